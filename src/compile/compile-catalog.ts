import { canonicalJson } from '../base/canonical-json.ts';
import { sha256Hex } from '../base/digest.ts';
import type { CityId } from '../base/ids.ts';
import { analyserVersion, catalogFormat } from '../catalog/catalog-format.ts';
import type { ProductSource } from '../catalog/product-source.ts';
import type { Staging } from '../catalog/staging/open-staging.ts';
import type { RowListener } from '../catalog/staging/staged-rows.ts';
import type { CityFile } from '../city/generated/city-file.ts';
import { type Diagnostic, diagnostic, hasErrors, type Place } from '../diagnostics/diagnostic.ts';
import { MostTold } from '../diagnostics/most-told.ts';
import type { Files } from '../ports/files.ts';
import { catalogPath } from './catalog-path.ts';
import type { CatalogTable } from './catalog-tables.ts';
import { checkProducts } from './check-products.ts';
import type { CatalogWish } from './compile-texts.ts';
import { linkImages, type Media } from './link-images.ts';
import type { KnownSkus } from './link-pins.ts';
import { linkProducts } from './link-products.ts';
import { missingColumn } from './map-columns.ts';
import { digestOf, streamFile } from './readers/stream-file.ts';
import { similarFile } from './similar-file.ts';

/** The files of a catalog, as city.yaml names them. */
export interface CatalogSource {
  readonly city: CityId;
  readonly currency: string;
  readonly setting: CityFile['catalog'];
  readonly files: readonly {
    /** Path from the platform's root. */
    readonly path: string;
    /** Index among the files that city.yaml names. */
    readonly index: number;
  }[];
}

/** Products and pictures. The products are staged: they can be read until whoever was given them is done. */
export interface CompiledCatalog {
  readonly products: ProductSource;
  readonly media: Media;
  readonly skus: KnownSkus;
  /** Names everything that the products follow from, pictures aside: equal inputs compile to equal products. */
  readonly inputs: string;
}

/** Of how files are read: what an earlier reading said of the same bytes is not taken for what this one would say. */
const readerVersion = 5;
/** The columns of a file are not known at all: that one is missing has the same cause. */
const unknownColumns: ReadonlySet<string> = new Set(['ZK133', 'ZK135']);
/** Of one file and rule so many warnings are told. */
const mostWarnings = 20;

/** The catalog's files that are there, so that their mistakes are told although others are missing. */
export async function findCatalogFiles(
  files: Files,
  city: CityId,
  { setting, currency, places }: CatalogWish,
): Promise<{ readonly source: CatalogSource; readonly diagnostics: readonly Diagnostic[] }> {
  const diagnostics: Diagnostic[] = [];
  const found: { path: string; index: number }[] = [];
  for (const [index, name] of setting.files.entries()) {
    const path = catalogPath(city, name);
    // Told by the rules of city.yaml.
    if (path === undefined) continue;
    if (await files.exists(path)) found.push({ path, index });
    else
      diagnostics.push(await missingFile(files, places[index] ?? { file: `cities/${city}/city.yaml` }, path));
  }
  return { source: { city, currency, setting, files: found }, diagnostics };
}

/** What `CompiledCatalog.inputs` would be; undefined when a file cannot be read, which compiling tells. */
export async function inputsOf(files: Files, source: CatalogSource): Promise<string | undefined> {
  const digests: string[] = [];
  for (const { path } of source.files) {
    const digest = await digestOf(files, path);
    if (!digest.ok) return undefined;
    digests.push(digest.value);
  }
  return inputsName(source, digests);
}

function inputsName({ setting, currency }: CatalogSource, digests: readonly string[]): string {
  return sha256Hex(
    canonicalJson({ setting, currency, catalogFormat, analyserVersion, readerVersion }),
    ...digests,
  );
}

/**
 * Stages the rows of all files, links layers and pictures, and checks what comes out. Without any error `use` gets the
 * catalog; everything is thrown away when it is done.
 */
export async function compileCatalog<T>(
  files: Files,
  source: CatalogSource,
  use: (catalog: CompiledCatalog) => Promise<T> | T,
  listener?: RowListener,
): Promise<{ readonly result?: T; readonly diagnostics: readonly Diagnostic[] }> {
  // The driver is native code, and is loaded when a catalog is compiled.
  const { openStaging } = await import('../catalog/staging/open-staging.ts');
  const staging = openStaging(listener);
  try {
    const told = new MostTold(mostWarnings);
    const { tables, inputs } = await stageFiles(files, source, staging, told);
    const media = await link(files, source, staging, tables, told);
    const products = staging.products();
    if (products.count === 0 && !hasErrors(told.all())) told.add(noProducts(source));
    const diagnostics = told.all();
    if (hasErrors(diagnostics)) return { diagnostics };
    const skus = { has: (sku: string) => staging.find(sku) !== undefined, all: () => staging.skus() };
    return { result: await use({ products, media, skus, inputs }), diagnostics };
  } finally {
    staging.close();
  }
}

async function stageFiles(
  files: Files,
  source: CatalogSource,
  staging: Staging,
  told: MostTold,
): Promise<{ readonly tables: ReadonlyMap<number, CatalogTable>; readonly inputs: string }> {
  const { setting, currency } = source;
  const tables = new Map<number, CatalogTable>();
  const digests: string[] = [];
  for (const { path, index } of source.files) {
    const { table, digest } = await streamFile(files, {
      input: { path, index, setting, currency },
      rows: staging.rows,
      told,
      lookup: () => staging.lookup(),
    });
    if (table) tables.set(index, table);
    digests.push(digest);
  }
  return { tables, inputs: inputsName(source, digests) };
}

async function link(
  files: Files,
  source: CatalogSource,
  staging: Staging,
  tables: ReadonlyMap<number, CatalogTable>,
  told: MostTold,
): Promise<Media> {
  const isComplete = tables.size === source.setting.files.length;
  const known = {
    name: knowsField('name', tables, told, isComplete),
    price: knowsField('price', tables, told, isComplete),
  };
  staging.rows.seal();
  linkProducts(staging, tables, told);
  checkProducts(staging, tables, told, { currency: source.currency, known });
  return linkImages(files, source.city, staging, tables, told);
}

/** A column that no file has is told once, and not with every row. */
function knowsField(
  field: 'name' | 'price',
  tables: ReadonlyMap<number, CatalogTable>,
  told: MostTold,
  isComplete: boolean,
): boolean {
  if ([...tables.values()].some(({ has }) => has(field))) return true;
  const [first] = tables.values();
  // A file that could not be read may have had it.
  if (!first || !isComplete) return false;
  const { file, header = [] } = first;
  const isTold = told
    .all()
    .some(
      ({ code, place, values }) =>
        place.file === file &&
        (String(values['field']).split('\n').includes(field) ||
          (unknownColumns.has(code) && place.line === 1)),
    );
  if (!isTold) {
    const { code, values } = missingColumn(header, field, field);
    told.add(diagnostic(code, { file, line: 1 }, values));
  }
  return false;
}

async function missingFile(files: Files, place: Place, path: string): Promise<Diagnostic> {
  return diagnostic('ZK101', place, { path, nearest: (await similarFile(files, path)) ?? '' });
}

function noProducts(source: CatalogSource): Diagnostic {
  return diagnostic('ZK113', { file: source.files[0]?.path ?? `cities/${source.city}/city.yaml` });
}
