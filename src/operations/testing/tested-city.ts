import type { CityId } from '../../base/ids.ts';
import { type OpenCatalog, openCatalog } from '../../catalog/open-catalog.ts';
import type { City } from '../../city/city.ts';
import type { PromptKey } from '../../city/generated/prompt-keys.ts';
import { cityOf } from '../../runtime/live-cities.ts';
import { type RewoundStore, rewoundStore } from '../../store/open-store.ts';
import type { ReleaseContent } from '../../store/store.ts';

/** A compiled city, ready to be served again and again: each conversation begins with a store as if nobody had written yet. */
export interface TestedCity {
  readonly id: CityId;
  /** As it answers; the texts that it uses are heard. */
  readonly city: City;
  readonly catalog: OpenCatalog;
  /** A database where the city is live, and nothing has happened yet. */
  readonly store: RewoundStore;
  /** Keys of the texts that were used since it was emptied. */
  readonly heard: Set<PromptKey>;
  close(): void;
}

/** `catalogFile`: absolute path of the compiled catalog. */
export async function testedCity(
  id: CityId,
  content: ReleaseContent,
  catalogFile: string,
): Promise<TestedCity> {
  const stamp = { origin: 'watch', at: 0, author: '', message: '', commit: '' } as const;
  const store = await rewoundStore((empty) => empty.activate(id, content, stamp));
  const catalog = openCatalog(catalogFile, content.catalog);
  const heard = new Set<PromptKey>();
  const own = cityOf({ ...content, city: id, number: 1 }, catalog);
  const city = { ...own, prompts: own.prompts.noted(({ key }) => heard.add(key)) };
  return { id, city, catalog, store, heard, close: () => closeAll(catalog, store) };
}

function closeAll(...open: readonly { close(): void }[]): void {
  for (const one of open) one.close();
}
