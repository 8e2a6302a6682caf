import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { startTelegramEmulator } from '../../../src/emulators/telegram/telegram-emulator.ts';
import { platformFolder, smallCity } from '../../support/platform-folder.ts';
import { until } from '../../support/tools.ts';
import { startZeta, zeta } from './bin.ts';

const chat = '-1007654321';
const alerts = `alerts: { chat: "${chat}", token: env:ZETA_TEST_ALERTS, heartbeat: env:ZETA_TEST_BEAT }\n`;

describe('zeta alerts test', () => {
  it('sends to the emulated Telegram in a fresh clone', async () => {
    const { root } = platformFolder({ 'zeta.yaml': `target: dev\n${alerts}` });
    const run = await zeta(root, ['alerts', 'test', '--json']);
    expect(run).toMatchObject({ code: 0 });
    expect(JSON.parse(run.stdout)).toEqual({
      chat,
      isEmulated: true,
      message: { kind: 'done', value: null },
    });
  });

  it('says what is missing, in the language of the platform, and ends with 3', async () => {
    const { root, write } = platformFolder({ 'zeta.yaml': `target: local\nlanguage: ru\n${alerts}` });
    const unset = await zeta(root, ['alerts', 'test']);
    expect(unset.code).toBe(3);
    expect(unset.stdout).toMatch(
      /ничего не пришло: env:ZETA_TEST_ALERTS is not set\n.*запишите в .env токен/s,
    );
    write('zeta.yaml', 'target: local\n');
    const none = await zeta(root, ['alerts', 'test']);
    expect(none.code).toBe(3);
    expect(none.stderr).toContain('zeta.yaml has no alerts');
  });
});

describe('zeta serve', () => {
  it('sends a heartbeat from its start on', async () => {
    const beats: (string | undefined)[] = [];
    const listener = createServer((request, response) => {
      beats.push(request.url);
      response.end();
    });
    await new Promise<void>((resolve) => listener.listen(0, '127.0.0.1', resolve));
    const telegram = await startTelegramEmulator();
    onTestFinished(async () => {
      listener.close();
      await telegram.close();
    });
    const { root } = platformFolder({
      ...smallCity('almaty'),
      'zeta.yaml': `target: local\ntelegram: { apiRoot: "${telegram.url}" }\n${alerts}`,
      '.env': `ZETA_TEST_BEAT=http://127.0.0.1:${(listener.address() as AddressInfo).port}/beat\n`,
    });
    expect((await zeta(root, ['deploy'])).code).toBe(0);
    await startZeta(root, ['serve', '--port', '0', '--private', '127.0.0.1:0'], /health/);
    await until(() => beats.length > 0, 'a heartbeat');
    expect(beats[0]).toBe('/beat');
  });
});
