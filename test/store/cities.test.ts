import { describe, expect, it } from 'vitest';
import { type CityId, idOf } from '../../src/base/ids.ts';
import { Connection } from '../../src/store/database.ts';
import { openStore } from '../../src/store/open-store.ts';
import {
  bot,
  callTo,
  city,
  content,
  lane,
  openTestStore,
  stamp,
  takeTurn,
  update,
} from './open-test-store.ts';

const other = idOf<CityId>('astana');
const mover = { at: 5, author: 'tester', origin: 'cli' };

/** A city with something in every table that knows cities. */
async function livedIn() {
  const { store, path } = openTestStore();
  await store.activate(city, content('a'), stamp());
  await store.saveNotice(city, { pending: [], refused: 'x' }, 1);
  await store.rememberBot({ bot, city, username: 'b', info: '{}' });
  await store.acceptBatch([update(1), update(2)]);
  await takeTurn(store, {
    effects: [callTo('42')],
    views: [{ id: idOf('v'), state: '{}' }],
    escalations: [{ id: idOf('e'), kind: 'ticket', state: 'open', detail: '{}' }],
    records: [{ name: 'search', data: '{}' }],
    wakes: [{ key: 'k', at: 9, payload: '{}' }],
    pairs: [{ chat: '-1', title: 'x', code: 'c' }],
  });
  await store.forgetCustomer(city, idOf('chat:1'), mover);
  await store.takeDealMoves(city, { moves: [], first: 'NEW', until: 5, at: 9 });
  await store.keepTopic({ city, bot, chat: '-1', lane }, { id: '9', name: 'x' });
  await store.saveFeed({ city, url: 'https://shop.example/f', state: '{}' });
  await store.rotateSecret(city, mover);
  await store.sawCommit(city, 'c0ffee', 1);
  await store.saveCrmTroubles([{ city, why: 'down', code: 'x', since: 1 }]);
  const [open] = await store.openDestinations();
  const effect = open && (await store.nextEffect(open.destination));
  if (!effect) throw new Error('no effect waits');
  const reach = { chat: '42', why: 'blocked' } as const;
  await store.markEffect(effect, { state: 'done', sent: { chat: '42', messageId: '7' }, reach, at: 9 });
  await store.ban({ city, customer: '42', until: null, reason: '', author: 'a', at: 1 });
  return { store, path };
}

/** City names by table, of all tables that have a column for it. */
function citiesByTable(path: string): Readonly<Record<string, readonly string[]>> {
  const connection = new Connection(path, { busyTimeoutMs: 1000 });
  const raw = (sql: string) =>
    connection.all<Record<string, string>>({
      compile: () => ({ sql, parameters: [], query: { kind: 'RawNode' }, queryId: { queryId: '' } }),
    } as never);
  const tables = raw(
    "select m.name as name from sqlite_schema m join pragma_table_info(m.name) c on c.name = 'city' where m.type = 'table'",
  ).map(({ name }) => name ?? '');
  const found = tables.map((table) => [
    table,
    raw(`select distinct city from "${table}"`).map((row) => row['city'] ?? ''),
  ]);
  connection.close();
  return Object.fromEntries(found);
}

describe('a renamed city', () => {
  it('takes everything along that is anywhere in the database', async () => {
    const { store, path } = await livedIn();
    const before = citiesByTable(path);
    expect(Object.keys(before).length).toBeGreaterThanOrEqual(12);
    expect(Object.entries(before).filter(([, cities]) => cities.join() !== city)).toEqual([]);
    expect(await store.renameCity(city, other, mover)).toBe(true);
    // What was done to it is written down under the name that it had then.
    const { audit, ...after } = citiesByTable(path);
    expect(Object.entries(after).filter(([, cities]) => cities.join() !== other)).toEqual([]);
    expect(audit?.toSorted()).toEqual([city, other].toSorted());
    expect(await store.isKnown(city)).toBe(false);
    expect(await store.claimTurn(other, lane)).toMatchObject({ city: other, key: 'u:1:2' });
    expect((await store.liveReleases()).map((one) => one.city)).toEqual([other]);
  });

  it('never mixes with one that has a past of its own', async () => {
    const { store, path } = await livedIn();
    await store.activate(other, content('b'), stamp());
    const before = citiesByTable(path);
    expect(await store.renameCity(city, other, mover)).toBe(false);
    expect(citiesByTable(path)).toEqual(before);
  });

  it('is renamed once: again changes nothing', async () => {
    const { store } = await livedIn();
    await store.renameCity(city, other, mover);
    expect(await store.isKnown(other)).toBe(true);
    expect(await store.renameCity(city, idOf('aktau'), mover)).toBe(true);
    expect(await store.isKnown(idOf('aktau'))).toBe(false);
    expect(await store.formerNames()).toEqual(new Map([[other, [city]]]));
  });

  it('keeps all names that it had, and who gave them', async () => {
    const { store } = await livedIn();
    const third = idOf<CityId>('aktau');
    await store.renameCity(city, other, mover);
    await store.renameCity(other, third, mover);
    expect(await store.formerNames()).toEqual(new Map([[third, [city, other]]]));
    expect((await store.moves({ since: 0, cities: [third], most: 1 }))[0]).toMatchObject({
      what: 'renamed',
      author: 'tester',
      message: other,
    });
    expect(await store.liveAt(third, 5)).toBe(1);
  });
});

describe('a retired city', () => {
  it('is not live, keeps its releases and goes on counting when it comes back', async () => {
    const { store, path } = await livedIn();
    const serving = openStore(path, { busyTimeoutMs: 1000 });
    serving.changedElsewhere();
    expect(await store.retire(city, { at: 1, author: 'tester', origin: 'cli' })).toBe(true);
    expect(serving.changedElsewhere()).toBe(true);
    serving.close();
    expect(await store.retire(city, { at: 1, author: 'tester', origin: 'cli' })).toBe(false);
    expect([await store.liveReleases(), (await store.notices()).size]).toEqual([[], 0]);
    expect(await store.citiesWithReleases()).toEqual([city]);
    expect(await store.activate(city, content('b'), stamp())).toMatchObject({ number: 2, isNew: true });
  });
});
