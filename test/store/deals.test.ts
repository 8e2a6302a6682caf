import { describe, expect, it } from 'vitest';
import { type CityId, type DestinationId, idOf } from '../../src/base/ids.ts';
import type { EffectMark, PendingEffect, Store } from '../../src/store/store.ts';
import { city, openTestStore, takeTurn, update } from './open-test-store.ts';

interface Ticket {
  readonly id: string;
  readonly category?: number;
  readonly originator?: string;
}

/** Tickets of one city whose deals wait. */
async function withTickets(...tickets: readonly Ticket[]): Promise<Store> {
  const { store } = openTestStore();
  await store.acceptBatch([update(1)]);
  await takeTurn(store, {
    effects: tickets.map(({ id, category, originator = 'zeta:almaty' }) => ({
      destination: idOf<DestinationId>(`crm:${id}`),
      kind: 'deal',
      payload: JSON.stringify({ ticket: id, draft: { originatorId: originator, originId: id, category } }),
    })),
  });
  return store;
}

async function effectOf(store: Store, id: string): Promise<PendingEffect> {
  const effect = await store.nextEffect(idOf<DestinationId>(`crm:${id}`));
  if (!effect) throw new Error(`no deal of ${id} waits`);
  return effect;
}

async function send(store: Store, id: string, portal: string, mark?: Omit<EffectMark, 'at'>) {
  const effect = await effectOf(store, id);
  await store.markDealSent(effect.seq, { portal, attempts: 1, at: 100 });
  if (mark) await store.markEffect(effect, { ...mark, at: 100 });
  return effect.seq;
}

const made = (deal: string) => ({ state: 'created', deal }) as const;

describe('deals in the store', () => {
  it('takes deals that were in flight at the end of a process for unknown', async () => {
    const store = await withTickets({ id: 't1' });
    await send(store, 't1', 'p');
    expect(await effectOf(store, 't1')).toMatchObject({ state: 'in-flight', attempts: 1, sentAt: 100 });
    expect(await store.markOrphansUnknown(200)).toBe(1);
    expect(await effectOf(store, 't1')).toMatchObject({ state: 'unknown', sentAt: 100, nextAt: 200 });
  });

  it('knows deals of the same portal and funnel to prove a lookup with, never the one in doubt', async () => {
    const store = await withTickets(
      { id: 'old', category: 3 },
      { id: 'new', category: 3, originator: 'zeta:shymkent' },
      { id: 'other-funnel', category: 4 },
      { id: 'other-portal', category: 3 },
      { id: 'waiting', category: 3 },
      { id: 'lost', category: 3 },
    );
    await send(store, 'old', 'p', made('1'));
    await send(store, 'new', 'p', made('2'));
    await send(store, 'other-funnel', 'p', made('3'));
    await send(store, 'other-portal', 'q', made('4'));
    const lost = await send(store, 'lost', 'p', { state: 'unknown' });
    const known = await store.knownDeals(lost, 5);
    expect(known.map(({ deal }) => deal)).toEqual(['2', '1']);
    expect(JSON.parse(known[0]?.payload ?? '')).toMatchObject({ draft: { originatorId: 'zeta:shymkent' } });
    expect(await store.knownDeals(lost, 1)).toHaveLength(1);
    expect(await store.knownDeals((await effectOf(store, 'waiting')).seq, 5)).toEqual([]);
  });

  it('keeps what is wrong with the CRMs until something else is said', async () => {
    const store = await withTickets();
    const trouble = { city, why: 'refuses', code: 'NO_AUTH_FOUND', since: 7 } as const;
    await store.saveCrmTroubles([trouble, { ...trouble, city: idOf<CityId>('aktau') }]);
    expect(await store.crmTroubles()).toMatchObject([{ city: 'aktau' }, trouble]);
    await store.saveCrmTroubles([]);
    expect(await store.crmTroubles()).toEqual([]);
  });

  it('gives tickets to compare with their portal, those from some time on', async () => {
    const store = await withTickets({ id: 't1', originator: 'zeta:verny' }, { id: 't2' });
    await send(store, 't1', 'p', made('7'));
    const [first, second, ...more] = await store.ticketsSince(0);
    expect(more).toEqual([]);
    expect(first).toMatchObject({
      city,
      ticket: 't1',
      originatorId: 'zeta:verny',
      state: 'created',
      deal: '7',
      told: null,
      portal: 'p',
    });
    expect(second).toMatchObject({ ticket: 't2', state: 'pending', deal: null, portal: null });
    expect(await store.ticketsSince((first?.at ?? 0) + 1)).toEqual([]);
  });
});
