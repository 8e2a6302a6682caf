import Sqlite from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { type CityId, idOf } from '../../src/base/ids.ts';
import { listed } from '../../src/store/escalation-list.ts';
import type { EscalationWish } from '../../src/store/escalation-store.ts';
import { city, lane, openTestStore } from './open-test-store.ts';

const all: EscalationWish = { cities: [], kinds: ['ticket', 'manager'], most: 50 };
const after = { openedAt: 5, id: 'x' };

describe('Customers who were handed to people', () => {
  it.each<[string, Partial<EscalationWish>, string]>([
    ['all', {}, 'escalation_at'],
    ['the next page', { after }, 'escalation_at'],
    ['one city', { cities: [city], after, state: 'open' }, 'escalation_city_at'],
    ['some cities', { cities: [city, idOf<CityId>('astana')], since: 5 }, 'escalation_at'],
    ['somebody’s', { cities: [city], assigned: '@daniyar' }, 'escalation_city_at'],
  ])('of %s are read in the order of an index, and not sorted', (_, wish, index) => {
    const { path } = openTestStore();
    const { sql, parameters } = listed({ ...all, ...wish }).compile();
    const sqlite = new Sqlite(path, { readonly: true });
    const plan = sqlite.prepare(`explain query plan ${sql}`).all(...parameters) as { detail: string }[];
    sqlite.close();
    expect(plan.map(({ detail }) => detail).join('\n')).toMatch(new RegExp(`USING INDEX ${index}\\b`));
    expect(plan.map(({ detail }) => detail).join('\n')).not.toContain('TEMP B-TREE');
  });

  it('have their events once, which wait for a turn like those of updates', async () => {
    const { store } = openTestStore();
    const fact = { at: 5, what: 'escalation-taken', city } as const;
    const event = { key: 'd:1', city, lane, bot: '1', payload: '{"kind":"desk-asked"}', at: 5, fact };
    expect([await store.wantEvent(event), await store.wantEvent(event)]).toEqual([true, false]);
    expect(await store.wantedEvent('d:1')).toEqual({ state: 'new', payload: event.payload });
    expect(await store.wantedEvent('d:2')).toBeUndefined();
    expect(await store.openLanes()).toEqual([{ city, lane }]);
    expect(await store.claimTurn(city, lane)).toMatchObject({ key: 'd:1', source: 'event', receivedAt: 5 });
  });
});
