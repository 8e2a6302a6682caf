import type { Staging } from '../../catalog/staging/open-staging.ts';
import type { CityFile } from '../../city/generated/city-file.ts';
import type { DiagnosticCode } from '../../diagnostics/codes.ts';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { type DiagnosticKey, MostTold, restCode } from '../../diagnostics/most-told.ts';
import type { Files } from '../../ports/files.ts';
import type { CatalogTable } from '../catalog-tables.ts';
import { checkProducts } from '../check-products.ts';
import { maxNameLength, maxSkuLength } from '../limits.ts';
import { linkProducts } from '../link-products.ts';
import type { Found } from '../readers/found.ts';
import { streamFile } from '../readers/stream-file.ts';
import { onceByCause } from './once-by-cause.ts';

/** Mistakes that keep one product out; the others are taken. */
const productCodes: ReadonlySet<DiagnosticCode> = new Set([
  'ZK104',
  'ZK105',
  'ZK106',
  'ZK107',
  'ZK115',
  'ZK116',
  'ZK118',
  'ZK119',
  'ZK120',
  'ZK121',
  'ZK122',
  'ZK135',
  'ZK136',
  'ZK139',
  'ZK162',
]);
/** Mistakes of a stock, a link, a row that has slipped: what is certain of the product is taken. */
const fieldCodes: ReadonlySet<DiagnosticCode> = new Set([
  'ZK108',
  'ZK109',
  'ZK110',
  'ZK112',
  'ZK127',
  restCode,
]);
/** Of one kind so many warnings are told. */
const mostWarnings = 20;

/** `whole`: products with a name and a price. `parts`: whatever a file says of a product whose SKU it gives. */
export type ImportedRows = 'whole' | 'parts';

export interface ImportSource {
  /** Path in the files that it is read from. */
  readonly path: string;
  readonly setting: CityFile['catalog'];
  readonly currency: string;
}

export interface StagedImport {
  /** Absent when nothing could be read. */
  readonly found?: Found;
  /** What keeps the whole file from being taken. */
  readonly mistakes: readonly Diagnostic[];
  /** Of single products, and what is worth knowing: mistakes are warnings here, since the others are taken. */
  readonly remarks: readonly Diagnostic[];
  /** Why products were left out, and how many for each reason. */
  readonly skipped: ReadonlyMap<DiagnosticCode, number>;
  /** The file ends in the middle; what came before was read. */
  readonly isCutOff: boolean;
}

/**
 * Reads one file into a staging of its own, of which whole products are left: those with mistakes, and all but the first
 * of one SKU, are told and left out.
 */
export async function stageImport(
  files: Files,
  staging: Staging,
  { path, setting, currency }: ImportSource,
  wanted: ImportedRows = 'whole',
): Promise<StagedImport> {
  const told = new CountedTold(mostWarnings);
  const { table, found } = await streamFile(files, {
    input: { path, index: 0, setting, currency },
    rows: staging.rows,
    told,
    lookup: () => staging.lookup(),
  });
  staging.rows.seal();
  if (table && wanted === 'whole') settle(staging, table, told, currency);
  if (table && wanted === 'parts') linkProducts(staging, new Map([[0, table]]), told, 'first');
  const all = told.all();
  const isOfFile = ({ code, severity, values }: Diagnostic) =>
    severity === 'error' &&
    (values['field'] === 'header' || (!productCodes.has(code) && !fieldCodes.has(code)));
  const mistakes = all.filter(isOfFile);
  return {
    ...(found && { found }),
    mistakes,
    remarks: onceByCause(
      all.filter((one) => !isOfFile(one)),
      told.counts,
    ).map(softened),
    skipped: told.counts,
    isCutOff: mistakes.some(isCutOff),
  };
}

/** In a file each product stands once, so the first row of a SKU is it. */
function settle(staging: Staging, table: CatalogTable, told: CountedTold, currency: string): void {
  const tables = new Map([[0, table]]);
  linkProducts(staging, tables, told, 'first');
  const known = { name: table.has('name'), price: table.has('price') };
  for (const field of ['name', 'price'] as const)
    if (known[field]) told.countLacking(field, staging.checks.lacking(field, 0).count);
  checkProducts(staging, tables, told, { currency, known });
  staging.rows.dropIncomplete({ sku: maxSkuLength, name: maxNameLength });
}

export function isCutOff({ code, values }: Diagnostic): boolean {
  return (code === 'ZK143' || code === 'ZK144') && values['problem'] === 'cut-off';
}

function softened(one: Diagnostic): Diagnostic {
  return one.severity === 'error' ? { ...one, severity: 'warning' } : one;
}

/** Counts mistakes by their code, those too that are too many to be told. */
class CountedTold extends MostTold {
  readonly #counts = new Map<DiagnosticCode, number>();

  get counts(): ReadonlyMap<DiagnosticCode, number> {
    return this.#counts;
  }

  override offer(key: DiagnosticKey, make: () => Diagnostic): void {
    if (key.severity === 'error') this.#count(key.code, 1);
    super.offer(key, make);
  }

  override forget(file: string): void {
    this.#counts.clear();
    super.forget(file);
  }

  /** Lacks are told for some products and counted for all. */
  countLacking(field: 'name' | 'price', count: number): void {
    if (count > 0) this.#count(field === 'name' ? 'ZK107' : 'ZK115', count);
  }

  #count(code: DiagnosticCode, count: number): void {
    if (productCodes.has(code)) this.#counts.set(code, (this.#counts.get(code) ?? 0) + count);
  }
}
