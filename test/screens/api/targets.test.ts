import { existsSync, readdirSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { sha256Hex } from '../../../src/base/digest.ts';
import { DeployUploads } from '../../../src/operations/api/deploy-upload.ts';
import { beginPlacing, settlePlacing } from '../../../src/operations/api/staged-upload.ts';
import { deployCities } from '../../../src/operations/deploy-cities.ts';
import { openPlatform } from '../../../src/operations/platform.ts';
import { almaty, customerOf, texts } from '../../support/customer.ts';
import { freePort } from '../../support/free-port.ts';
import { platformFolder, smallCity } from '../../support/platform-folder.ts';
import { tools, until } from '../../support/tools.ts';
import { startZeta, zeta } from '../cli/bin.ts';
import { type ApiWorld, apiWorld, laptop, read } from './api-world.ts';

const greeting = 'cities/almaty/prompts/ru.yaml';
const yaml = smallCity('almaty')['cities/almaty/city.yaml'] ?? '';
const catalog = smallCity('almaty')['cities/almaty/catalog.csv'] ?? '';

async function production(changes: Readonly<Record<string, string>> = {}) {
  const world = await apiWorld();
  const token = await world.token({ scopes: ['deploy', 'secrets'] });
  const here = laptop(world, token, changes);
  const run = (...args: string[]) => zeta(here.root, [...args, '--to', 'production']);
  return { world, token, here, run };
}

function uploads(world: ApiWorld): readonly string[] {
  const folder = join(world.folder.root, '.zeta/dev/uploads');
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) =>
    /[0-9a-f]{64}$/.test(path),
  );
}

/** Files that are not whole. */
function drafts(root: string): readonly string[] {
  return readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.draft'));
}

/** A file whose rest never comes. */
async function halfSent(port: number, token: string): Promise<Socket> {
  const socket = connect(port, '127.0.0.1');
  await new Promise((resolve) => socket.once('connect', resolve));
  socket.on('error', () => undefined);
  socket.write(
    `PUT /api/files/${sha256Hex('x')} HTTP/1.1\r\nhost: x\r\nauthorization: Bearer ${token}\r\ncontent-type: application/octet-stream\r\ncontent-length: 100\r\n\r\nabc`,
  );
  return socket;
}

describe('zeta deploy --to production', () => {
  it('sends what changed, makes it live with the name of its token, and leaves the folder as it is live', async () => {
    const settings = yaml.replace('name: Тест', 'name: Қарағанды');
    const { world, run } = await production({
      [greeting]: 'greeting: Сәлем, {city_name}!\n',
      'cities/almaty/city.yaml': settings,
    });
    const planned = await run('plan', 'almaty', '--exit-code');
    expect([planned.code, planned.stdout]).toEqual([4, expect.stringContaining('Сәлем')]);
    expect(uploads(world)).toHaveLength(2);
    const deployed = await run('deploy', '-m', 'сәлемдесу');
    expect(deployed.code, deployed.stderr).toBe(0);
    expect(deployed.stdout).toContain('almaty: live as almaty#2');
    expect(deployed.stdout).toContain('astana: nothing to do');
    expect(deployed.stdout).toContain('target: production');
    expect(read(world.folder.root, 'cities/almaty/city.yaml')).toBe(settings);
    expect(existsSync(join(world.folder.root, 'cities/.upload'))).toBe(false);
    await until(() => world.serving.runtime.cities.get(almaty)?.release === 2, 'it is served');
    expect(texts(await customerOf(world.serving).say('/start'))).toEqual(['Сәлем, Қарағанды!']);
    const [release] = await world.serving.store.releases(almaty);
    expect(release).toMatchObject({ number: 2, origin: 'api', message: 'сәлемдесу' });
    expect(release?.author).toMatch(/^t\d+/);
    // The watcher sees the files that came, and finds them live.
    expect((await run('deploy')).stdout).toContain('almaty: nothing to do, live as almaty#2');
    expect((await world.serving.store.releases(almaty)).length).toBe(2);
  });

  it('is stopped by a mistake here, before anything is sent, and goes on with the other cities', async () => {
    const { world, run } = await production({
      [greeting]: "greeting: 'Салем {nobody}'\n",
      'cities/astana/prompts/ru.yaml': 'greeting: Салем\n',
    });
    const both = await run('deploy');
    expect(both.code).toBe(6);
    expect(both.stdout).toContain('almaty: has mistakes');
    expect(both.stdout).toContain('ZP204');
    expect(both.stdout).toContain('astana: live as astana#2');
    expect((await run('deploy', 'almaty')).code).toBe(1);
    // What is live waits for nothing, and what has mistakes was never sent.
    expect(uploads(world)).toEqual([]);
  });

  it('is refused by a guard of the server with exit 5, and nothing of it stays', async () => {
    const few = catalog.split('\n').slice(0, 2).join('\n');
    const { world, run } = await production({
      'cities/almaty/catalog.csv': few,
      [greeting]: 'greeting: Новое\n',
    });
    const refused = await run('deploy', 'almaty');
    expect([refused.code, refused.stdout]).toEqual([5, expect.stringContaining('product-drop')]);
    expect(read(world.folder.root, 'cities/almaty/catalog.csv')).toBe(catalog);
    const allowed = await run('deploy', 'almaty', '--allow', 'product-drop');
    expect(allowed.code).toBe(0);
    expect(read(world.folder.root, 'cities/almaty/catalog.csv')).toBe(few);
  });

  it('may be planned by who may but read, and not done', async () => {
    const { world, here, run } = await production({ [greeting]: 'greeting: Новое\n' });
    here.write('.env', `ZETA_TOKEN=${await world.token({ scopes: ['read'] })}\n`);
    expect((await run('plan', 'almaty', '--exit-code')).code).toBe(4);
    const deployed = await run('deploy', 'almaty');
    expect([deployed.code, deployed.stderr]).toEqual([3, expect.stringContaining('may not deploy')]);
  });

  it('is not taken where the cities come from git, and shows no escapes of others', async () => {
    const { world, token } = await production();
    const work = new DeployUploads({ ...tools, isTracked: async () => true });
    const platform = await openPlatform(tools, { root: world.folder.root, target: 'dev' });
    const path = 'cities/almaty/city.yaml';
    expect(await work.missing(platform, { cities: [] }, [sha256Hex(yaml)])).toEqual([]);
    const upload = {
      cities: ['almaty'],
      files: ['city.yaml', 'catalog.csv', 'prompts/ru.yaml'].map((name) => ({
        path: `cities/almaty/${name}`,
        sha256: sha256Hex(read(world.folder.root, `cities/almaty/${name}`)),
      })),
    };
    const options = { message: 'a\u001b[31mb', allow: [], commit: '', author: 'x\u001b[2J' };
    const uploader = {
      kind: 'token',
      name: 'ci',
      cities: [],
      scopes: [],
      hash: '',
    } as const;
    await expect(work.deploy(platform, uploader, upload, options)).rejects.toMatchObject({
      code: 'synced-from-git',
    });
    expect(read(world.folder.root, path)).toBe(yaml);
    world.folder.write(greeting, 'greeting: Другое\n');
    const changed = { ...upload, files: upload.files.filter(({ path: one }) => one !== greeting) };
    const answer = await world.post('/api/deploy', token, { upload: changed, options });
    expect(answer.status).toBe(200);
    const [release] = await world.serving.store.releases(almaty);
    expect(`${release?.author}${release?.message}`).toMatch(/^t\d+: x \[2Ja \[31mb$/);
  });

  it('by two at once makes each city live in one of the two orders, whole', async () => {
    const { world, token, run } = await production({ [greeting]: 'greeting: Первый\n' });
    const other = laptop(world, token, { [greeting]: 'greeting: Второй\n' });
    const runs = await Promise.all([run('deploy'), zeta(other.root, ['deploy', '--to', 'production'])]);
    expect(runs.map(({ code }) => code)).toEqual([0, 0]);
    const live = await world.serving.store.liveRelease(almaty);
    const release = live && (await world.serving.store.release(almaty, live.number));
    const text = /Первый|Второй/.exec(read(world.folder.root, greeting))?.[0] ?? 'none';
    expect(release?.prompts).toContain(text);
    expect((await world.serving.store.releases(almaty)).length).toBe(3);
  });

  it('by a token of one city cannot change what is under the others', async () => {
    const { world, here, run } = await production();
    const own = await world.token({ cities: ['almaty'] });
    here.write('.env', `ZETA_TOKEN=${own}\n`);
    here.write(greeting, 'greeting: Моё\n');
    expect((await run('deploy', 'almaty')).code).toBe(0);
    expect((await run('deploy', 'astana')).stderr).toContain('not for astana');
    here.write('cities/_shared/prompts/ru.yaml', 'help: Общая\n');
    const shared = await run('deploy', 'almaty');
    expect([shared.code, shared.stderr]).toEqual([3, expect.stringContaining('_shared')]);
    expect(existsSync(join(world.folder.root, 'cities/_shared'))).toBe(false);
  });

  it('says what is wrong with the way there', async () => {
    const { world, here, run } = await production();
    here.write('.env', '');
    expect((await run('status')).stderr).toContain('env:ZETA_TOKEN is not set');
    here.write('.env', `ZETA_TOKEN=zeta_${'A'.repeat(43)}\n`);
    const unknown = await run('deploy', '--json');
    expect(unknown.code).toBe(3);
    expect(JSON.parse(unknown.stdout)).toMatchObject({ error: { code: 'token-unknown' } });
    const target = (url: string) =>
      here.write('zeta.yaml', `targets: { production: { url: "${url}", token: env:ZETA_TOKEN } }\n`);
    target(world.serving.publicUrl);
    expect((await run('status')).stderr).toContain('There is no API of ZETA');
    target('http://shop.example');
    expect([(await run('status')).code, (await run('status')).stderr]).toEqual([
      2,
      expect.stringContaining('is not https'),
    ]);
    target('http://127.0.0.1:1');
    const down = await run('status');
    expect([down.code, down.stderr]).toEqual([
      3,
      expect.stringContaining('cannot be reached (ECONNREFUSED)'),
    ]);
    expect((await run('dead', 'list')).stderr).toContain('works on this machine alone');
    expect((await zeta(here.root, ['status', '--to', 'prod'])).stderr).toContain('production (a server)');
  });
});

describe('A server', () => {
  it('is rolled back, unpinned, and tells of its releases and itself', async () => {
    const { world, run } = await production({ [greeting]: 'greeting: Другое\n' });
    await run('deploy', 'almaty');
    const back = await run('rollback', 'almaty');
    expect(back.stdout).toContain('back from #2 to #1');
    await until(() => world.serving.runtime.cities.get(almaty)?.release === 1, 'the earlier one is served');
    expect((await run('deploy', 'almaty')).code).toBe(5);
    const status = await run('status');
    expect(status.stdout).toMatch(/target production[\s\S]*almaty +#1 pinned/);
    expect((await run('unpin', 'almaty')).code).toBe(0);
    expect((await run('releases', 'almaty')).stdout).toMatch(/almaty#2.*api/);
    expect((await run('rollback', 'almaty', '9')).code).toBe(2);
    expect((await run('plan', 'almaty#1..#2')).stdout).toContain('Другое');
  });

  it('takes a secret that nobody sees', async () => {
    const { world, here, run } = await production();
    const value = `123456789:AA${'s'.repeat(33)}`;
    const before = await run('secret', 'list');
    expect(before.stdout).toContain('✗ ALMATY_TOKEN: missing');
    const put = await world.call(
      '/api/secrets/ALMATY_TOKEN',
      read(here.root, '.env').slice('ZETA_TOKEN='.length).trim(),
      {
        method: 'PUT',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ value }),
      },
    );
    const answer = await put.text();
    expect(put.status).toBe(200);
    expect(read(world.folder.root, '.env')).toContain(value);
    const after = await run('secret', 'list');
    expect(after.stdout).toContain('✓ ALMATY_TOKEN: set');
    expect(answer + after.stdout).not.toContain(value);
    const resolve = tools.references(world.folder.root);
    await until(() => resolve('env:ALMATY_TOKEN')?.reveal() === value, 'it works');
  });

  it('keeps no file under a hash that is not its own, and asks for it again', async () => {
    const { world, token } = await production();
    const sha256 = sha256Hex('right');
    const send = (body: string) =>
      world.call(`/api/files/${sha256}`, token, {
        method: 'PUT',
        headers: { 'content-type': 'application/octet-stream' },
        body,
      });
    const missing = async () => (await world.post('/api/files/missing', token, { files: [sha256] })).json();
    const wrong = await send('wrong');
    expect([wrong.status, await wrong.json()]).toMatchObject([409, { code: 'other-content' }]);
    expect(await missing()).toEqual({ missing: [sha256] });
    expect((await send('right')).status).toBe(200);
    expect(await missing()).toEqual({ missing: [] });
    const files = [{ path: 'cities/almaty/city.yaml', sha256: sha256Hex('never sent') }];
    const options = { message: '', allow: [], commit: '', author: '' };
    const deploy = await world.post('/api/deploy', token, { upload: { cities: ['almaty'], files }, options });
    expect(await deploy.json()).toMatchObject({ code: 'files-missing', status: 409 });
  });

  it('that is killed after files were sent has them when it is there again', async () => {
    const folder = platformFolder(smallCity('almaty'));
    const port = await freePort();
    const start = () => startZeta(folder.root, ['dev', '--private', `127.0.0.1:${port}`], /Talk to the bots/);
    const first = await start();
    const made = await zeta(folder.root, ['--json', 'token', 'create', 'ci', '--scope', 'deploy']);
    const { token } = JSON.parse(made.stdout) as { token: string };
    const url = `http://127.0.0.1:${port}`;
    const here = platformFolder({
      ...smallCity('almaty'),
      [greeting]: 'greeting: Жаңа\n',
      'zeta.yaml': `targets: { production: { url: "${url}", token: env:ZETA_TOKEN } }\n`,
      '.env': `ZETA_TOKEN=${token}\n`,
    });
    expect((await zeta(here.root, ['plan', '--to', 'production'])).code).toBe(0);
    const half = await halfSent(port, token);
    await until(() => drafts(folder.root).length === 1, 'another file is on its way');
    first.process.kill('SIGKILL');
    await first.ended;
    half.destroy();
    expect(drafts(folder.root)).toHaveLength(1);
    folder.write('cities/.upload/cities/almaty/prompts/ru.yaml', 'greeting: Не дошло\n');
    const down = await zeta(here.root, ['deploy', '--to', 'production']);
    expect(down.code).toBe(3);
    await start();
    expect([drafts(folder.root), existsSync(join(folder.root, 'cities/.upload'))]).toEqual([[], false]);
    const asked = await fetch(`${url}/api/files/missing`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify({ files: [sha256Hex('greeting: Жаңа\n')] }),
    });
    expect(await asked.json()).toEqual({ missing: [] });
    const deployed = await zeta(here.root, ['deploy', '--to', 'production']);
    expect([deployed.code, deployed.stdout]).toEqual([0, expect.stringContaining('live as almaty#2')]);
  });

  it('that was killed after a deploy and before its folder came has it completed by the next start', async () => {
    const { world } = await production();
    const { root } = world.folder;
    const platform = await openPlatform(tools, { root, target: 'dev' });
    const staged = { ...platform, files: tools.filesAt(join(root, 'cities/.upload')) };
    const text = 'greeting: Живой\n';
    for (const [path, content] of Object.entries({ ...smallCity('almaty'), [greeting]: text }))
      world.folder.write(`cities/.upload/${path}`, content);
    world.folder.write('cities/.upload/cities/_shared/prompts/ru.yaml', 'help: Общая\n');
    await beginPlacing(platform, [almaty], 'tester');
    await deployCities(tools, staged, { names: ['almaty'], message: '', allow: [], origin: 'api' });
    expect(read(root, greeting)).not.toBe(text);
    await settlePlacing(platform);
    expect(read(root, greeting)).toBe(text);
    expect(read(root, 'cities/_shared/prompts/ru.yaml')).toContain('Общая');
    // Done twice, it changes nothing.
    await settlePlacing(platform);
    expect(read(root, greeting)).toBe(text);
    expect(existsSync(join(root, 'cities/.upload'))).toBe(false);
  });

  it('that was killed there after a guard was overruled has it completed, too', async () => {
    const { world } = await production();
    const { root } = world.folder;
    const platform = await openPlatform(tools, { root, target: 'dev' });
    const staged = { ...platform, files: tools.filesAt(join(root, 'cities/.upload')) };
    const fewer = catalog.split('\n').slice(0, 2).join('\n');
    const path = 'cities/almaty/catalog.csv';
    for (const [name, content] of Object.entries({ ...smallCity('almaty'), [path]: fewer }))
      world.folder.write(`cities/.upload/${name}`, content);
    await beginPlacing(platform, [almaty], 'tester');
    const options = { names: ['almaty'], message: '', allow: ['product-drop'], origin: 'api' } as const;
    expect((await deployCities(tools, staged, options)).cities).toMatchObject([{ kind: 'live' }]);
    await settlePlacing(platform);
    expect(read(root, path)).toBe(fewer);
  });

  it('that came to nothing leaves the folder to whoever deployed there meanwhile', async () => {
    const { world } = await production();
    const { root } = world.folder;
    const platform = await openPlatform(tools, { root, target: 'dev' });
    world.folder.write(`cities/.upload/${greeting}`, 'greeting: Не вышло\n');
    await beginPlacing(platform, [almaty], 'ci: Dana');
    world.folder.write(greeting, 'greeting: Правка на сервере\n');
    await deployCities(tools, platform, { names: ['almaty'], message: '', allow: [] });
    await settlePlacing(platform);
    expect(read(root, greeting)).toBe('greeting: Правка на сервере\n');
  });

  it('that was killed before anything was live keeps its folders', async () => {
    const { world } = await production();
    const { root } = world.folder;
    const platform = await openPlatform(tools, { root, target: 'dev' });
    world.folder.write(`cities/.upload/${greeting}`, 'greeting: Не вышло\n');
    await beginPlacing(platform, [almaty], 'tester');
    await settlePlacing(platform);
    expect(read(root, greeting)).not.toContain('Не вышло');
    expect(existsSync(join(root, '.zeta/dev/uploads/placing.json'))).toBe(false);
  });
});
