import { describe, expect, it } from 'vitest';
import { type DestinationId, idOf } from '../../src/base/ids.ts';
import { defaultPace } from '../../src/runtime/pace.ts';
import { Pacing } from '../../src/runtime/pacing.ts';

const chat = (id: number | string, bot = '1') => idOf<DestinationId>(`tg:${bot}:${id}`);

/** Sends messages as the outbox does, each as soon as it may, on a clock of its own; gives back when each went. */
function sendAll(pacing: Pacing, wanted: readonly DestinationId[], from = 0) {
  const waiting = wanted.map((destination) => ({ destination, at: from }));
  const sent: { readonly destination: DestinationId; readonly at: number }[] = [];
  while (waiting.length > 0) {
    waiting.sort((a, b) => a.at - b.at);
    const [next] = waiting;
    if (!next) break;
    const wait = pacing.wait(next.destination, next.at);
    if (wait > 0) next.at += wait;
    else sent.push(...waiting.splice(0, 1));
  }
  return sent;
}

/** The most that went in any window of this length. */
function mostIn(sent: readonly { readonly at: number }[], windowMs: number): number {
  return Math.max(
    ...sent.map(({ at }) => sent.filter((other) => other.at >= at && other.at < at + windowMs).length),
  );
}

describe('messages', () => {
  it('of one bot to many chats go out at 30 a second at most, in the order they were wanted', () => {
    const wanted = Array.from({ length: 300 }, (_, id) => chat(id));
    const sent = sendAll(new Pacing(defaultPace.rates), wanted);
    expect(mostIn(sent, 1000)).toBeLessThanOrEqual(30);
    expect(sent.map(({ destination }) => destination)).toEqual(wanted);
    expect(sent.at(-1)?.at).toBeLessThan(12_000);
  });

  it('to one chat may come in a small burst, and one a second from then on', () => {
    const sent = sendAll(
      new Pacing(defaultPace.rates),
      Array.from({ length: 10 }, () => chat(5)),
    );
    expect(sent.filter(({ at }) => at === 0)).toHaveLength(4);
    expect(sent.at(-1)?.at).toBe(6000);
  });

  it('to a group stay within 20 a minute', () => {
    const sent = sendAll(
      new Pacing(defaultPace.rates),
      Array.from({ length: 60 }, () => chat(-100)),
    );
    expect(mostIn(sent, 60_000)).toBeLessThanOrEqual(20);
    expect(sent.at(-1)?.at).toBeGreaterThan(180_000);
  });

  it('of one bot do not wait for those of another', () => {
    const pacing = new Pacing(defaultPace.rates);
    sendAll(
      pacing,
      Array.from({ length: 300 }, (_, id) => chat(id)),
    );
    expect(pacing.wait(chat(1, '2'), 0)).toBe(0);
  });

  it('to a chat that waits leave the place to other chats', () => {
    const pacing = new Pacing(defaultPace.rates);
    sendAll(
      pacing,
      Array.from({ length: 20 }, () => chat(5)),
    );
    expect(pacing.wait(chat(5), 17_000)).toBe(0);
    expect(pacing.wait(chat(5), 17_000)).toBeGreaterThan(0);
    expect(pacing.wait(chat(6), 17_000)).toBe(0);
  });
});

describe('a chat that Telegram limits', () => {
  it('leaves the other chats of the bot alone', () => {
    const pacing = new Pacing(defaultPace.rates);
    pacing.limited(chat(1), 30_000, 0);
    pacing.limited(chat(1), 30_000, 100);
    pacing.limited(chat(2), 30_000, 200);
    expect(pacing.wait(chat(3), 300)).toBe(0);
  });

  it('together with others stops the bot, for as long as all of them must wait', () => {
    const pacing = new Pacing(defaultPace.rates);
    pacing.limited(chat(1), 10_000_000, 0);
    pacing.limited(chat(2), 7000, 100);
    pacing.limited(chat(3), 8000, 200);
    expect(pacing.wait(chat(4), 300)).toBe(6800);
    expect(pacing.wait(chat(4, '2'), 300)).toBe(0);
    expect(pacing.wait(idOf<DestinationId>('cb:1:9'), 300)).toBe(0);
    expect(pacing.wait(chat(4), 7100)).toBe(0);
  });

  it('and others long after it are no sign that the bot is limited', () => {
    const pacing = new Pacing(defaultPace.rates);
    for (const id of [1, 2, 3]) pacing.limited(chat(id), 60_000, id * 20_000);
    expect(pacing.wait(chat(4), 60_001)).toBe(0);
  });
});

it('chats that are quiet are forgotten', () => {
  const pacing = new Pacing(defaultPace.rates);
  for (let id = 0; id < 100_000; id += 1) {
    pacing.wait(chat(id), id * 100);
  }
  expect(pacing.size).toBeLessThan(2000);
});
