import type { CityId } from '../../base/ids.ts';
import { ZetaError } from '../../base/zeta-error.ts';
import type { CityFile } from '../../city/generated/city-file.ts';
import { catalogPath } from '../../compile/catalog-path.ts';
import { compileCatalog, findCatalogFiles } from '../../compile/compile-catalog.ts';
import { compileTexts } from '../../compile/compile-texts.ts';
import { type OwnTable, ownTable, type TableProblem } from '../../compile/own-table.ts';
import { readCityFile } from '../../compile/read-city-file.ts';
import type { Files } from '../../ports/files.ts';
import { InvalidCity } from '../write-city.ts';

/** The last file of a city's catalog that is the city's own. */
export interface OwnCatalog {
  readonly file: string;
  readonly setting: CityFile['catalog'];
  /** Among the catalog's files; the first one is the base. */
  readonly index: number;
}

/** Throws `InvalidCity` where city.yaml has mistakes, and `ZetaError` where the city has no file of its own. */
export async function ownCatalog(files: Files, city: CityId): Promise<OwnCatalog> {
  const { shaped, diagnostics } = await readCityFile(files, city);
  if (!shaped) throw new InvalidCity(diagnostics.filter(({ severity }) => severity === 'error'));
  const setting = shaped.value.catalog;
  const paths = setting.files.map((name) => catalogPath(city, name));
  const index = paths.findLastIndex((path) => path?.startsWith(`cities/${city}/`));
  const file = paths[index];
  if (file !== undefined) return { file, setting, index };
  throw new ZetaError('catalog-not-own', `All products of ${city} come from files of other cities, too.`, {
    hint: `Add a file of its own to catalog.files: a catalog.csv with the columns sku, price and remove.`,
  });
}

const why: Readonly<Record<TableProblem, string>> = {
  packed: 'is no CSV but a packed file or a spreadsheet',
  'other-format': 'is no CSV but a feed or the export of a shop program',
  encoding: 'cannot be read for certain: its encoding is not known',
  unclear: 'cannot be read for certain: its columns or rows are not clear',
};

/** Throws `ZetaError` for a file whose cells cannot be changed. */
export function tableOf({ file, setting, index }: OwnCatalog, bytes: Uint8Array | undefined): OwnTable {
  if (bytes === undefined) {
    throw new ZetaError('catalog-not-editable', `${file} is not there.`, {
      hint: 'Make it, with a header: sku,name,price.',
    });
  }
  const table = ownTable(bytes, setting, index === 0);
  if (table.ok) return table.value;
  throw new ZetaError(
    'catalog-not-editable',
    `${file} ${why[table.error]}, so that no product of it is changed.`,
    {
      hint:
        table.error === 'encoding' || table.error === 'unclear'
          ? '`zeta validate` says what is not clear; catalog.format and catalog.columns in city.yaml decide it.'
          : 'Change it where it comes from, or make it a table: `zeta catalog import`.',
    },
  );
}

/** Whether the files before the city's own one have this product. */
export async function isBelow(
  files: Files,
  city: CityId,
  { index }: OwnCatalog,
  sku: string,
): Promise<boolean> {
  if (index === 0) return false;
  const { catalog } = await compileTexts(files, city);
  if (!catalog) return false;
  const { source } = await findCatalogFiles(files, city, catalog);
  const lower = { ...source, files: source.files.filter((one) => one.index < index) };
  const { result } = await compileCatalog(files, lower, ({ skus }) => skus.has(sku));
  return result ?? false;
}
