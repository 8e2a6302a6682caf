import { describe, expect, it } from 'vitest';
import { aigul, call, openEmulator, token } from './open-emulator.ts';

const send = { chat_id: 501, text: 'a' };

describe('faults', () => {
  it('asks to wait as often as ordered, only in that chat and method', async () => {
    const emulator = await openEmulator();
    emulator.say(token, aigul, 'привет');
    emulator.addGroup({ id: '-1005', title: 'Группа' });
    emulator.fail({ method: 'sendMessage', chatId: '501', times: 2, how: { kind: '429', retryAfter: 17 } });
    expect((await call(emulator, 'getMe')).status).toBe(200);
    expect((await call(emulator, 'sendMessage', { ...send, chat_id: -1005 })).status).toBe(200);
    const limited = await call(emulator, 'sendMessage', send);
    expect(limited.status).toBe(429);
    expect(limited.headers.get('retry-after')).toBe('17');
    expect(limited.body).toEqual({
      ok: false,
      error_code: 429,
      description: 'Too Many Requests: retry after 17',
      parameters: { retry_after: 17 },
    });
    expect((await call(emulator, 'sendMessage', send)).status).toBe(429);
    expect((await call(emulator, 'sendMessage', send)).status).toBe(200);
  });

  it('breaks before or after the call is carried out', async () => {
    const emulator = await openEmulator();
    emulator.say(token, aigul, 'привет');
    emulator.fail({ times: 1, how: { kind: 'reset-before' } });
    emulator.fail({ times: 1, how: { kind: 'reset-after' } });
    await expect(call(emulator, 'sendMessage', { ...send, text: 'not done' })).rejects.toThrow();
    await expect(call(emulator, 'sendMessage', { ...send, text: 'done' })).rejects.toThrow();
    expect(emulator.chat(token, '501').map(({ text }) => text)).toEqual(['привет', 'done']);
  });

  it('answers 500 without doing anything', async () => {
    const emulator = await openEmulator();
    emulator.say(token, aigul, 'привет');
    emulator.fail({ method: 'sendMessage', times: 1, how: { kind: '5xx' } });
    expect((await call(emulator, 'sendMessage', send)).body).toMatchObject({ ok: false, error_code: 500 });
    expect(emulator.chat(token, '501')).toHaveLength(1);
  });

  it('hangs until the client gives up', async () => {
    const emulator = await openEmulator();
    emulator.say(token, aigul, 'привет');
    emulator.fail({ method: 'sendMessage', times: 1, how: { kind: 'hang' } });
    const giveUp = new AbortController();
    const hanging = fetch(`${emulator.url}/bot${token}/sendMessage?chat_id=501&text=a`, {
      signal: giveUp.signal,
    });
    const outcome = expect(hanging).rejects.toThrow();
    await call(emulator, 'getMe');
    giveUp.abort();
    await outcome;
    expect(emulator.chat(token, '501')).toHaveLength(1);
  });

  it('is closed while a call hangs', async () => {
    const emulator = await openEmulator();
    emulator.fail({ method: 'sendMessage', times: 1, how: { kind: 'hang' } });
    const outcome = expect(call(emulator, 'sendMessage', send)).rejects.toThrow();
    await call(emulator, 'getMe');
    await emulator.close();
    await outcome;
  });

  it('keeps a record of every call, refused ones too', async () => {
    const emulator = await openEmulator();
    await call(emulator, 'sendMessage', send);
    await call(emulator, 'getMe');
    expect(emulator.calls()).toMatchObject([
      { method: 'sendMessage', token, params: send, at: expect.any(Number) },
      { method: 'getMe', token, params: {} },
    ]);
  });
});
