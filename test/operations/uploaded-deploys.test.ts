import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { nodeFiles } from '../../src/adapters/node/node-files.ts';
import { sha256Hex } from '../../src/base/digest.ts';
import type { TelegramEmulator } from '../../src/emulators/telegram/telegram-emulator.ts';
import { startTelegramEmulator } from '../../src/emulators/telegram/telegram-emulator.ts';
import { ApiWork } from '../../src/operations/api/api-work.ts';
import { Uploads } from '../../src/operations/api/uploads.ts';
import type { ApiAsk, ApiOutcome, UploadedDeploy } from '../../src/operations/api/wire.ts';
import { createToken, hashOfToken, revokeToken } from '../../src/operations/api-tokens.ts';
import type { Deployment } from '../../src/operations/deploy-cities.ts';
import { openPlatform } from '../../src/operations/platform.ts';
import { status } from '../../src/operations/status.ts';
import type { Failpoint } from '../../src/runtime/failpoints.ts';
import { type PlatformFolder, platformFolder, smallCity } from '../support/platform-folder.ts';
import { tools } from '../support/tools.ts';

const bots = {
  almaty: `123456789:AA${'l'.repeat(33)}`,
  astana: `987654321:AA${'o'.repeat(33)}`,
};
const greeting = 'cities/almaty/prompts/ru.yaml';
const publicUrl = 'https://bots.shop.example';
const both = { ...smallCity('almaty'), ...smallCity('astana') };

/** A server whose bots are real ones, as far as it can tell; `onReach`: in the midst of what it does. */
async function server(onReach: (point: Failpoint) => Promise<void> | void = () => undefined) {
  const telegram = await startTelegramEmulator();
  onTestFinished(() => telegram.close());
  telegram.addBot({ token: bots.almaty, username: 'almaty_bot', name: 'Алматы' });
  telegram.addBot({ token: bots.astana, username: 'astana_bot', name: 'Астана' });
  const folder = platformFolder({
    'zeta.yaml': `target: local\npublicUrl: ${publicUrl}\ntelegram: { apiRoot: "${telegram.url}" }\n`,
    '.env': `ALMATY_TOKEN=${bots.almaty}\nASTANA_TOKEN=${bots.astana}\n`,
  });
  const platform = await openPlatform(tools, { root: folder.root });
  const late = { ms: 0 };
  const clock = { ...tools.clock, now: () => tools.clock.now() + late.ms };
  const made = { ...tools, clock, reach: (point: Failpoint) => void onReach(point) };
  const work = new ApiWork({
    ...made,
    telegramTools: async (wayTo) => ({ ...(await tools.telegramTools(wayTo)), reach: made.reach }),
  });
  const token = async (name: string, more: { readonly expires?: string } = {}) => {
    const created = await createToken(tools, platform, { name, scopes: ['deploy'], cities: [], ...more });
    const hash = hashOfToken(created.token.reveal());
    return { kind: 'token', name, cities: [], scopes: ['deploy'], hash, expiresAt: null } as const;
  };
  const ask = async (who: Awaited<ReturnType<typeof token>>, asked: ApiAsk): Promise<ApiOutcome> =>
    work.answer({
      root: folder.root,
      data: join(folder.root, '.zeta'),
      target: 'local',
      who,
      request: { id: 'r1', address: '127.0.0.1', agent: '' },
      ask: asked,
    });
  /** Puts the files where they would be, had they been sent, and deploys them. */
  const deploy = async (
    who: Awaited<ReturnType<typeof token>>,
    files: Readonly<Record<string, string>>,
    more: Partial<UploadedDeploy> = {},
  ): Promise<Deployment['cities']> => {
    const day = new Date().toISOString().slice(0, 10);
    const listed = Object.entries(files).map(([path, text]) => {
      folder.write(`.zeta/local/uploads/${day}/ci/${sha256Hex(text)}`, text);
      return { path, sha256: sha256Hex(text) };
    });
    const cities = [...new Set(Object.keys(files).map((path) => path.split('/')[1] ?? ''))];
    const options = { message: '', allow: [], commit: '', author: '' };
    const outcome = await ask(who, {
      verb: 'deploy',
      input: { upload: { cities, files: listed }, options: { ...options, ...more } },
    });
    if (!('json' in outcome)) throw new Error(outcome.problem.detail);
    return (JSON.parse(outcome.json) as Deployment).cities;
  };
  return { telegram, folder, platform, late, token, ask, deploy };
}

function called(telegram: TelegramEmulator, method: string) {
  return telegram.calls().filter((call) => call.method === method);
}

function lies({ root }: PlatformFolder, path: string): string | undefined {
  return existsSync(join(root, path)) ? readFileSync(join(root, path), 'utf8') : undefined;
}

describe('A deploy that was sent to a server', () => {
  it('asks whose token it is, sets and verifies the webhook and tells the profile, as one on the server does', async () => {
    const { telegram, platform, token, deploy } = await server();
    const ci = await token('ci');
    expect(await deploy(ci, smallCity('almaty'))).toMatchObject([
      {
        kind: 'live',
        telegram: [
          { step: 'bot', state: 'kept', detail: '@almaty_bot' },
          { step: 'webhook', state: 'done', detail: `${publicUrl}/telegram/almaty` },
          { step: 'profile', state: 'done' },
        ],
      },
    ]);
    expect(called(telegram, 'getWebhookInfo')).toHaveLength(2);
    expect(called(telegram, 'setMyCommands').length).toBeGreaterThanOrEqual(2);
    expect((await status(tools, platform)).cities).toMatchObject([{ live: 1, owed: [], refused: null }]);
    expect(await deploy(ci, smallCity('almaty'))).toMatchObject([
      { kind: 'unchanged', telegram: [{ state: 'kept' }, { state: 'kept' }, { state: 'kept' }] },
    ]);
    expect(called(telegram, 'setWebhook')).toHaveLength(1);
  });

  it('does not go live with a wrong, foreign or refused bot: the last good stays, status says why, and the next one mends it', async () => {
    const { telegram, folder, platform, token, deploy } = await server();
    const ci = await token('ci');
    await deploy(ci, smallCity('almaty'));
    const yaml = both['cities/almaty/city.yaml'] ?? '';
    const named = {
      ...smallCity('almaty'),
      'cities/almaty/city.yaml': yaml.replace('_TOKEN }', '_TOKEN, username: shop_of_almaty_bot }'),
    };
    expect(await deploy(ci, named)).toMatchObject([{ kind: 'failed', error: { code: 'other-bot' } }]);
    expect(lies(folder, 'cities/almaty/city.yaml')).toBe(yaml);
    folder.write('.env', `ALMATY_TOKEN=${bots.almaty}\nASTANA_TOKEN=${bots.almaty}\n`);
    expect(await deploy(ci, smallCity('astana'))).toMatchObject([
      { kind: 'failed', error: { code: 'bot-taken' } },
    ]);
    expect(lies(folder, 'cities/astana/city.yaml')).toBeUndefined();

    telegram.removeBot(bots.almaty);
    const news = { ...smallCity('almaty'), [greeting]: 'greeting: Новое\n' };
    expect(await deploy(ci, news)).toMatchObject([{ kind: 'failed', error: { code: 'token-refused' } }]);
    expect((await status(tools, platform)).cities).toMatchObject([
      { live: 1, refused: expect.stringContaining('Telegram does not take env:ALMATY_TOKEN') },
    ]);
    expect(lies(folder, greeting)).not.toContain('Новое');
    telegram.addBot({ token: bots.almaty, username: 'almaty_bot', name: 'Алматы' });
    expect(await deploy(ci, news)).toMatchObject([{ kind: 'live', number: 2 }]);
    expect((await status(tools, platform)).cities).toMatchObject([{ live: 2, refused: null, owed: [] }]);
  });

  it('is told no more of a refusal once what is live is wanted again', async () => {
    const { telegram, platform, token, deploy } = await server();
    const ci = await token('ci');
    await deploy(ci, smallCity('almaty'));
    telegram.removeBot(bots.almaty);
    await deploy(ci, { ...smallCity('almaty'), [greeting]: 'greeting: Новое\n' });
    telegram.addBot({ token: bots.almaty, username: 'almaty_bot', name: 'Алматы' });
    expect(await deploy(ci, smallCity('almaty'))).toMatchObject([{ kind: 'unchanged' }]);
    expect((await status(tools, platform)).cities).toMatchObject([{ live: 1, refused: null }]);
  });

  it('whose bot is revoked between check and switch is live, its telling refused and owed, and the next one mends it', async () => {
    const seen: { telegram?: TelegramEmulator } = {};
    const { telegram, platform, token, deploy } = await server((point) => {
      if (point === 'deploy:before-switch') seen.telegram?.removeBot(bots.almaty);
    });
    seen.telegram = telegram;
    const ci = await token('ci');
    expect(await deploy(ci, smallCity('almaty'))).toMatchObject([
      {
        kind: 'live',
        telegram: [{}, { step: 'webhook', state: 'refused' }, { step: 'profile', state: 'refused' }],
      },
    ]);
    expect((await status(tools, platform)).cities).toMatchObject([{ live: 1, owed: ['webhook', 'profile'] }]);
    telegram.addBot({ token: bots.almaty, username: 'almaty_bot', name: 'Алматы' });
    delete seen.telegram;
    expect(await deploy(ci, smallCity('almaty'))).toMatchObject([
      { kind: 'unchanged', telegram: [{}, { state: 'done' }, { state: 'done' }] },
    ]);
    expect((await status(tools, platform)).cities).toMatchObject([{ owed: [] }]);
  });

  it('whose own token is revoked meanwhile stops before the next city; status says why, and another token ends it', async () => {
    const revoking: { now: boolean; done?: Promise<unknown> } = { now: false };
    const { folder, platform, token, deploy } = await server((point) => {
      // The first city is live: the first of the calls that it takes is under way.
      if (point !== 'deploy:after-switch' || !revoking.now) return;
      revoking.now = false;
      revoking.done = revokeToken(tools, platform, 'ci');
    });
    const ci = await token('ci');
    await deploy(ci, both);
    revoking.now = true;
    const news = {
      ...both,
      [greeting]: 'greeting: Новое\n',
      'cities/astana/prompts/ru.yaml': 'greeting: Новое\n',
    };
    const deployed = await deploy(ci, news);
    await revoking.done;
    expect(deployed).toMatchObject([
      { city: 'almaty', kind: 'live', number: 2 },
      { city: 'astana', kind: 'failed', error: { code: 'token-revoked', exit: 3 } },
    ]);
    expect((await status(tools, platform)).cities).toMatchObject([
      { city: 'almaty', live: 2, refused: null },
      { city: 'astana', live: 1, refused: 'did not go live: The token ci is revoked.' },
    ]);
    // What is live lies there, and what is not does not.
    expect(lies(folder, greeting)).toContain('Новое');
    expect(lies(folder, 'cities/astana/prompts/ru.yaml')).not.toContain('Новое');
    expect(await deploy(await token('other'), news)).toMatchObject([
      { kind: 'unchanged' },
      { city: 'astana', kind: 'live', number: 2 },
    ]);
    expect((await status(tools, platform)).cities).toMatchObject([{}, { live: 2, refused: null }]);
  });

  it('whose token expires meanwhile stops before the next city', async () => {
    const seen: { late?: { ms: number } } = {};
    const { late, token, deploy } = await server((point) => {
      if (point === 'deploy:after-switch' && seen.late) seen.late.ms = 3600_000;
    });
    const short = await token('short', { expires: '30m' });
    seen.late = late;
    expect(await deploy(short, both)).toMatchObject([
      { city: 'almaty', kind: 'live', number: 1 },
      { city: 'astana', kind: 'failed', error: { code: 'token-expired', exit: 3 } },
    ]);
  });

  it('that is only tried, or offline, does as much as such a one on the server', async () => {
    const { telegram, folder, platform, token, deploy } = await server();
    const ci = await token('ci');
    expect(await deploy(ci, smallCity('almaty'), { isDryRun: true })).toMatchObject([
      { kind: 'planned', telegram: [{ step: 'bot', state: 'kept', detail: '@almaty_bot' }] },
    ]);
    expect(telegram.calls().map(({ method }) => method)).toEqual(['getMe']);
    expect(lies(folder, 'cities/almaty/city.yaml')).toBeUndefined();
    expect((await status(tools, platform)).cities).toEqual([]);
    expect(await deploy(ci, smallCity('almaty'), { isOffline: true })).toMatchObject([
      { kind: 'live', telegram: [{ state: 'owed' }, { state: 'owed' }, { state: 'owed' }] },
    ]);
    expect(telegram.calls()).toHaveLength(1);
  });

  it('waits no more once it is live, and as long as a guard or a mistake holds it up', async () => {
    const { folder, token, deploy } = await server();
    const ci = await token('ci');
    await deploy(ci, both);
    const few = (both['cities/almaty/catalog.csv'] ?? '').split('\n').slice(0, 2).join('\n');
    const news = {
      ...both,
      'cities/almaty/catalog.csv': few,
      'cities/astana/prompts/ru.yaml': 'greeting: Новое\n',
    };
    expect(await deploy(ci, news)).toMatchObject([{ kind: 'refused' }, { kind: 'live' }]);
    const kept = new Uploads(nodeFiles(join(folder.root, '.zeta/local')), () => Date.now());
    const waiting = await kept.byHash();
    expect(waiting.has(sha256Hex(few))).toBe(true);
    expect(waiting.has(sha256Hex('greeting: Новое\n'))).toBe(false);
    expect(await deploy(ci, news, { allow: ['product-drop'] })).toMatchObject([{ kind: 'live' }, {}]);
    expect((await kept.byHash()).size).toBe(0);
  });
});
