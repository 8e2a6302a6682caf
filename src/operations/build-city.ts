import { sha256Hex } from '../base/digest.ts';
import type { CatalogId, CityId } from '../base/ids.ts';
import { type OpenCatalog, openCatalog } from '../catalog/open-catalog.ts';
import { productRef } from '../catalog/product-ref.ts';
import {
  type CatalogSource,
  compileCatalog,
  findCatalogFiles,
  inputsOf,
} from '../compile/compile-catalog.ts';
import { type CatalogWish, compileTexts } from '../compile/compile-texts.ts';
import { maxImageBytes } from '../compile/limits.ts';
import { linkPins, type PinnedSku } from '../compile/link-pins.ts';
import { type Diagnostic, hasErrors } from '../diagnostics/diagnostic.ts';
import { type Lint, linted } from '../diagnostics/lint.ts';
import { tidyDiagnostics } from '../diagnostics/tidy-diagnostics.ts';
import type { Files } from '../ports/files.ts';
import type { BuiltCity } from '../release/content.ts';
import { applyOverlays, overlaysOf, type StoredOverlay } from './apply-overlays.ts';
import { catalogPath, isIntact } from './catalog-file.ts';
import { EarlyIndex, type OpenIndexer } from './early-index.ts';
import { mediaPath, type PlacedCatalog, placeCatalog } from './place-catalog.ts';

export interface BuildRequest {
  readonly root: string;
  readonly dataRoot: string;
  readonly city: CityId;
  /** `texts` leaves the catalog alone: what is not read cannot delay a saved text. */
  readonly scope: 'texts' | 'all';
  readonly lint: Lint;
  /** What feeds said last of the city's products. */
  readonly overlays: readonly StoredOverlay[];
}

/** A compiled city with its catalog's file in place, or what is wrong with its folder. */
export interface CityBuild {
  readonly city: CityId;
  readonly diagnostics: readonly Diagnostic[];
  readonly texts?: Omit<BuiltCity, 'catalog' | 'products'>;
  /** Only in scope `all`. */
  readonly catalog?: BuiltCatalog;
}

export interface BuiltCatalog {
  readonly id: CatalogId;
  readonly products: number;
  /** What it is without the feeds; absent where they change nothing. */
  readonly base?: CatalogId;
}

/** What a catalog's inputs were compiled to before. */
interface CatalogMemo extends PlacedCatalog {
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Compiles a city and puts its catalog and pictures into the data folder, under names that say their content. With an
 * `indexer`, a large catalog is indexed beside the reading of its file: twice the work at once, for whoever waits for it.
 */
export async function buildCity(
  files: Files,
  data: Files,
  { city, scope, lint, overlays }: Omit<BuildRequest, 'root' | 'dataRoot'>,
  indexer?: OpenIndexer,
): Promise<CityBuild> {
  const { texts, catalog: wanted, diagnostics: found } = await compileTexts(files, city);
  const diagnostics = linted(found, lint);
  // A warning may be an error on this platform.
  const ready = texts && !hasErrors(diagnostics) ? { texts } : {};
  if (scope === 'texts' || !wanted) return { city, diagnostics: tidyDiagnostics(diagnostics), ...ready };
  const { source, diagnostics: missing } = await findCatalogFiles(files, city, wanted);
  const isComplete = source.files.length === wanted.setting.files.length;
  const built = isComplete ? await catalogOf(files, data, source, indexer) : await mistakesOf(files, source);
  const { memo } = built;
  const unpinned = memo ? unknownPins(data, memo, wanted.pinned) : [];
  const ofCatalog = [...missing, ...built.diagnostics, ...unpinned];
  const all = tidyDiagnostics([...diagnostics, ...linted(ofCatalog, lint)]);
  return {
    city,
    diagnostics: all,
    ...ready,
    ...(memo && { catalog: await withFeeds(data, memo, wanted, overlays) }),
  };
}

/** Overlays of feeds that city.yaml no longer names are left alone. */
async function withFeeds(
  data: Files,
  { id, products }: CatalogMemo,
  { setting, currency }: CatalogWish,
  stored: readonly StoredOverlay[],
): Promise<BuiltCatalog> {
  const wanted = overlaysOf(setting.feeds ?? [], stored);
  const patched = await applyOverlays(data, id, currency, wanted);
  return { id: patched.id, products, ...(patched.id !== id && { base: id }) };
}

interface CatalogBuild {
  readonly memo?: CatalogMemo;
  readonly diagnostics: readonly Diagnostic[];
}

/** With one file of a catalog missing, the mistakes of the others are told all the same. */
async function mistakesOf(files: Files, source: CatalogSource): Promise<CatalogBuild> {
  if (source.files.length === 0) return { diagnostics: [] };
  const { diagnostics } = await compileCatalog(files, source, () => undefined);
  return { diagnostics };
}

/** The whole of a build; undefined when there were mistakes. */
export function builtCity({ texts, catalog, diagnostics }: CityBuild): BuiltCity | undefined {
  if (!texts || !catalog || hasErrors(diagnostics)) return undefined;
  const { id, products, base } = catalog;
  return { ...texts, catalog: id, products, ...(base && { base }) };
}

async function catalogOf(
  files: Files,
  data: Files,
  source: CatalogSource,
  indexer: OpenIndexer | undefined,
): Promise<CatalogBuild> {
  const inputs = await inputsOf(files, source);
  const known = inputs && (await recall(files, data, inputs));
  if (known) return { memo: known, diagnostics: known.diagnostics };
  // Of several files the later ones change what the first said.
  const early = indexer && source.files.length === 1 ? await EarlyIndex.open(data, indexer) : undefined;
  try {
    const { result, diagnostics } = await compileCatalog(
      files,
      source,
      async (catalog) => ({ ...(await placeCatalog(files, data, catalog, early)), inputs: catalog.inputs }),
      early,
    );
    if (!result) return { diagnostics };
    const { inputs: compiled, ...placed } = result;
    const memo = { ...placed, diagnostics };
    // Under what was compiled: the files may have changed since they were looked at first.
    await data.write(memoPath(compiled), JSON.stringify(memo));
    return { memo, diagnostics };
  } finally {
    await early?.close();
  }
}

/** Asked of the catalog itself: pins change without its files. */
function unknownPins(data: Files, { id }: CatalogMemo, pinned: readonly PinnedSku[]): readonly Diagnostic[] {
  if (pinned.length === 0) return [];
  const catalog = openCatalog(data.absolute(catalogPath(id)));
  try {
    return linkPins(pinned, {
      has: (sku) => catalog.product(productRef(sku)) !== undefined,
      all: () => skusOf(catalog),
    });
  } finally {
    catalog.close();
  }
}

function* skusOf(catalog: OpenCatalog): Generator<string> {
  for (const { sku } of catalog.products()) yield sku;
}

function memoPath(inputs: string): string {
  return `cache/catalog-${inputs}.json`;
}

/** Which catalog these files were compiled to before, whether its file is whole or not; undefined: none that is known. */
export async function knownCatalog(
  files: Files,
  data: Files,
  source: CatalogSource,
): Promise<CatalogId | undefined> {
  const inputs = await inputsOf(files, source);
  return inputs === undefined ? undefined : (await readMemo(data, inputs))?.id;
}

/** Only when its file is still there and every picture is still the one that it was made with. */
async function recall(files: Files, data: Files, inputs: string): Promise<CatalogMemo | undefined> {
  const memo = await readMemo(data, inputs);
  if (!memo) return undefined;
  if (!(await isIntact(data, memo.id))) return undefined;
  for (const [name, path] of memo.media) {
    const picture = await files.read(path, maxImageBytes);
    if (!picture.ok || !name.includes(sha256Hex(picture.value))) return undefined;
    if (!(await data.exists(mediaPath(name)))) return undefined;
  }
  return memo;
}

async function readMemo(data: Files, inputs: string): Promise<CatalogMemo | undefined> {
  const read = await data.read(memoPath(inputs), maxImageBytes);
  return read.ok ? parseMemo(new TextDecoder().decode(read.value)) : undefined;
}

/** A torn memo is no memo: the catalog is compiled again. */
function parseMemo(text: string): CatalogMemo | undefined {
  try {
    // Written by catalogOf; its name carries the hash of everything that it follows from.
    return JSON.parse(text) as CatalogMemo;
  } catch {
    return undefined;
  }
}
