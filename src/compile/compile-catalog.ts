import { posix } from 'node:path';
import { canonicalJson } from '../base/canonical-json.ts';
import { sha256Hex } from '../base/digest.ts';
import type { CityId } from '../base/ids.ts';
import { findSecrets } from '../base/mask-secrets.ts';
import { analyserVersion, catalogFormat } from '../catalog/catalog-format.ts';
import type { Product } from '../catalog/generated/product.ts';
import type { CityFile } from '../city/generated/city-file.ts';
import { type Diagnostic, hasErrors, type Place } from '../diagnostics/diagnostic.ts';
import { SourceText } from '../diagnostics/source-text.ts';
import type { Files } from '../ports/files.ts';
import type { CatalogWish } from './compile-texts.ts';
import { decodeTable } from './decode-table.ts';
import { maxCsvBytes } from './limits.ts';
import { linkImages, type Media } from './link-images.ts';
import { linkProducts } from './link-products.ts';
import { mapColumns } from './map-columns.ts';
import { cellPlace, parseTable } from './parse-table.ts';
import { type ProductRow, readProducts } from './read-products.ts';
import { fileProblem } from './read-text.ts';

/** The files of a catalog as they were read, before anyone looked inside. */
export interface CatalogSource {
  readonly city: CityId;
  readonly currency: string;
  readonly setting: CityFile['catalog'];
  readonly files: readonly { readonly path: string; readonly bytes: Uint8Array }[];
  /** Hash of everything that the products follow from, pictures aside: equal inputs compile to equal products. */
  readonly inputs: string;
}

export interface CompiledCatalog {
  readonly products: readonly Product[];
  readonly media: Media;
}

export interface CatalogReading {
  readonly source?: CatalogSource;
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads a catalog's files: those that can be, so that their mistakes are told too. `source` is absent without any. */
export async function readCatalogFiles(
  files: Files,
  city: CityId,
  { setting, currency, places }: CatalogWish,
): Promise<CatalogReading> {
  const diagnostics: Diagnostic[] = [];
  const contents: { path: string; bytes: Uint8Array }[] = [];
  for (const [index, name] of setting.files.entries()) {
    const path = posix.normalize(name.startsWith('_') ? `cities/${name}` : `cities/${city}/${name}`);
    // Told by the rules of city.yaml.
    if (!path.startsWith('cities/')) continue;
    const read = await files.read(path, maxCsvBytes);
    if (read.ok) contents.push({ path, bytes: read.value });
    else if (read.error === 'missing')
      diagnostics.push(missingFile(places[index] ?? { file: `cities/${city}/city.yaml` }, path));
    else diagnostics.push(fileProblem(path, read.error, maxCsvBytes));
  }
  if (contents.length === 0) return { diagnostics };
  const head = canonicalJson({ setting, currency, catalogFormat, analyserVersion });
  const inputs = sha256Hex(head, ...contents.map((content) => content.bytes));
  return { source: { city, currency, setting, files: contents, inputs }, diagnostics };
}

export interface CatalogCompilation {
  readonly catalog?: CompiledCatalog;
  readonly diagnostics: readonly Diagnostic[];
}

/** decode -> parse -> map -> read rows -> link layers -> link pictures. `catalog` is absent when there was any error. */
export async function compileCatalog(files: Files, source: CatalogSource): Promise<CatalogCompilation> {
  const diagnostics: Diagnostic[] = [];
  const rows: ProductRow[] = [];
  for (const { path, bytes } of source.files) {
    const read = readTable(path, bytes, source);
    diagnostics.push(...read.diagnostics);
    for (const row of read.rows) rows.push(row);
  }
  const linked = linkProducts(rows, source.currency);
  diagnostics.push(...linked.diagnostics);
  if (linked.products.length === 0 && !hasErrors(diagnostics)) diagnostics.push(noProducts(source));
  const pictured = await linkImages(files, source.city, linked.products, (image) =>
    placeOfImage(source, rows, image),
  );
  diagnostics.push(...pictured.diagnostics);
  if (hasErrors(diagnostics)) return { diagnostics };
  return { catalog: { products: pictured.products, media: pictured.media }, diagnostics };
}

function readTable(
  path: string,
  bytes: Uint8Array,
  { setting, currency, files }: CatalogSource,
): { readonly rows: readonly ProductRow[]; readonly diagnostics: readonly Diagnostic[] } {
  const decoded = decodeTable(bytes);
  if (!decoded.ok) return { rows: [], diagnostics: [error('ZK102', path, { tried: decoded.error })] };
  const { text, encoding } = decoded.value;
  if (text.trim() === '') return { rows: [], diagnostics: [error('ZK113', path)] };
  const { table, diagnostics: unparsable } = parseTable(path, text);
  const secrets = secretsIn(path, text);
  if (!table) return { rows: [], diagnostics: [...secrets, ...unparsable] };
  const detected = {
    encoding,
    delimiter: table.delimiter,
    columns: table.header.length,
    rows: table.rows.length,
  };
  const told: Diagnostic = { code: 'ZK117', severity: 'note', place: { file: path }, values: detected };
  const isBase = path === files[0]?.path;
  const { columns, diagnostics: unmapped } = mapColumns(table, setting.columns, isBase);
  if (!columns) return { rows: [], diagnostics: [told, ...secrets, ...unparsable, ...unmapped] };
  const read = readProducts(table, columns, currency);
  return { rows: read.rows, diagnostics: [told, ...secrets, ...unparsable, ...read.diagnostics] };
}

function secretsIn(file: string, text: string): readonly Diagnostic[] {
  const found = findSecrets(text);
  if (found.length === 0) return [];
  const source = new SourceText(file, text);
  return found.map(({ start }) => ({
    code: 'ZC301',
    severity: 'error',
    place: source.place(start),
    values: {},
  }));
}

function missingFile(place: Place, path: string): Diagnostic {
  return { code: 'ZK101', severity: 'error', place, values: { path } };
}

function placeOfImage(source: CatalogSource, rows: readonly ProductRow[], image: string): Place {
  const row = rows.find(({ fields }) => fields.images?.includes(image));
  if (!row) return { file: source.files[0]?.path ?? `cities/${source.city}/city.yaml` };
  return cellPlace(row.table, row.row, row.columns.fields.images ?? 0);
}

function noProducts(source: CatalogSource): Diagnostic {
  return error('ZK113', source.files[0]?.path ?? `cities/${source.city}/city.yaml`);
}

function error(code: Diagnostic['code'], file: string, values: Diagnostic['values'] = {}): Diagnostic {
  return { code, severity: 'error', place: { file }, values };
}
