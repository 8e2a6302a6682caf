import type { CityId } from '../base/ids.ts';
import type { ProductSource } from '../catalog/product-source.ts';
import { type Diagnostic } from '../diagnostics/diagnostic.ts';
import { tidyDiagnostics } from '../diagnostics/tidy-diagnostics.ts';
import type { Files } from '../ports/files.ts';
import type { BotWish } from './check-bots.ts';
import { compileCatalog, findCatalogFiles } from './compile-catalog.ts';
import { type CatalogWish, type CompiledTexts, compileTexts } from './compile-texts.ts';
import { idleSynonyms } from './idle-synonyms.ts';
import type { Media } from './link-images.ts';
import { linkPins } from './link-pins.ts';

/** A catalog without mistakes. Its products are many, and nobody holds them all. */
export interface CheckedCatalog {
  readonly products: number;
  readonly media: Media;
}

/** What the files of a city become: whatever could be compiled, and all that is to be said about it. */
export interface CityCompilation {
  readonly city: CityId;
  readonly texts?: CompiledTexts;
  readonly catalog?: CheckedCatalog;
  readonly bot?: BotWish;
  /** Sorted by file and line. */
  readonly diagnostics: readonly Diagnostic[];
}

/** Compiles the whole city; nothing is written. A catalog is compiled even when texts have mistakes. */
export async function compileCity(files: Files, city: CityId): Promise<CityCompilation> {
  const { texts, bot, catalog: wanted, origins, diagnostics } = await compileTexts(files, city);
  const idle = (products: ProductSource) =>
    idleSynonyms(`cities/${city}/synonyms.yaml`, texts?.synonyms ?? {}, origins, products);
  const { catalog, diagnostics: ofCatalog } = wanted
    ? await checkCatalog(files, city, wanted, idle)
    : noCatalog;
  return {
    city,
    ...(texts && { texts }),
    ...(bot && { bot }),
    ...(catalog && { catalog }),
    diagnostics: tidyDiagnostics([...diagnostics, ...ofCatalog]),
  };
}

interface CatalogCheck {
  readonly catalog?: CheckedCatalog;
  readonly diagnostics: readonly Diagnostic[];
}

const noCatalog: CatalogCheck = { diagnostics: [] };

async function checkCatalog(
  files: Files,
  city: CityId,
  wanted: CatalogWish,
  idle: (products: ProductSource) => readonly Diagnostic[],
): Promise<CatalogCheck> {
  const { source, diagnostics: missing } = await findCatalogFiles(files, city, wanted);
  if (source.files.length === 0) return { diagnostics: missing };
  const { result, diagnostics } = await compileCatalog(files, source, ({ products, media, skus }) => ({
    catalog: { products: products.count, media },
    unlinked: [...linkPins(wanted.pinned, skus), ...idle(products)],
  }));
  const { catalog, unlinked = [] } = result ?? {};
  // Against a guessed currency no price is another one's.
  const sure = wanted.isCurrencyKnown ? diagnostics : diagnostics.filter(({ code }) => code !== 'ZK122');
  return { ...(catalog && { catalog }), diagnostics: [...missing, ...sure, ...unlinked] };
}
