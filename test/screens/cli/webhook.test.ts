import { describe, expect, it, onTestFinished } from 'vitest';
import { startTelegramEmulator } from '../../../src/emulators/telegram/telegram-emulator.ts';
import { openPlatform } from '../../../src/operations/platform.ts';
import { deleteWebhook, webhookInfo } from '../../../src/operations/webhook-info.ts';
import { freePort } from '../../support/free-port.ts';
import { platformFolder, smallCity } from '../../support/platform-folder.ts';
import { serveDev, testServeTools, until } from '../../support/tools.ts';
import { zeta } from './bin.ts';

const token = `123456789:AA${'w'.repeat(33)}`;

/** A live city on the target local, whose public address nobody answers. */
async function shop() {
  const [telegram, port] = await Promise.all([startTelegramEmulator({ retryScale: 0.01 }), freePort()]);
  onTestFinished(() => telegram.close());
  telegram.addBot({ token, username: 'almaty_bot', name: 'Алматы' });
  const base = `http://127.0.0.1:${port}`;
  const { root, write } = platformFolder({
    ...smallCity('almaty'),
    'zeta.yaml': `target: local\npublicUrl: ${base}/\ntelegram: { apiRoot: "${telegram.url}" }\n`,
    '.env': `ALMATY_TOKEN=${token}\n`,
  });
  expect((await zeta(root, ['deploy', '--offline'])).code).toBe(0);
  return { telegram, base, root, write };
}

describe('zeta webhook info', () => {
  it('tells that none is set, and then whether it is ours, what waits, and the last failure', async () => {
    const { telegram, base, root } = await shop();
    const none = await zeta(root, ['webhook', 'info', 'almaty']);
    expect(none).toMatchObject({ code: 0, stdout: expect.stringContaining('✗ almaty: no webhook is set') });
    expect(none.stdout).toContain('what to do: run zeta webhook set almaty');

    expect((await zeta(root, ['webhook', 'set', 'almaty'])).code).toBe(0);
    telegram.say(token, { id: 500, name: 'Айгерим', language: 'kk' }, 'сәлем');
    const info = async (...more: string[]) =>
      JSON.parse((await zeta(root, ['--json', 'webhook', 'info', 'almaty', ...more])).stdout);
    await until(async () => (await info()).lastError !== null, 'the delivery fails');
    expect(await info()).toEqual({
      city: 'almaty',
      target: 'local',
      url: `${base}/telegram/almaty`,
      ours: `${base}/telegram/almaty`,
      isOurs: true,
      pending: 1,
      lastErrorAt: expect.any(Number),
      lastError: expect.stringContaining('refused'),
      rotation: 1,
      isSecretTold: true,
    });
    const told = await zeta(root, ['--lang', 'ru', 'webhook', 'info', 'almaty']);
    expect(told.stdout).toMatch(/ждут в Telegram: 1\n {2}последняя ошибка, \d+ с назад/);
  });

  it('prints the secret that Telegram was told only when it is asked for', async () => {
    const { telegram, root } = await shop();
    await zeta(root, ['webhook', 'set', 'almaty']);
    const secret = String(
      telegram.calls().find(({ method }) => method === 'setWebhook')?.params['secret_token'],
    );
    expect(secret).toMatch(/^[\w-]{43}$/);
    const shown = await zeta(root, ['webhook', 'info', 'almaty', '--show-secret']);
    expect(shown.stdout).toContain(`secret 1: ${secret}`);
    for (const args of [['--json'], ['--verbose'], []]) {
      const run = await zeta(root, [...args, 'webhook', 'info', 'almaty']);
      expect(run.code).toBe(0);
      expect(run.stdout + run.stderr).not.toContain(secret);
    }
  });

  it('knows an address of somebody else, and masks what may be a secret in it', async () => {
    const { base, root, telegram } = await shop();
    const foreign = `http://127.0.0.1:1/${token}?key=abc`;
    await fetch(`${telegram.url}/bot${token}/setWebhook?url=${encodeURIComponent(foreign)}`);
    const { stdout } = await zeta(root, ['webhook', 'info', 'almaty']);
    expect(stdout).toMatch(/✗ almaty: updates go elsewhere: http:\/\/127\.0\.0\.1:1\/\*+\?key=\*+\n/);
    expect(stdout).toContain(`ours would be ${base}/telegram/almaty`);
    expect(stdout).not.toContain(token);
  });

  it('says what is missing where Telegram cannot be asked', async () => {
    const { root, write } = await shop();
    write('.env', '');
    expect(await zeta(root, ['webhook', 'info', 'almaty'])).toMatchObject({
      code: 3,
      stderr: expect.stringContaining('env:ALMATY_TOKEN is not set'),
    });
    write('.env', `ALMATY_TOKEN=${token.replace('ww', 'vv')}\n`);
    expect(await zeta(root, ['webhook', 'info', 'almaty'])).toMatchObject({
      code: 3,
      stderr: expect.stringContaining('does not know this token'),
    });
    expect((await zeta(root, ['webhook', 'info', 'almata'])).stderr).toContain('Did you mean almaty?');
    await zeta(root, ['--to', 'dev', 'deploy']);
    expect(await zeta(root, ['--to', 'dev', 'webhook', 'info', 'almaty'])).toMatchObject({
      code: 3,
      stderr: expect.stringContaining('only while it is served'),
    });
  });
});

describe('zeta webhook delete', () => {
  it('wants a yes, deletes once, and does nothing where nothing is set', async () => {
    const { telegram, root } = await shop();
    const deletions = () => telegram.calls().filter(({ method }) => method === 'deleteWebhook').length;
    await zeta(root, ['webhook', 'set', 'almaty']);
    expect(await zeta(root, ['webhook', 'delete', 'almaty'])).toMatchObject({
      code: 5,
      stderr: expect.stringContaining('--yes'),
    });
    expect(deletions()).toBe(0);
    expect(await zeta(root, ['webhook', 'delete', 'almaty', '--yes'])).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('Telegram sends nothing more'),
    });
    expect(deletions()).toBe(1);
    const again = await zeta(root, ['--json', 'webhook', 'delete', 'almaty']);
    expect([again.code, JSON.parse(again.stdout)]).toEqual([
      0,
      { city: 'almaty', target: 'local', wasSet: false },
    ]);
    expect(deletions()).toBe(1);
  });

  it('reaches the emulated Telegram of a target dev that is served', async () => {
    const { root } = platformFolder(smallCity('almaty'));
    const { publicUrl } = await serveDev(root);
    const tools = testServeTools();
    const platform = await openPlatform(tools, { root });
    const look = () => webhookInfo(tools, platform, 'almaty', { showSecret: false });
    expect(await look()).toMatchObject({ url: `${publicUrl}/telegram/almaty`, isOurs: true, pending: 0 });
    await deleteWebhook(tools, platform, 'almaty');
    expect(await look()).toMatchObject({ url: null, isOurs: false });
  });
});
