import { describe, expect, it } from 'vitest';
import { type CityId, idOf } from '../../../src/base/ids.ts';
import { EventHub, type EventSink, type EventWish } from '../../../src/operations/api/events.ts';
import { type EventType, eventTypes } from '../../../src/operations/api/server-event.ts';
import { problem } from '../../../src/operations/api/wire.ts';
import { eventsIn } from '../../screens/api/read-events.ts';
import { almaty } from '../../support/customer.ts';
import { handWound } from '../../support/hand-wound.ts';

const astana = idOf<CityId>('astana');

/** One who watches; `waitingBytes` says how far behind they are. */
function reader() {
  let text = '';
  const state = { waitingBytes: 0, isEnded: false };
  const sink: EventSink = {
    write: (more) => {
      text += more;
    },
    get waitingBytes() {
      return state.waitingBytes;
    },
    end: (more) => {
      text += more;
      state.isEnded = true;
    },
  };
  return {
    sink,
    state,
    blocks: () => eventsIn(text),
    events: () => eventsIn(text).map(({ event }) => event),
    lastId: () => eventsIn(text).findLast(({ id }) => id !== undefined)?.id ?? '',
  };
}

function hubAt(startAt = 1000) {
  const time = handWound(startAt);
  const hub = new EventHub(time);
  const watch = (wish: Partial<EventWish> = {}) => {
    const read = reader();
    const opened = hub.open(
      {
        name: 'ci',
        cities: new Set(),
        types: new Set(eventTypes),
        lastId: undefined,
        mayStill: async () => undefined,
        ...wish,
      },
      read.sink,
    );
    return { ...read, opened };
  };
  const release = (city: CityId, to: number) =>
    hub.tell('release', { city, from: to - 1, to, isPinned: false });
  const turn = (city = almaty) =>
    hub.tell('turn', { city, release: 1, event: 'text', language: 'ru', messages: 1, deals: 0, counted: [] });
  return { time, hub, watch, release, turn };
}

describe('An event stream', () => {
  it('begins with where it is, and tells what happens from then on, by number', () => {
    const { watch, release } = hubAt();
    release(almaty, 1);
    const { blocks } = watch();
    release(almaty, 2);
    release(astana, 3);
    const data = { from: 1, to: 2, isPinned: false, at: 1000 };
    expect(blocks()).toEqual([
      { id: 'rs-1', event: 'ready', data: {} },
      { id: 'rs-2', event: 'release', data: { city: 'almaty', ...data } },
      { id: 'rs-3', event: 'release', data: { city: 'astana', ...data, from: 2, to: 3 } },
    ]);
  });

  it('tells of the cities and kinds that are wanted, and of no others', () => {
    const { watch, release, turn } = hubAt();
    const one = watch({ cities: new Set(['astana']) });
    const other = watch({ types: new Set<EventType>(['turn']) });
    release(almaty, 2);
    turn();
    release(astana, 2);
    expect(one.events()).toEqual(['ready', 'release']);
    expect(other.events()).toEqual(['ready', 'turn']);
  });

  it('goes on where it was cut off, with all that was missed, in order', () => {
    const { watch, release, turn } = hubAt();
    const before = watch();
    release(almaty, 2);
    turn();
    const lastId = before.lastId();
    release(almaty, 3);
    turn(astana);
    release(astana, 4);
    const { blocks } = watch({ lastId, cities: new Set(['almaty', 'astana']) });
    expect(blocks().map(({ id, event }) => [id, event])).toEqual([
      ['rs-3', 'release'],
      ['rs-4', 'turn'],
      ['rs-5', 'release'],
      ['rs-5', 'ready'],
    ]);
    const ofOne = watch({ lastId, cities: new Set(['almaty']) });
    expect(ofOne.blocks().map(({ id }) => id)).toEqual(['rs-3', 'rs-5']);
  });

  it.each(['zz-1', 'rs-99', 'rs-', 'x', `rs-${'9'.repeat(40)}`, 'rs-1\nevent: x'])(
    'is told that something may have been missed when %j is not known here',
    (lastId) => {
      const { watch, release } = hubAt();
      release(almaty, 1);
      expect(watch({ lastId }).blocks()).toEqual([{ id: 'rs-1', event: 'reset', data: {} }]);
    },
  );

  it('is told so, too, after more than is kept; many turns push out nothing else', () => {
    const { watch, release, turn } = hubAt();
    release(almaty, 1);
    const { lastId } = watch();
    const from = lastId();
    release(almaty, 2);
    for (let at = 0; at < 300; at += 1) turn();
    expect(watch({ lastId: from }).events()).toEqual(['reset']);
    const types = new Set<EventType>(['release']);
    expect(watch({ lastId: from, types }).events()).toEqual(['release', 'ready']);
  });

  it('moves a reader on that wants none of what happens', async () => {
    const { watch, turn, time } = hubAt();
    const types = new Set<EventType>(['release']);
    const quiet = watch({ types });
    for (let at = 0; at < 300; at += 1) turn();
    await time.move(15_000);
    expect(quiet.blocks()).toEqual([{ id: 'rs-0', event: 'ready', data: {} }, { id: 'rs-300' }]);
    expect(watch({ lastId: quiet.lastId() }).events()).toEqual(['ready']);
  });

  it('ends for a reader that is too far behind, and for no other', () => {
    const { watch, release, hub } = hubAt();
    const [slow, quick] = [watch(), watch()];
    slow.state.waitingBytes = 600_000;
    release(almaty, 2);
    release(almaty, 3);
    expect(slow.state.isEnded).toBe(true);
    expect(slow.blocks().at(-1)).toEqual({ event: 'closed', data: { code: 'too-slow' } });
    expect(slow.events()).not.toContain('release');
    expect(quick.events()).toEqual(['ready', 'release', 'release']);
    hub.close();
  });

  it('ends within half a second for who may not watch any more', async () => {
    const { watch, time, release } = hubAt();
    let isRevoked = false;
    const mayStill = async () =>
      isRevoked ? problem(401, 'token-revoked', 'The token ci is revoked.') : undefined;
    const [revoked, other] = [watch({ mayStill }), watch()];
    await time.move(2000);
    expect(revoked.state.isEnded).toBe(false);
    isRevoked = true;
    await time.move(500);
    release(almaty, 2);
    expect(revoked.blocks().at(-1)).toEqual({ event: 'closed', data: { code: 'token-revoked' } });
    expect(other.events()).toEqual(['ready', 'release']);
  });

  it('goes on while it cannot be known whether it may', async () => {
    const { watch, time } = hubAt();
    const { state } = watch({ mayStill: () => Promise.reject(new Error('the database is busy')) });
    await time.move(1000);
    expect(state.isEnded).toBe(false);
  });

  it('is refused when too many are open, and opened again when one was left', () => {
    const { watch } = hubAt();
    const own = Array.from({ length: 20 }, () => watch({ name: 'tabs' }));
    expect(watch({ name: 'tabs' }).opened).toMatchObject({
      problem: {
        status: 503,
        code: 'too-many-streams',
        detail: expect.stringContaining('20 event streams of tabs'),
      },
    });
    for (let at = 0; at < 80; at += 1) expect(watch({ name: `t${at}` }).opened).toHaveProperty('close');
    expect(watch({ name: 'late' }).opened).toHaveProperty('problem');
    const [first] = own;
    if (first && 'close' in first.opened) first.opened.close();
    expect(watch({ name: 'late' }).opened).toHaveProperty('close');
  });

  it('ends at once when the server stops, and no timer is left', async () => {
    const { watch, hub, time } = hubAt();
    const { blocks, state } = watch();
    expect(time.running).toBe(2);
    hub.close();
    expect(state.isEnded).toBe(true);
    expect(blocks().at(-1)).toEqual({ event: 'closed', data: { code: 'server-stops' } });
    expect(time.running).toBe(0);
    expect(watch().opened).toMatchObject({ problem: { status: 503 } });
  });
});
