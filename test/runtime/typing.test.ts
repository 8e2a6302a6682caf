import { describe, expect, it } from 'vitest';
import { type BotId, type CityId, type DestinationId, idOf, type LaneId } from '../../src/base/ids.ts';
import { withTyping } from '../../src/runtime/typing.ts';
import type { EffectMark, PendingEffect } from '../../src/store/store.ts';
import { VirtualTime } from './virtual-time.ts';

const done: EffectMark = { state: 'done', attempts: 1, error: null, at: 0 };

function effect(changes: Partial<PendingEffect>): PendingEffect {
  return {
    seq: 1,
    city: idOf<CityId>('almaty'),
    destination: idOf<DestinationId>('crm:t'),
    lane: idOf<LaneId>('chat:5'),
    bot: idOf<BotId>('7'),
    kind: 'deal',
    payload: '{}',
    state: 'pending',
    attempts: 0,
    nextAt: 0,
    sentAt: null,
    deal: null,
    turn: null,
    release: null,
    ...changes,
  };
}

/** When, in milliseconds, and where the bot was typing, during a delivery that takes so long. */
async function typed(takesMs: number, changes: Partial<PendingEffect> = {}) {
  const time = new VirtualTime();
  const seen: string[] = [];
  const typing = async (chat: string) => {
    seen.push(`${time.now - 1_000_000} ${chat}`);
    throw new Error('nothing hangs on it');
  };
  const messenger = () => ({ call: async () => ({ kind: 'delivered' as const }), typing });
  const takesLong = () => new Promise<EffectMark>((end) => time.timers.after(takesMs, () => end(done)));
  const deliver = withTyping({ bots: { messenger } }, time.timers, takesLong);
  const delivery = deliver(effect(changes), new AbortController().signal);
  await time.pass(60_000);
  expect(await delivery).toBe(done);
  return seen;
}

describe('A customer who waits', () => {
  it('for over a second sees that the bot is typing, until it is there', async () => {
    expect(await typed(900)).toEqual([]);
    expect(await typed(7000)).toEqual(['1000 5', '5500 5']);
  });

  it('for very long is told in words', async () => {
    expect(await typed(60_000)).toHaveLength(4);
  });

  it('sees it for a picture in their own chat, and not for what goes to the managers', async () => {
    const own = { kind: 'call', destination: idOf<DestinationId>('tg:7:5') } as const;
    const group = { kind: 'call', destination: idOf<DestinationId>('tg:7:-100') } as const;
    expect(await typed(1500, own)).toEqual(['1000 5']);
    expect(await typed(1500, group)).toEqual([]);
    expect(await typed(1500, { lane: idOf<LaneId>('chat:-100') })).toEqual([]);
  });
});
