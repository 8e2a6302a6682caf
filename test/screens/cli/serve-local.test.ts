import { closeSync, openSync, readdirSync, writeFileSync, writeSync } from 'node:fs';
import { describe, expect, it, onTestFinished } from 'vitest';
import { startBitrixEmulator } from '../../../src/emulators/bitrix/bitrix-emulator.ts';
import { startTelegramEmulator } from '../../../src/emulators/telegram/telegram-emulator.ts';
import { freePort } from '../../support/free-port.ts';
import { platformFolder, smallCatalog, smallCity } from '../../support/platform-folder.ts';
import { until } from '../../support/tools.ts';
import { startZeta, zeta } from './bin.ts';

const token = `123456789:AA${'l'.repeat(33)}`;
const customer = { id: 500, name: 'Айгерим', language: 'ru' };

async function shop(env: (webhook: string) => string, watch: 'prompts' | 'off' = 'prompts') {
  const [telegram, bitrix, port] = await Promise.all([
    startTelegramEmulator(),
    startBitrixEmulator(),
    freePort(),
  ]);
  onTestFinished(async () => {
    await Promise.all([telegram.close(), bitrix.close()]);
  });
  telegram.addBot({ token, username: 'almaty_bot', name: 'Алматы' });
  telegram.addGroup({ id: '-1001234567', title: 'Менеджеры' });
  const { root } = platformFolder({
    ...smallCity('almaty'),
    'zeta.yaml': `target: local\npublicUrl: http://127.0.0.1:${port}\ntelegram: { apiRoot: "${telegram.url}" }\nserve: { watch: ${watch} }\n`,
    '.env': env(bitrix.webhook()),
  });
  const deployed = await zeta(root, ['deploy', '--offline']);
  expect(deployed.code).toBe(0);
  const running = await startZeta(
    root,
    ['serve', '--port', String(port), '--private', '127.0.0.1:0'],
    /health/,
  );
  const heard = () =>
    telegram
      .chat(token, '500')
      .filter(({ from }) => from === 'bot')
      .map(({ text }) => text);
  const webhooks = () => telegram.calls().filter(({ method }) => method === 'setWebhook');
  const start = () =>
    startZeta(root, ['serve', '--port', String(port), '--private', '127.0.0.1:0'], /health/);
  return { telegram, bitrix, root, running, start, deployed, heard, webhooks };
}

describe('zeta serve on the target local', () => {
  it('registers its webhook with a secret, and serves a customer from greeting to ticket', async () => {
    const { telegram, bitrix, heard, webhooks } = await shop(
      (webhook) => `ALMATY_TOKEN=${token}\nALMATY_BITRIX=${webhook}\n`,
    );
    telegram.say(token, customer, '/start');
    await until(() => heard().length === 1, 'the greeting comes');
    expect(webhooks()).toMatchObject([
      {
        params: {
          url: expect.stringMatching(/\/telegram\/almaty$/),
          secret_token: expect.stringMatching(/^[\w-]{43}$/),
        },
      },
    ]);
    telegram.say(token, customer, 'каскад');
    await until(() => heard().length === 2, 'the list comes');
    const press = (label: RegExp) => {
      const message = telegram.chat(token, '500').findLast(({ buttons }) => buttons.length > 0);
      const button = message?.buttons.flat().find(({ text }) => label.test(text));
      telegram.press(token, customer, message?.messageId ?? 0, button && 'data' in button ? button.data : '');
    };
    press(/Каскад/);
    await until(() => heard().length === 3, 'the card comes');
    press(/Заявка/);
    await until(() => heard().some((text) => /№\d+ оформлена/.test(text)), 'the number comes');
    expect(bitrix.deals()).toHaveLength(1);
  });

  it('stops in order also when it is told to as soon as it is ready', async () => {
    const { root, running } = await shop(() => '');
    running.process.kill('SIGTERM');
    expect(await running.ended).toBe(0);
    // The first line of the log comes before the doors are open.
    const early = await startZeta(
      root,
      ['serve', '--port', '0', '--private', '127.0.0.1:0'],
      /"msg":"serving"/,
    );
    early.process.kill('SIGTERM');
    expect(await early.ended).toBe(0);
  });

  it('takes a token that is put into .env while it runs, and never writes a secret into its output', async () => {
    const { telegram, root, running, deployed, heard } = await shop(() => '');
    expect(deployed.stderr).toContain('almaty: env:ALMATY_TOKEN, env:ALMATY_BITRIX not set');
    expect(running.output()).toContain('env:ALMATY_TOKEN is not set');
    telegram.say(token, customer, '/start');
    writeFileSync(`${root}/.env`, `ALMATY_TOKEN=${token}\n`);
    await until(() => heard().length === 1, 'the greeting comes');
    telegram.fail({
      method: 'sendMessage',
      times: 9,
      how: { kind: '400', description: `Bad Request: /bot${token}/x` },
    });
    telegram.say(token, customer, 'каскад');
    await until(() => running.output().includes('was not delivered'), 'the refusal is logged');
    expect(running.output()).not.toContain(token.slice(10));
    expect((await zeta(root, ['status', '--json'])).stdout).not.toContain(token.slice(10));
  });

  it('takes a new webhook secret beside the old one while it runs, and at its next start', async () => {
    const { telegram, root, running, start, heard, webhooks } = await shop(() => `ALMATY_TOKEN=${token}\n`);
    await until(() => webhooks().length === 1, 'the first secret is registered');
    telegram.fail({ method: 'setWebhook', times: 1, how: { kind: '5xx' } });
    const rotate = () => zeta(root, ['webhook', 'set', 'almaty', '--rotate', '--json']);
    expect(await rotate()).toMatchObject({ code: 3, stdout: expect.stringContaining('webhook-not-set') });
    telegram.say(token, customer, '/start');
    await until(() => heard().length === 1, 'the old secret is taken');
    const second = await rotate();
    expect(second.code).toBe(0);
    expect(JSON.parse(second.stdout)).toMatchObject({ rotation: 2, isNewSecret: false });
    expect(second.stdout).not.toContain(String(webhooks().at(-1)?.params['secret_token']));
    telegram.say(token, customer, '/start');
    await until(() => heard().length === 2, 'the new secret is taken');
    running.process.kill('SIGTERM');
    await running.ended;
    await start();
    telegram.say(token, customer, '/start');
    await until(() => heard().length === 3, 'the new secret is taken after a start');
    const secrets = webhooks().map(({ params }) => params['secret_token']);
    expect(secrets.map((secret) => secret === secrets[0])).toEqual([true, false, false, false]);
    expect(await zeta(root, ['webhook', 'set', 'almaty', '--to', 'dev'])).toMatchObject({ code: 3 });
  });

  it('answers from the release before when its catalog is damaged under it, says so, and is mended by a deploy', async () => {
    // What is saved is built beside serving, and would mend it before anybody notices.
    const { telegram, root, running, heard } = await shop(() => `ALMATY_TOKEN=${token}\n`, 'off');
    const catalogs = `${root}/.zeta/local/catalogs`;
    const known = readdirSync(catalogs);
    writeFileSync(`${root}/cities/almaty/catalog.csv`, `${smallCatalog}П-1;Пуф «Мяч»;Пуфы;5000;1;\n`);
    expect((await zeta(root, ['deploy'])).stdout).toContain('almaty#2');
    await until(() => running.output().includes('"release":"almaty#2"'), 'the new release is served');
    telegram.say(token, customer, 'пуф');
    await until(() => heard().some((text) => text.includes('Мяч')), 'the new product is found');
    const live = readdirSync(catalogs).find((name) => name.endsWith('.db') && !known.includes(name));
    const file = openSync(`${catalogs}/${live}`, 'r+');
    writeSync(file, new Uint8Array(30_000).fill(0x5a), 0, 30_000, 20_000);
    closeSync(file);
    await until(
      () => running.output().includes('the catalog of #2 is damaged; #1 is served'),
      'it is logged',
    );
    const before = heard().length;
    telegram.say(token, customer, 'каскад');
    await until(() => heard().length > before, 'the customer is answered');
    expect(heard().at(-1)).toContain('Каскад');
    const told = async () => (await zeta(root, ['status'])).stdout;
    await until(
      async () => (await told()).includes('file of #2 is damaged, and #1 answers'),
      'status tells it',
    );
    expect((await zeta(root, ['deploy'])).code).toBe(0);
    await until(async () => !(await told()).includes('damaged'), 'it is mended');
    telegram.say(token, customer, 'пуф мяч');
    await until(() => heard().at(-1)?.includes('Мяч') === true, 'the new product is found again');
  });

  it('forgets a removed city at once, and tells Telegram to send nothing more', async () => {
    const { telegram, root, running } = await shop(() => `ALMATY_TOKEN=${token}\n`);
    const deletions = () => telegram.calls().filter(({ method }) => method === 'deleteWebhook').length;
    expect(await zeta(root, ['city', 'remove', 'almaty'])).toMatchObject({
      code: 5,
      stderr: expect.stringContaining('--yes'),
    });
    expect((await zeta(root, ['city', 'remove', 'almaty', '--yes'])).code).toBe(0);
    await until(() => running.output().includes('webhook deleted'), 'the webhook is deleted');
    expect(deletions()).toBe(1);
    expect((await zeta(root, ['releases', 'almaty'])).stdout).toContain('almaty#1');
  });

  it('is replaced by the verb itself where nobody serves', async () => {
    const { telegram, root, running } = await shop(() => `ALMATY_TOKEN=${token}\n`);
    running.process.kill('SIGTERM');
    await running.ended;
    const removed = await zeta(root, ['city', 'remove', 'almaty', '--yes']);
    expect(removed).toMatchObject({ code: 0, stderr: expect.not.stringContaining('webhook stays') });
    expect(telegram.calls().filter(({ method }) => method === 'deleteWebhook')).toHaveLength(1);
  });

  it('refuses a rename, and serves the renamed city with its past when it starts again', async () => {
    const { telegram, root, running, start, heard, webhooks } = await shop(() => `ALMATY_TOKEN=${token}\n`);
    telegram.say(token, customer, 'каскад');
    await until(() => heard().length === 1, 'the list comes');
    expect(await zeta(root, ['city', 'rename', 'almaty', 'almata', '--yes'])).toMatchObject({
      code: 5,
      stderr: expect.stringContaining('being served'),
    });
    running.process.kill('SIGTERM');
    await running.ended;
    telegram.say(token, customer, '/start');
    expect((await zeta(root, ['city', 'rename', 'almaty', 'almata', '--yes'])).code).toBe(0);
    await start();
    await until(() => heard().length === 2, 'what was said meanwhile is answered');
    expect(webhooks().at(-1)?.params['url']).toMatch(/\/telegram\/almata$/);
    // A button of the old list belongs to a stored view: the past came along.
    const button = telegram.chat(token, '500').find(({ buttons }) => buttons.length > 0);
    const [[first] = []] = button?.buttons ?? [];
    telegram.press(token, customer, button?.messageId ?? 0, first && 'data' in first ? first.data : '');
    await until(() => heard().some((text) => text.includes('Д-1')), 'the card comes');
  });
});
