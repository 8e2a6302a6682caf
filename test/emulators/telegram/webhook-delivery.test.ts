import { afterEach, describe, expect, it, vi } from 'vitest';
import { aigul, boris, call, openEmulator, openReceiver, token } from './open-emulator.ts';
import { type ReceivedUpdate, textIn } from './webhook-receiver.ts';

/** Makes every wait between tries longer than any test: only what is retried at once is seen again. */
const never = 1e6;

afterEach(() => {
  vi.useRealTimers();
});

describe('webhook delivery', () => {
  it('posts JSON with the secret header and an update_id that grows by one', async () => {
    const emulator = await openEmulator({ firstId: 1000 });
    const receiver = await openReceiver();
    await call(emulator, 'setWebhook', {
      url: `${receiver.url}/telegram/almaty`,
      secret_token: 'a-Secret_1',
    });
    emulator.say(token, aigul, 'диван');
    emulator.say(token, aigul, 'кровать');
    await emulator.delivered();
    const [first, second] = receiver.received;
    expect(first?.url).toBe('/telegram/almaty');
    expect(first?.headers['content-type']).toBe('application/json');
    expect(first?.headers['x-telegram-bot-api-secret-token']).toBe('a-Secret_1');
    expect([first?.update.update_id, second?.update.update_id]).toEqual([1000, 1001]);
    expect(first?.update.message).toMatchObject({
      message_id: 1000,
      text: 'диван',
      from: { id: 501, is_bot: false, first_name: 'Айгуль', username: 'aigul', language_code: 'kk' },
      chat: { id: 501, type: 'private', first_name: 'Айгуль' },
    });
  });

  it('keeps the order of one chat while the first message is refused', async () => {
    const emulator = await openEmulator();
    const receiver = await openReceiver();
    receiver.answer = () => ({ status: receiver.received.length <= 3 ? 500 : 200 });
    await call(emulator, 'setWebhook', { url: receiver.url });
    for (const text of ['1', '2', '3']) emulator.say(token, aigul, text);
    await emulator.delivered();
    expect(receiver.texts()).toEqual(['1', '1', '1', '1', '2', '3']);
  });

  it('lets other chats pass a chat that is stuck', async () => {
    const emulator = await openEmulator({ retryScale: never });
    const receiver = await openReceiver();
    receiver.answer = ({ update }) => ({ status: textIn(update) === 'stuck' ? 500 : 200 });
    await call(emulator, 'setWebhook', { url: receiver.url });
    emulator.say(token, aigul, 'stuck');
    emulator.say(token, boris, 'free');
    await receiver.count(3);
    expect(receiver.texts().toSorted()).toEqual(['free', 'stuck', 'stuck']);
  });

  it('has a queue for presses apart from the messages of the same person', async () => {
    const emulator = await openEmulator({ retryScale: never });
    const receiver = await openReceiver();
    receiver.answer = ({ update }) => ({ status: 'message' in update ? 500 : 200 });
    await call(emulator, 'setWebhook', { url: receiver.url });
    const { messageId } = emulator.say(token, aigul, 'stuck');
    emulator.press(token, aigul, messageId, 'pressed');
    await receiver.count(3);
    expect(receiver.texts().toSorted()).toEqual(['pressed', 'stuck', 'stuck']);
  });

  it('retries at once after the first failure, and only then waits', async () => {
    const emulator = await openEmulator({ retryScale: never });
    const receiver = await openReceiver();
    receiver.answer = () => ({ status: 500 });
    await call(emulator, 'setWebhook', { url: receiver.url });
    emulator.say(token, aigul, 'hello');
    await receiver.count(2);
    await call(emulator, 'getMe');
    expect(receiver.received).toHaveLength(2);
  });

  it('waits 2, 4 and 8 seconds, scaled, before the next tries', async () => {
    const emulator = await openEmulator({ retryScale: 0.01 });
    const receiver = await openReceiver();
    receiver.answer = () => ({ status: receiver.received.length < 5 ? 502 : 204 });
    await call(emulator, 'setWebhook', { url: receiver.url });
    emulator.say(token, aigul, 'hello');
    await emulator.delivered();
    const gaps = gapsOf(receiver.received);
    expect(gaps).toHaveLength(4);
    // A timer is never early; how late it is says nothing about the emulator.
    expect(gaps[1]).toBeGreaterThanOrEqual(18);
    expect(gaps[2]).toBeGreaterThanOrEqual(38);
    expect(gaps[3]).toBeGreaterThanOrEqual(78);
  });

  it('honours Retry-After, scaled', async () => {
    const emulator = await openEmulator({ retryScale: 0.01 });
    const receiver = await openReceiver();
    receiver.answer = () =>
      receiver.received.length === 1 ? { status: 503, headers: { 'retry-after': '5' } } : { status: 200 };
    await call(emulator, 'setWebhook', { url: receiver.url });
    emulator.say(token, aigul, 'hello');
    await emulator.delivered();
    expect(gapsOf(receiver.received)[0]).toBeGreaterThanOrEqual(48);
  });

  it('does not count a Retry-After as a step of the back-off', async () => {
    const emulator = await openEmulator({ retryScale: never });
    const receiver = await openReceiver();
    receiver.answer = () =>
      receiver.received.length < 4 ? { status: 503, headers: { 'retry-after': '0' } } : { status: 500 };
    await call(emulator, 'setWebhook', { url: receiver.url });
    emulator.say(token, aigul, 'hello');
    // Three polite refusals, then a plain one that is retried at once as the first failure is.
    await receiver.count(5);
    expect(receiver.received).toHaveLength(5);
  });

  it('tries again when the connection breaks', async () => {
    const emulator = await openEmulator();
    const receiver = await openReceiver();
    receiver.answer = () => ({ status: 200, send: receiver.received.length > 1 });
    await call(emulator, 'setWebhook', { url: receiver.url });
    emulator.say(token, aigul, 'hello');
    await emulator.delivered();
    expect(receiver.texts()).toEqual(['hello', 'hello']);
  });

  it('does not follow redirects', async () => {
    const emulator = await openEmulator();
    const [receiver, elsewhere] = [await openReceiver(), await openReceiver()];
    receiver.answer = () =>
      receiver.received.length === 1
        ? { status: 302, headers: { location: elsewhere.url } }
        : { status: 200 };
    await call(emulator, 'setWebhook', { url: receiver.url });
    emulator.say(token, aigul, 'hello');
    await emulator.delivered();
    expect(receiver.received).toHaveLength(2);
    expect(elsewhere.received).toHaveLength(0);
  });

  it('sends side by side, but never more than max_connections at once', async () => {
    const emulator = await openEmulator();
    const receiver = await openReceiver();
    const bothArrived = receiver.count(2);
    let inFlight = 0;
    let most = 0;
    receiver.answer = async () => {
      inFlight += 1;
      most = Math.max(most, inFlight);
      await bothArrived;
      inFlight -= 1;
      return { status: 200 };
    };
    await call(emulator, 'setWebhook', { url: receiver.url, max_connections: 2 });
    for (let id = 1; id <= 6; id += 1) emulator.say(token, { id, name: 'N' }, `from ${id}`);
    await emulator.delivered();
    expect(receiver.received).toHaveLength(6);
    expect(most).toBe(2);
  });

  it('stands still when twice max_connections chats are stuck', async () => {
    const emulator = await openEmulator({ retryScale: never });
    const receiver = await openReceiver();
    receiver.answer = () => ({ status: 500 });
    await call(emulator, 'setWebhook', { url: receiver.url, max_connections: 1 });
    emulator.say(token, { id: 1, name: 'N' }, 'stuck');
    emulator.say(token, { id: 2, name: 'N' }, 'stuck');
    await receiver.count(4);
    emulator.say(token, { id: 3, name: 'N' }, 'healthy');
    await call(emulator, 'getMe');
    expect(receiver.texts()).not.toContain('healthy');
    expect(emulator.pending()).toBe(3);
  });

  it('keeps what comes while there is no webhook, and sends it when there is one', async () => {
    const emulator = await openEmulator();
    const receiver = await openReceiver();
    emulator.say(token, aigul, 'early');
    expect(emulator.pending(token)).toBe(1);
    await call(emulator, 'setWebhook', { url: receiver.url });
    await emulator.delivered();
    expect(receiver.texts()).toEqual(['early']);
    expect(emulator.pending(token)).toBe(0);
  });

  it('takes waiting updates to a new address at once', async () => {
    const emulator = await openEmulator({ retryScale: never });
    const [before, after] = [await openReceiver(), await openReceiver()];
    before.answer = () => ({ status: 500 });
    await call(emulator, 'setWebhook', { url: before.url });
    emulator.say(token, aigul, 'first');
    emulator.say(token, aigul, 'second');
    await before.count(2);
    await call(emulator, 'setWebhook', { url: after.url });
    await emulator.delivered();
    expect(after.texts()).toEqual(['first', 'second']);
  });

  it('forgets a press after 150 seconds, and keeps messages for a day', async () => {
    // Only the clock on the wall is moved: timers and sockets are real.
    vi.useFakeTimers({ toFake: ['Date'], now: Date.UTC(2026, 5, 1) });
    const emulator = await openEmulator();
    const receiver = await openReceiver();
    const { messageId } = emulator.say(token, aigul, 'still here');
    emulator.press(token, aigul, messageId, 'too late');
    expect(emulator.pending()).toBe(2);
    vi.setSystemTime(Date.UTC(2026, 5, 1) + 150_000);
    expect(emulator.pending()).toBe(1);
    await call(emulator, 'setWebhook', { url: receiver.url });
    await emulator.delivered();
    expect(receiver.texts()).toEqual(['still here']);
    await call(emulator, 'deleteWebhook');
    emulator.say(token, aigul, 'yesterday');
    vi.setSystemTime(Date.UTC(2026, 5, 2) + 150_000);
    expect(emulator.pending()).toBe(0);
  });

  it('after 10 seconds without a success connects once in 2 seconds, and at will after the next', async () => {
    const clock = { now: 0 };
    const emulator = await openEmulator({ now: () => clock.now });
    const receiver = await openReceiver();
    const connections = { made: 0 };
    receiver.onConnection = () => {
      connections.made += 1;
    };
    receiver.answer = () => ({ status: 200, send: false });
    await call(emulator, 'setWebhook', { url: receiver.url });
    // On the emulator's own clock, scaled: 0.1 s without a success, then 0.02 s for each connection.
    clock.now += 101;
    for (let user = 1; user <= 5; user += 1) emulator.say(token, { id: 600 + user, name: 'А' }, 'привет');
    for (let made = 1; made <= 8; made += 1) {
      await expect.poll(() => connections.made).toBe(made);
      clock.now += 20;
    }
    receiver.answer = () => ({ status: 200 });
    await emulator.delivered();
    expect(emulator.pending(token)).toBe(0);
  });

  it('lets nobody wait who writes to an idle bot beside others: the first success ends the slow connections', async () => {
    const clock = { now: 0 };
    // Two seconds by a timer of this scale would be half an hour.
    const emulator = await openEmulator({ now: () => clock.now, retryScale: 1000 });
    const receiver = await openReceiver();
    await call(emulator, 'setWebhook', { url: receiver.url });
    clock.now += 60_000_000;
    for (let user = 1; user <= 5; user += 1) emulator.say(token, { id: 700 + user, name: 'А' }, 'привет');
    await emulator.delivered();
    expect(receiver.received).toHaveLength(5);
  });

  it('reuses connections', async () => {
    const emulator = await openEmulator();
    const receiver = await openReceiver();
    await call(emulator, 'setWebhook', { url: receiver.url });
    emulator.say(token, aigul, 'hello');
    await emulator.delivered();
    expect(receiver.received[0]?.headers.connection).toBe('keep-alive');
  });

  it('resolves delivered at once when nothing is pending', async () => {
    const emulator = await openEmulator();
    await expect(emulator.delivered()).resolves.toBeUndefined();
  });

  it('drops the updates of a bot that is removed', async () => {
    const emulator = await openEmulator();
    emulator.say(token, aigul, 'lost');
    const delivered = emulator.delivered();
    emulator.removeBot(token);
    await delivered;
    expect((await call(emulator, 'getMe')).status).toBe(401);
  });
});

function gapsOf(received: readonly ReceivedUpdate[]): number[] {
  return received.slice(1).map(({ at }, index) => at - (received[index]?.at ?? at));
}
