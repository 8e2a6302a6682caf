import { posix } from 'node:path';
import type { CityId } from '../base/ids.ts';
import { openStaging, type Staging } from '../catalog/staging/open-staging.ts';
import type { CityFile } from '../city/generated/city-file.ts';
import type { CatalogTable } from '../compile/catalog-tables.ts';
import {
  type ImportedRows,
  isCutOff,
  type StagedImport,
  stageImport,
} from '../compile/importing/stage-import.ts';
import { linkProducts } from '../compile/link-products.ts';
import { streamFile } from '../compile/readers/stream-file.ts';
import { MostTold } from '../diagnostics/most-told.ts';
import type { Files } from '../ports/files.ts';
import { importedFile } from './fit-catalog.ts';
import type { ImportGuard } from './import-guards.ts';

export type FormatType = NonNullable<NonNullable<CityFile['catalog']['format']>['type']>;

export interface StagedNew {
  readonly staging: Staging;
  readonly staged: StagedImport;
  /** That the prices were read in. */
  readonly currency: string;
  /** The one that the file itself gives for most of its prices. */
  readonly stated: string | undefined;
  readonly isCutOff: boolean;
}

export type PricedCatalog = Pick<CityFile, 'currency'> & {
  readonly catalog: Pick<CityFile['catalog'], 'columns'>;
};

export interface NewFileWish {
  readonly format?: FormatType;
  readonly columns: Readonly<Record<string, string>>;
  readonly allow: readonly ImportGuard[];
  /** Absent: whole products. */
  readonly rows?: ImportedRows;
}

/** Columns that were looked for in vain. */
const columnCodes: ReadonlySet<string> = new Set(['ZK103', 'ZK128', 'ZK133']);

/**
 * The file as its own headers say, if the columns of city.yaml are not in it; in its own currency, if that may change.
 * Whoever asked closes the staging.
 */
export async function stageNew(
  source: { readonly files: Files; readonly path: string },
  city: PricedCatalog,
  wish: NewFileWish,
): Promise<StagedNew> {
  const named = Object.keys(wish.columns).length > 0;
  const columns = named ? namedOrNumbered(wish.columns) : city.catalog.columns;
  const first = await stage(source, wish, columns, city.currency);
  const isForeign = !named && first.staged.mistakes.some(({ code }) => columnCodes.has(code));
  const read = isForeign ? await again(first, () => stage(source, wish, undefined, city.currency)) : first;
  const { stated } = read;
  const mayChange = wish.allow.includes('currency-change');
  if (stated === undefined || stated === city.currency || !mayChange) return read;
  return again(read, () => stage(source, wish, isForeign ? undefined : columns, stated));
}

/** A table without a header has its columns numbered from 1, as in city.yaml. */
function namedOrNumbered(columns: NewFileWish['columns']): CityFile['catalog']['columns'] {
  return Object.fromEntries(
    Object.entries(columns).map(([field, said]) => [
      field,
      /^[1-9]\d{0,3}$/.test(said) ? Number(said) : said,
    ]),
  );
}

async function again(before: StagedNew, read: () => Promise<StagedNew>): Promise<StagedNew> {
  before.staging.close();
  return read();
}

async function stage(
  { files, path }: { readonly files: Files; readonly path: string },
  { format: type, rows }: NewFileWish,
  columns: CityFile['catalog']['columns'],
  currency: string,
): Promise<StagedNew> {
  const staging = openStaging();
  const setting: CityFile['catalog'] = {
    files: [path],
    ...(columns && { columns }),
    ...(type && { format: { type } }),
  };
  try {
    const staged = await stageImport(files, staging, { path, setting, currency }, rows);
    const stated = mostOf(staged.found?.currencies);
    return { staging, staged, currency, stated, isCutOff: staged.mistakes.some(isCutOff) };
  } catch (error) {
    staging.close();
    throw error;
  }
}

function mostOf(counts: ReadonlyMap<string, number> = new Map()): string | undefined {
  const [most] = [...counts].toSorted(([, a], [, b]) => b - a);
  return most?.[0];
}

/**
 * The catalog as it is: the file that an import writes, or all files of a city that has no such yet. Mistakes in them are
 * not told here; what can be read is compared.
 */
export async function stageOld(
  files: Files,
  city: CityId,
  setting: CityFile,
  staging: Staging,
): Promise<void> {
  const { catalog, currency } = setting;
  const names = catalog.files.includes(importedFile) ? [importedFile] : catalog.files;
  const told = new MostTold();
  const tables = new Map<number, CatalogTable>();
  for (const [index, name] of names.entries()) {
    const path = posix.normalize(name.startsWith('_') ? `cities/${name}` : `cities/${city}/${name}`);
    if (!(await files.exists(path))) continue;
    const input = { path, index, setting: catalog, currency };
    const { table } = await streamFile(files, {
      input,
      rows: staging.rows,
      told,
      lookup: () => staging.lookup(),
    });
    if (table) tables.set(index, table);
  }
  staging.rows.seal();
  linkProducts(staging, tables, told);
}
