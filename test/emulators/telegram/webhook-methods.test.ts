import { describe, expect, it } from 'vitest';
import { aigul, boris, call, openEmulator, openReceiver, refusal, token } from './open-emulator.ts';

describe('setWebhook and its kin', () => {
  it('says what it did, and that the same again is nothing', async () => {
    const emulator = await openEmulator();
    const hook = { url: 'http://127.0.0.1:9/hook', secret_token: 's', allowed_updates: ['message'] };
    expect((await call(emulator, 'setWebhook', hook)).body).toEqual({
      ok: true,
      result: true,
      description: 'Webhook was set',
    });
    expect((await call(emulator, 'setWebhook', hook)).body.description).toBe('Webhook is already set');
    expect((await call(emulator, 'deleteWebhook')).body.description).toBe('Webhook was deleted');
    expect((await call(emulator, 'deleteWebhook')).body.description).toBe('Webhook is already deleted');
  });

  it('refuses bad addresses and secrets', async () => {
    const emulator = await openEmulator();
    const url = 'https://example.com/hook';
    expect(await refusal(emulator, 'setWebhook', { url: 'ftp://example.com' })).toContain('bad webhook');
    expect(await refusal(emulator, 'setWebhook', { url: 'nonsense' })).toContain('bad webhook');
    expect(await refusal(emulator, 'setWebhook', { url, secret_token: 'a b' })).toBe(
      'Bad Request: secret token contains unallowed characters',
    );
    expect(await refusal(emulator, 'setWebhook', { url, secret_token: 'a'.repeat(257) })).toBe(
      'Bad Request: secret token is too long',
    );
    expect(await refusal(emulator, 'setWebhook', { url, secret_token: 'a'.repeat(256) })).toBe(
      'Webhook was set',
    );
  });

  it('shows what is pending and what went wrong last', async () => {
    const emulator = await openEmulator({ retryScale: 1e6 });
    const receiver = await openReceiver();
    receiver.answer = () => ({ status: 500 });
    await call(emulator, 'setWebhook', { url: receiver.url, max_connections: 7 });
    emulator.say(token, aigul, 'hello');
    await receiver.count(2);
    const { result } = (await call(emulator, 'getWebhookInfo')).body;
    expect(result).toMatchObject({
      url: receiver.url,
      has_custom_certificate: false,
      pending_update_count: 1,
      max_connections: 7,
      last_error_message: 'Wrong response from the webhook: 500 Internal Server Error',
      last_error_date: expect.any(Number),
    });
  });

  it('keeps allowed_updates when they are left out', async () => {
    const emulator = await openEmulator();
    const receiver = await openReceiver();
    await call(emulator, 'setWebhook', { url: receiver.url, allowed_updates: ['callback_query'] });
    await call(emulator, 'setWebhook', { url: `${receiver.url}/other` });
    const { messageId } = emulator.say(token, aigul, 'not wanted');
    emulator.press(token, aigul, messageId, 'wanted');
    await emulator.delivered();
    expect(receiver.texts()).toEqual(['wanted']);
    const { result } = (await call(emulator, 'getWebhookInfo')).body;
    expect(result).toMatchObject({ allowed_updates: ['callback_query'] });
  });

  it('does not send kinds that a bot must ask for', async () => {
    const emulator = await openEmulator();
    emulator.sendUpdate(token, { chat_member: { from: aigul, chat: { id: 501 } } });
    expect(emulator.pending()).toBe(0);
    emulator.sendUpdate(token, { my_chat_member: { from: aigul, chat: { id: 501 } } });
    expect(emulator.pending()).toBe(1);
  });

  it('drops pending updates when it is asked to', async () => {
    const emulator = await openEmulator();
    emulator.say(token, aigul, 'lost');
    emulator.say(token, boris, 'lost');
    await call(emulator, 'deleteWebhook', { drop_pending_updates: true });
    expect(emulator.pending()).toBe(0);
  });

  it('keeps the webhook of a bot that is added again', async () => {
    const emulator = await openEmulator();
    await call(emulator, 'setWebhook', { url: 'https://example.com/hook' });
    emulator.addBot({ token, username: 'renamed_bot', name: 'Новое имя' });
    expect((await call(emulator, 'getWebhookInfo')).body.result).toMatchObject({
      url: 'https://example.com/hook',
    });
    expect((await call(emulator, 'getMe')).body.result).toMatchObject({
      id: 110,
      username: 'renamed_bot',
      is_bot: true,
    });
  });

  it('lets the later of two overlapping setWebhook calls win, and tells the other so', async () => {
    const emulator = await openEmulator();
    emulator.fail({ method: 'setWebhook', times: 1, how: { kind: 'slow', ms: 100 } });
    const first = call(emulator, 'setWebhook', { url: 'http://127.0.0.1:9/first' });
    await expect.poll(() => emulator.calls().length).toBe(1);
    const second = await call(emulator, 'setWebhook', { url: 'http://127.0.0.1:9/second' });
    expect(second.body).toEqual({ ok: true, result: true, description: 'Webhook was set' });
    expect((await first).body).toEqual({
      ok: false,
      error_code: 409,
      description: 'Conflict: terminated by other setWebhook',
    });
    expect((await call(emulator, 'getWebhookInfo')).body.result).toMatchObject({
      url: 'http://127.0.0.1:9/second',
    });
  });

  it('keeps getUpdates and a webhook apart', async () => {
    const emulator = await openEmulator({ firstId: 1 });
    const texts = async (params: object) => {
      const { result } = (await call(emulator, 'getUpdates', params)).body;
      return (result as { update_id: number; message: { text: string } }[]).map(
        ({ update_id: id, message }) => [id, message.text],
      );
    };
    emulator.say(token, { id: 1, name: 'А' }, 'раз');
    emulator.say(token, { id: 2, name: 'Б' }, 'два');
    emulator.say(token, { id: 1, name: 'А' }, 'три');
    const all = await texts({ timeout: 50 });
    expect(all.map(([, text]) => text)).toEqual(['раз', 'два', 'три']);
    expect(await texts({ limit: 1 })).toEqual(all.slice(0, 1));
    expect(await texts({ offset: all[1]?.[0] })).toEqual(all.slice(1));
    expect(emulator.pending(token)).toBe(2);
    await call(emulator, 'setWebhook', { url: 'http://127.0.0.1:9/' });
    expect((await call(emulator, 'getUpdates')).body).toEqual({
      ok: false,
      error_code: 409,
      description:
        "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first",
    });
  });
});
