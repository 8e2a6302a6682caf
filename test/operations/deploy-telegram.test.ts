import { describe, expect, it, onTestFinished } from 'vitest';
import { startTelegramEmulator } from '../../src/emulators/telegram/telegram-emulator.ts';
import { type DeployOptions, deployCities } from '../../src/operations/deploy-cities.ts';
import { openPlatform } from '../../src/operations/platform.ts';
import { rollbackCity } from '../../src/operations/rollback-city.ts';
import { status } from '../../src/operations/status.ts';
import { deploymentText } from '../../src/report/deploy-text.ts';
import { plainStyle } from '../../src/report/style.ts';
import { platformFolder, smallCity } from '../support/platform-folder.ts';
import { testServeTools, tools } from '../support/tools.ts';

const token = `123456789:AA${'l'.repeat(33)}`;
const otherToken = `987654321:AA${'o'.repeat(33)}`;
const publicUrl = 'https://bots.shop.example';

/** A platform on the target `local`, whose Telegram is an emulator. */
async function shop({
  cities = smallCity('almaty'),
  env = `ALMATY_TOKEN=${token}\n`,
  url = publicUrl,
}: {
  readonly cities?: Readonly<Record<string, string>>;
  readonly env?: string;
  readonly url?: string;
} = {}) {
  const telegram = await startTelegramEmulator();
  onTestFinished(() => telegram.close());
  telegram.addBot({ token, username: 'almaty_bot', name: 'Алматы' });
  telegram.addBot({ token: otherToken, username: 'other_bot', name: 'Другой' });
  const folder = platformFolder({
    ...cities,
    'zeta.yaml': `target: local\n${url && `publicUrl: ${url}\n`}telegram: { apiRoot: "${telegram.url}" }\n`,
    '.env': env,
  });
  const platform = await openPlatform(tools, { root: folder.root });
  const deploy = async (options: Partial<DeployOptions> = {}) =>
    (
      await deployCities(tools, platform, {
        ...{ names: [], message: '', allow: [], telegram: testServeTools() },
        ...options,
      })
    ).cities;
  const called = (method: string) => telegram.calls().filter((call) => call.method === method);
  const setting = (change: (yaml: string) => string) =>
    folder.write('cities/almaty/city.yaml', change(smallCity('almaty')['cities/almaty/city.yaml'] ?? ''));
  return { telegram, folder, platform, deploy, called, setting };
}

describe('A deploy to real bots', () => {
  it('asks whose token it is, sets and verifies the webhook, tells the profile, and then does nothing', async () => {
    const { deploy, called, platform } = await shop();
    const [first] = await deploy();
    expect(first).toMatchObject({
      kind: 'live',
      telegram: [
        { step: 'bot', state: 'kept', detail: '@almaty_bot' },
        { step: 'webhook', state: 'done', detail: `${publicUrl}/telegram/almaty` },
        { step: 'profile', state: 'done' },
      ],
    });
    const [set] = called('setWebhook');
    expect(set?.params).toMatchObject({
      url: `${publicUrl}/telegram/almaty`,
      secret_token: expect.stringMatching(/^[\w-]{43}$/),
    });
    expect(called('getWebhookInfo')).toHaveLength(2);
    expect(called('setMyCommands').length).toBeGreaterThanOrEqual(2);
    const before = called('setMyCommands').length;
    expect(await deploy()).toMatchObject([
      { kind: 'unchanged', telegram: [{ state: 'kept' }, { state: 'kept' }, { state: 'kept' }] },
    ]);
    expect(called('setWebhook')).toHaveLength(1);
    expect(called('setMyCommands')).toHaveLength(before);
    expect((await status(tools, platform)).cities).toMatchObject([{ city: 'almaty', owed: [] }]);
  });

  it('mends a webhook that somebody else set, and says what it was', async () => {
    const { deploy, called, telegram } = await shop();
    await deploy();
    await fetch(`${telegram.url}/bot${token}/setWebhook?url=https://elsewhere.example/x`);
    const [deployed] = await deploy();
    expect(deployed).toMatchObject({ kind: 'unchanged' });
    expect(deployed?.kind === 'unchanged' && deployed.telegram[1]).toEqual({
      step: 'webhook',
      state: 'done',
      detail: `${publicUrl}/telegram/almaty (it was https://elsewhere.example/x)`,
    });
    expect(called('setWebhook').at(-1)?.params['url']).toBe(`${publicUrl}/telegram/almaty`);
  });

  it('does not go live with another bot than city.yaml names, nor with a token that Telegram refuses', async () => {
    const { deploy, setting, telegram, platform } = await shop();
    setting((yaml) => yaml.replace('_TOKEN }', '_TOKEN, username: shop_of_almaty_bot }'));
    const [other] = await deploy();
    expect(other).toMatchObject({ kind: 'failed', error: { code: 'other-bot' } });
    setting((yaml) => yaml);
    telegram.removeBot(token);
    expect(await deploy()).toMatchObject([{ kind: 'failed', error: { code: 'token-refused' } }]);
    expect((await status(tools, platform)).cities).toMatchObject([{ live: null }]);
  });

  it('does not give a city the bot that serves another, whatever their tokens are called', async () => {
    const { deploy, folder } = await shop({
      cities: { ...smallCity('almaty'), ...smallCity('astana') },
      env: `ALMATY_TOKEN=${token}\nASTANA_TOKEN=${token}\n`,
    });
    expect(await deploy()).toMatchObject([
      { city: 'almaty', kind: 'live' },
      { city: 'astana', kind: 'failed', error: { code: 'bot-taken' } },
    ]);
    folder.write('.env', `ALMATY_TOKEN=${token}\nASTANA_TOKEN=${otherToken}\n`);
    expect(await deploy()).toMatchObject([{ kind: 'unchanged' }, { kind: 'live' }]);
  });

  it('is live all the same while Telegram is away: its part is owed, shown, and done by the next deploy', async () => {
    const { deploy, telegram, platform } = await shop();
    telegram.fail({ times: 1, how: { kind: '5xx' } });
    const [away] = await deploy();
    expect(away).toMatchObject({
      kind: 'live',
      telegram: [{ state: 'owed' }, { state: 'owed' }, { state: 'owed' }],
    });
    expect((await status(tools, platform)).cities).toMatchObject([{ owed: ['bot', 'webhook', 'profile'] }]);
    expect(await deploy()).toMatchObject([
      { kind: 'unchanged', telegram: [{}, { state: 'done' }, { state: 'done' }] },
    ]);
    telegram.fail({ method: 'setWebhook', times: 1, how: { kind: '5xx' } });
    await fetch(`${telegram.url}/bot${token}/deleteWebhook`);
    expect(await deploy()).toMatchObject([{ telegram: [{}, { step: 'webhook', state: 'owed' }, {}] }]);
    expect(await deploy()).toMatchObject([{ telegram: [{}, { step: 'webhook', state: 'done' }, {}] }]);
  });

  it('survives a token that is revoked between the check and the switch', async () => {
    const { deploy, telegram } = await shop();
    const revoked = deploy({ onStage: (_, stage) => stage === 'switch' && telegram.removeBot(token) });
    expect(await revoked).toMatchObject([
      { kind: 'live', telegram: [{ state: 'kept' }, { step: 'webhook', state: 'refused' }, {}] },
    ]);
    telegram.addBot({ token, username: 'almaty_bot', name: 'Алматы' });
    expect(await deploy()).toMatchObject([{ kind: 'unchanged', telegram: [{}, { state: 'done' }, {}] }]);
  });

  it('offline asks nobody, and without a public address the webhook is owed', async () => {
    const { telegram, platform, deploy } = await shop({ url: '' });
    const { cities } = await deployCities(tools, platform, { names: [], message: '', allow: [] });
    expect(cities).toMatchObject([
      { kind: 'live', telegram: [{ step: 'bot', state: 'owed' }, { step: 'webhook' }, { step: 'profile' }] },
    ]);
    expect(telegram.calls()).toHaveLength(0);
    expect(await deploy()).toMatchObject([
      { telegram: [{}, { step: 'webhook', state: 'owed', detail: 'zeta.yaml has no publicUrl' }, {}] },
    ]);
  });

  it('that is only tried changes nothing, here or there', async () => {
    const { telegram, deploy, platform } = await shop();
    const planned = await deploy({ isDryRun: true });
    expect(planned).toMatchObject([
      { kind: 'planned', plan: { against: null }, telegram: [{ step: 'bot' }] },
    ]);
    expect(telegram.calls().map(({ method }) => method)).toEqual(['getMe']);
    expect((await status(tools, platform)).cities).toMatchObject([{ live: null, refused: null }]);
    const told = deploymentText(
      { target: 'local', diagnostics: [], cities: planned },
      { language: 'ru', style: plainStyle, width: 80, wraps: true },
    );
    expect(told).toContain('так вышло бы к покупателям; ничего не изменено');
  });
});

describe('Deploys and others at the same time', () => {
  it('wait for each other, and are told for whom', async () => {
    const { deploy, platform } = await shop();
    const waits: unknown[] = [];
    const second: ReturnType<typeof deploy>[] = [];
    const first = deploy({
      onStage: (_, stage) => {
        if (stage === 'canary') second.push(deploy({ onWait: (holder) => waits.push(holder) }));
      },
    });
    expect(await first).toMatchObject([{ kind: 'live', number: 1 }]);
    expect(await second[0]).toMatchObject([{ kind: 'unchanged', number: 1 }]);
    expect(waits).toMatchObject([{ author: 'tester', pid: process.pid }]);
    expect(platform.target).toBe('local');
  });

  it('do not undo a rollback that happened meanwhile', async () => {
    const { deploy, folder, platform } = await shop();
    await deploy();
    folder.write('cities/almaty/prompts/ru.yaml', 'greeting: Второе\n');
    await deploy();
    folder.write('cities/almaty/prompts/ru.yaml', 'greeting: Третье\n');
    const rollbacks: Promise<unknown>[] = [];
    let isRolledBack = false;
    const third = await deploy({
      telegram: {
        ...testServeTools(),
        connectTelegram: (options) => {
          const account = testServeTools().connectTelegram(options);
          return {
            ...account,
            identify: async (signal) => {
              if (!isRolledBack) rollbacks.push(rollbackCity(tools, platform, 'almaty', undefined));
              isRolledBack = true;
              await Promise.all(rollbacks);
              return account.identify(signal);
            },
          };
        },
      },
    });
    expect(third).toMatchObject([{ kind: 'pinned', number: 1 }]);
    expect((await status(tools, platform)).cities).toMatchObject([{ live: 1, isPinned: true }]);
  });
});
