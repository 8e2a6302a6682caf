import { describe, expect, it } from 'vitest';
import { until } from '../../support/tools.ts';
import { aigul, call, openEmulator, token } from './open-emulator.ts';

describe('getUpdates with a timeout', () => {
  it('waits for an update, and gives it again until it is confirmed', async () => {
    const emulator = await openEmulator({ firstId: 7 });
    const answer = call(emulator, 'getUpdates', { timeout: 50 });
    await until(() => emulator.calls().length > 0, 'it waits');
    emulator.say(token, aigul, 'Сәлем');
    const { result } = (await answer).body;
    expect(result).toMatchObject([{ message: { text: 'Сәлем' } }]);
    const [{ update_id: id }] = result as [{ update_id: number }];
    expect((await call(emulator, 'getUpdates')).body.result).toEqual(result);
    expect((await call(emulator, 'getUpdates', { offset: id + 1 })).body.result).toEqual([]);
    expect(emulator.pending(token)).toBe(0);
  });

  it('ends with nothing after so many seconds', async () => {
    const emulator = await openEmulator();
    expect(await call(emulator, 'getUpdates', { timeout: 1 })).toMatchObject({
      body: { ok: true, result: [] },
    });
  });

  it('is ended by another one, and by a webhook', async () => {
    const emulator = await openEmulator();
    const first = call(emulator, 'getUpdates', { timeout: 50 });
    await until(() => emulator.calls().length === 1, 'the first waits');
    const second = call(emulator, 'getUpdates', { timeout: 50 });
    expect((await first).body).toEqual({
      ok: false,
      error_code: 409,
      description:
        'Conflict: terminated by other getUpdates request; make sure that only one bot instance is running',
    });
    await call(emulator, 'setWebhook', { url: 'http://127.0.0.1:9/hook' });
    expect((await second).body).toMatchObject({
      error_code: 409,
      description: 'Conflict: terminated by setWebhook request',
    });
  });
});
