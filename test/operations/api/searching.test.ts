import { describe, expect, it, onTestFinished } from 'vitest';
import { workerThread } from '../../../src/adapters/node/worker-thread.ts';
import type { City } from '../../../src/city/city.ts';
import type { CatalogOutcome, CatalogRequest } from '../../../src/operations/api/catalog-ask.ts';
import { type Searcher, Searching } from '../../../src/operations/api/searching.ts';
import { problem } from '../../../src/operations/api/wire.ts';
import { almaty } from '../../support/customer.ts';
import { handWound } from '../../support/hand-wound.ts';
import { platformFolder, smallCity } from '../../support/platform-folder.ts';
import { serveDev, testServeTools } from '../../support/tools.ts';

/** Another one each time: answers are kept. */
let asked = 0;
const another = () => {
  asked += 1;
  return { search: { text: `диван ${asked}`, limit: 5 } };
};

const nothing = { bytes: new TextEncoder().encode('{}'), etag: '"x"' };
const ask = { search: { text: 'диван', limit: 5 } };

/** A city that nobody looks into here. */
const city = { id: almaty, release: 3 } as unknown as City;

function searchingWith(searcher: Searcher) {
  const errors: string[] = [];
  const time = handWound();
  const log = { ...testServeTools().log, error: (text: string) => void errors.push(text) };
  const searching = new Searching({ ...time, log, dataRoot: '/nowhere', searcher });
  return { searching, errors, time };
}

describe('Searches of the API', () => {
  it('are answered by a thread of their own, from the release that is served', async () => {
    const folder = platformFolder({ ...smallCity('almaty'), ...smallCity('astana') });
    const serving = await serveDev(folder.root);
    const file = new URL('../../../out/search-worker.cjs', import.meta.url);
    const searcher = workerThread<CatalogRequest, CatalogOutcome>(file);
    const { dataRoot } = serving.platform;
    const searching = new Searching({ ...testServeTools(), searcher, dataRoot });
    onTestFinished(() => searching.close());
    const served = serving.runtime.cities.get(almaty);
    if (!served) throw new Error('almaty is served');
    const outcome = await searching.ask({ city: served, ask });
    expect('json' in outcome && JSON.parse(outcome.json)).toMatchObject({ city: 'almaty', total: 2 });
    // A thread that ends under them.
    const [cut] = await Promise.all([searching.ask({ city: served, ask: another() }), searcher.close()]);
    expect(cut).toMatchObject({ problem: { status: 503, code: 'search-ended' } });
    expect(await searching.ask({ city: served, ask: another() })).toHaveProperty('json');
  });

  it('are told which serving of a city is meant', async () => {
    const asked: CatalogRequest[] = [];
    const { searching } = searchingWith({
      ask: async (request) => {
        asked.push(request);
        return nothing;
      },
      close: async () => undefined,
    });
    const again = { ...city };
    for (const one of [city, city, again]) await searching.ask({ city: one, ask: another() });
    expect(asked.map(({ release, serving }) => [release, serving])).toEqual([
      [3, 1],
      [3, 1],
      [3, 2],
    ]);
  });

  it('are asked once while the same city is served, and what is wrong is asked again', async () => {
    let asked = 0;
    const { searching } = searchingWith({
      ask: async () => {
        asked += 1;
        return asked === 1 ? { problem: problem(503, 'catalog-unreadable', 'It cannot be read.') } : nothing;
      },
      close: async () => undefined,
    });
    expect(await searching.ask({ city, ask })).toHaveProperty('problem');
    for (let at = 0; at < 3; at += 1) expect(await searching.ask({ city, ask })).toHaveProperty('json', '{}');
    expect(asked).toBe(2);
    await searching.ask({ city: { ...city }, ask });
    expect(asked).toBe(3);
  });

  it('are refused when too many are under way, and taken again afterwards', async () => {
    const answers: (() => void)[] = [];
    const { searching, time } = searchingWith({
      ask: () => new Promise((resolve) => answers.push(() => resolve(nothing))),
      close: async () => undefined,
    });
    const waiting = Array.from({ length: 256 }, () => searching.ask({ city, ask: another() }));
    expect(await searching.ask({ city, ask: another() })).toMatchObject({
      problem: { status: 503, code: 'search-busy' },
    });
    expect(answers).toHaveLength(256);
    answers.shift()?.();
    await waiting[0];
    const late = searching.ask({ city, ask: another() });
    expect(answers).toHaveLength(256);
    for (const answer of answers) answer();
    expect(await late).toHaveProperty('json');
    await Promise.all(waiting);
    // Nothing is looked after when nothing is asked.
    expect(time.running).toBe(0);
  });

  it('are refused sooner when answers take long', async () => {
    const answers: (() => void)[] = [];
    const { searching, time } = searchingWith({
      ask: () => new Promise((resolve) => answers.push(() => resolve(nothing))),
      close: async () => undefined,
    });
    const waiting = Array.from({ length: 100 }, () => searching.ask({ city, ask: another() }));
    await time.move(1500);
    answers.shift()?.();
    await waiting[0];
    expect(await searching.ask({ city, ask: another() })).toMatchObject({ problem: { code: 'search-busy' } });
    for (const answer of answers.splice(0, 70)) answer();
    await waiting[70];
    // Few wait by now.
    const late = searching.ask({ city, ask: another() });
    for (const answer of answers) answer();
    expect(await late).toHaveProperty('json');
  });

  it('do not wait for ever for a thread that does not come back', async () => {
    let refuse: (error: Error) => void = () => undefined;
    let closed = 0;
    const { searching, time, errors } = searchingWith({
      ask: () =>
        new Promise((_, reject) => {
          refuse = reject;
        }),
      close: async () => {
        closed += 1;
        refuse(new Error('the worker thread was closed'));
      },
    });
    const asked = searching.ask({ city, ask: another() });
    await time.move(9000);
    expect(closed).toBe(0);
    await time.move(1000);
    expect(await asked).toMatchObject({ problem: { status: 503, code: 'search-ended' } });
    expect(closed).toBe(1);
    expect(errors).toEqual([
      'api: the thread of searches is stuck and is ended',
      'api: the thread of searches failed',
    ]);
  });
});
