import { expect, it } from 'vitest';
import { type CatalogId, idOf } from '../../src/base/ids.ts';
import type { OpenCatalog } from '../../src/catalog/open-catalog.ts';
import { unreadableCatalog } from '../../src/catalog/unreadable-catalog.ts';
import { type CatalogFiles, LiveCatalogs } from '../../src/runtime/live-catalogs.ts';

const id = idOf<CatalogId>('a');
const quiet = () => undefined;
const log = { debug: quiet, info: quiet, warn: quiet, error: quiet };

/** Files whose reading a test counts, ends and answers. */
function files() {
  const state = { version: '1', isAsBuilt: true, reads: 0, opens: 0, closes: 0 };
  const catalog = (): OpenCatalog => ({
    search: unreadableCatalog.search,
    similar: unreadableCatalog.similar,
    category: unreadableCatalog.category,
    product: () => {
      throw Object.assign(new Error('disk'), { code: 'SQLITE_CORRUPT' });
    },
    products: () => [],
    // Not asked here.
    pages: undefined as never,
    checks: undefined as never,
    bytes: 1,
    close: () => void (state.closes += 1),
  });
  const made: CatalogFiles = {
    stamp: () => ({ file: 'one', version: state.version }),
    isAsBuilt: async () => {
      state.reads += 1;
      return state.isAsBuilt;
    },
    open: () => {
      state.opens += 1;
      return catalog();
    },
  };
  return { state, catalogs: new LiveCatalogs(made, log) };
}

it('A thousand cities with one catalog have it read and opened once', async () => {
  const { state, catalogs } = files();
  const all = await Promise.all(Array.from({ length: 1000 }, () => catalogs.get(id)));
  await catalogs.get(id);
  expect(new Set(all.map(({ reader }) => reader)).size).toBe(1);
  expect(state).toMatchObject({ reads: 1, opens: 1, closes: 1 });
});

it('A damaged file is not read again until it is written again', async () => {
  const { state, catalogs } = files();
  state.isAsBuilt = false;
  expect(await catalogs.get(id)).toEqual({ problem: 'damaged' });
  expect(await catalogs.get(id)).toEqual({ problem: 'damaged' });
  expect(state.reads).toBe(1);
  Object.assign(state, { isAsBuilt: true, version: '2' });
  expect((await catalogs.get(id)).problem).toBeUndefined();
  expect(state.reads).toBe(2);
});

it('A file that is whole although it cannot be read is opened anew, and not read for each turn that fails', async () => {
  const { state, catalogs } = files();
  for (let turn = 0; turn < 5; turn += 1) {
    const { reader } = await catalogs.get(id);
    expect(() => reader?.product(idOf('p'))).toThrow('cannot be read');
  }
  expect(state).toMatchObject({ reads: 2, opens: 4 });
  expect(catalogs.takeAlarm()).toBe(true);
  expect(catalogs.takeAlarm()).toBe(false);
  catalogs.closeUnused(new Set());
  expect(state.closes).toBe(4);
});
