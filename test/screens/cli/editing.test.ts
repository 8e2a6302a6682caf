import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkout, ru } from '../../operations/writing/checkout.ts';
import { platformFolder, smallCity } from '../../support/platform-folder.ts';
import { apiWorld, laptop } from '../api/api-world.ts';
import { zeta } from './bin.ts';

const start = join(import.meta.dirname, '../../../src/start.ts');

describe('Texts, settings and products on the command line', () => {
  it('are written into the files here, and what was there is told', async () => {
    const { root } = platformFolder(smallCity('almaty'));
    const read = (path: string) => readFileSync(join(root, 'cities/almaty', path), 'utf8');
    const set = await zeta(root, ['prompts', 'set', 'almaty', 'greeting=Сәлем!', 'help=Раз\nдва']);
    expect(set.stdout).toBe(
      '✓ cities/almaty/prompts/ru.yaml is written\n  greeting: Привет из города {city_name}! → Сәлем!\n  help: nothing → Раз ⏎ два\n',
    );
    expect(read('prompts/ru.yaml')).toBe('greeting: |-\n  Сәлем!\nhelp: |-\n  Раз\n  два\n');
    const again = await zeta(root, ['prompts', 'set', 'almaty', 'greeting=Сәлем!', '--lang', 'ru']);
    expect(again.stdout).toContain('ничего не записано');
    expect((await zeta(root, ['prompts', 'unset', 'almaty', 'greeting', 'help'])).code).toBe(0);
    expect(read('prompts/ru.yaml')).toBe('{}\n');
    expect(
      (await zeta(root, ['city', 'set', 'almaty', 'manager.quiet_hours=10', 'manager.handle=@new_boss']))
        .code,
    ).toBe(0);
    expect(read('city.yaml')).toContain(
      'manager: { handle: "@new_boss", chat: "-1001234567", quiet_hours: 10 }',
    );
    expect((await zeta(root, ['catalog', 'set', 'almaty', 'Д-2', 'price=70000', 'stock=4'])).code).toBe(0);
    expect((await zeta(root, ['catalog', 'unset', 'almaty', 'Д-1', 'link'])).code).toBe(0);
    expect((await zeta(root, ['catalog', 'remove', 'almaty', 'С-1'])).code).toBe(0);
    expect(read('catalog.csv').split('\n').slice(1)).toEqual([
      'Д-1;Диван угловой «Каскад»;Диваны;100000;3;',
      'Д-2;Диван прямой «Ручей»;Диваны;70000;4;https://shop.example/p/2',
      '',
    ]);
    const audit = await zeta(root, ['audit', '--json']);
    const { entries } = JSON.parse(audit.stdout) as {
      readonly entries: readonly { readonly what: string; readonly kind: string }[];
    };
    expect(new Set(entries.map(({ what, kind }) => `${kind} ${what}`))).toEqual(
      new Set(['cli prompts-written', 'cli settings-written', 'cli products-written']),
    );
  });

  it('come from a file, or one of them from stdin', async () => {
    const { root } = platformFolder({
      ...smallCity('almaty'),
      'texts.yaml': 'help: Из файла\ngreeting:\nbuttons: { manager: Позвать }\n',
    });
    const file = await zeta(root, ['prompts', 'set', 'almaty', '--file', join(root, 'texts.yaml'), '--json']);
    expect(JSON.parse(file.stdout)).toMatchObject({
      written: { help: 'Из файла', greeting: null, 'buttons.manager': 'Позвать' },
      target: 'dev',
    });
  });

  it.each([
    [['prompts', 'set', 'almaty', 'greeting'], 2, 'sets nothing'],
    [['prompts', 'set', 'almaty', 'greeting={cty}'], 1, 'ZP204'],
    [['prompts', 'set', 'almaty', 'greeting=x', '--commit', '--branch'], 2, 'two ways'],
    [['prompts', 'set', 'almaty', 'greeting=x', '--branch'], 3, 'no git repository'],
    [['catalog', 'set', 'almaty', 'Д-1', 'colour=red'], 2, 'no column'],
    [['catalog', 'remove', 'almaty', 'Х-1'], 2, 'no product'],
  ])('are refused with a reason: %s', async (args, code, words) => {
    const run = await zeta(platformFolder(smallCity('almaty')).root, args);
    expect([run.code, run.stderr]).toEqual([code, expect.stringContaining(words)]);
  });

  it('become a commit where that is asked for, also after a kill in the middle', async () => {
    const { root, git, text } = await checkout();
    const branch = await zeta(root, ['prompts', 'set', 'almaty', 'greeting=Раз', '--branch']);
    expect(branch.stdout).toMatch(
      /on the branch zeta\/\S+, commit [0-9a-f]{10}[\s\S]*git push origin zeta\/[\s\S]*github\.com\/shop\/bots\/compare/,
    );
    const env = { ...process.env, ZETA_FAILPOINT: 'write:file-written' };
    const args = [start, '-C', root, 'prompts', 'set', 'almaty', 'greeting=Два', '--commit'];
    const child = spawn(process.execPath, args, { env, stdio: 'ignore' });
    expect(await new Promise((resolve) => child.once('exit', (_, signal) => resolve(signal)))).toBe(
      'SIGKILL',
    );
    expect([text(), git('log', '--format=%s')]).toEqual(['greeting: Два\n', 'first']);
    expect((await zeta(root, ['prompts', 'set', 'almaty', 'help=Три', '--commit'])).code).toBe(0);
    expect(git('log', '--format=%s')).toBe('almaty: prompts ru: help\nalmaty: prompts ru: greeting\nfirst');
    expect(git('status', '--porcelain')).toBe('');
  });

  it('are changed on a server, which says whether they are live', async () => {
    const world = await apiWorld();
    const here = laptop(world, await world.token({ scopes: ['write'] }));
    const run = (...args: string[]) => zeta(here.root, [...args, '--to', 'production']);
    expect((await run('prompts', 'set', 'almaty', 'greeting=Новое')).stdout).toContain('live as #2');
    expect(readFileSync(join(world.folder.root, ru), 'utf8')).toBe('greeting: |-\n  Новое\n');
    expect(readFileSync(join(here.root, ru), 'utf8')).not.toContain('Новое');
    expect((await run('catalog', 'set', 'almaty', 'Д-2', 'price=70000')).stdout).toContain(
      'waits: the catalog waits for deploy',
    );
    const wrong = await run('prompts', 'set', 'almaty', 'greeting={cty}');
    expect([wrong.code, wrong.stderr]).toEqual([1, expect.stringContaining('ZP204')]);
    expect((await run('city', 'set', 'almaty', 'telegram.token=env:X')).stderr).toContain(
      'may not change telegram.token',
    );
    expect((await run('prompts', 'set', 'almaty', 'greeting=x', '--commit')).code).toBe(2);
  });
});
