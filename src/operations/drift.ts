import { canonicalJson } from '../base/canonical-json.ts';
import { findCatalogFiles } from '../compile/compile-catalog.ts';
import { type CatalogWish, compileTexts } from '../compile/compile-texts.ts';
import { hasErrors } from '../diagnostics/diagnostic.ts';
import { linted } from '../diagnostics/lint.ts';
import type { StoredRelease } from '../store/store.ts';
import { knownCatalog } from './build-city.ts';
import type { Platform } from './platform.ts';

/**
 * What of a city's folder is not as it is live. `mistakes`: the folder cannot be compiled. `catalog-unread`: its catalog
 * was never compiled here, so that only `plan` can tell.
 */
export type Drift = 'settings' | 'texts' | 'catalog' | 'catalog-unread' | 'mistakes';

/**
 * Compares a folder with a release, in a moment: texts are compiled, a catalog is known by the digests of its files. What
 * feeds say is no difference.
 */
export async function driftOf(
  platform: Platform,
  { city, settings, prompts, synonyms, faq, catalog, base }: StoredRelease,
): Promise<readonly Drift[]> {
  const { texts, catalog: wanted, diagnostics } = await compileTexts(platform.files, city);
  if (!texts || hasErrors(linted(diagnostics, platform.config.lint ?? {}))) return ['mistakes'];
  const isSame =
    canonicalJson(texts.prompts) === prompts &&
    canonicalJson(texts.synonyms) === synonyms &&
    canonicalJson(texts.faq) === faq;
  const known = wanted && (await catalogNow(platform, city, wanted));
  return [
    ...(canonicalJson(texts.settings) === settings ? [] : ['settings' as const]),
    ...(isSame ? [] : ['texts' as const]),
    ...(known === undefined ? ['catalog-unread' as const] : []),
    ...(known === undefined || known === (base ?? catalog) ? [] : ['catalog' as const]),
  ];
}

/** The catalog that the files were compiled to once; undefined when they were not, or are not there. */
async function catalogNow(
  { files, data }: Platform,
  city: StoredRelease['city'],
  wanted: CatalogWish,
): Promise<string | undefined> {
  const { source } = await findCatalogFiles(files, city, wanted);
  return source.files.length === wanted.setting.files.length ? knownCatalog(files, data, source) : undefined;
}
