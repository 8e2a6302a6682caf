import { exitCode } from '../../base/exit-code.ts';
import type { CityId } from '../../base/ids.ts';
import { ZetaError } from '../../base/zeta-error.ts';
import { NotInEncoding, spliceBytes } from '../../compile/encode-table.ts';
import { maxSkuLength } from '../../compile/limits.ts';
import type { OwnTable } from '../../compile/own-table.ts';
import { addRow, editCells, removeRow } from '../../compile/table-edits.ts';
import type { Edit } from '../../diagnostics/fix.ts';
import { chosenCities, type Platform } from '../platform.ts';
import type { Tools } from '../tools.ts';
import { validate } from '../validate.ts';
import { baseFiles, fileBase } from './file-base.ts';
import { isBelow, type OwnCatalog, ownCatalog, tableOf } from './own-catalog.ts';
import {
  cellsFor,
  changesOf,
  type ProductWish,
  productFields,
  removalOf,
  rowOf,
  textAt,
} from './product-cells.ts';
import { type FileChange, type WriteOptions, writeFile } from './write-file.ts';
import type { FileWriting } from './written.ts';

export interface ProductWriting extends FileWriting {
  readonly sku: string;
  /** `added`: the file had no row of it before. */
  readonly did: 'added' | 'changed' | 'removed' | 'nothing';
}

/** Larger catalogs are written by whoever makes them. */
const mostBytes = 64 * 1024 * 1024;

/**
 * Changes cells of a product in the city's own catalog file, or adds it there; what stands in other cells and rows stays byte by
 * byte. Over a file that other cities have, too, only what is said differs. Throws `ZetaError` where the city has no such table.
 */
export async function writeProduct(
  tools: Tools,
  platform: Platform,
  { city: name, sku, fields }: { readonly city: string; readonly sku: string; readonly fields: ProductWish },
  options: WriteOptions,
): Promise<ProductWriting> {
  refuseNoFields(sku, fields);
  const found = await catalogOf(tools, platform, name, options);
  const { catalog, city } = found;
  const read = (bytes: Uint8Array | undefined) => {
    const table = tableOf(catalog, bytes);
    return { table, row: rowOf(table, sku), cells: cellsFor(catalog.file, table, fields) };
  };
  let isNew = false;
  const change: FileChange = {
    ...changeOf(found),
    title: `product ${sku}: ${Object.keys(fields).join(', ')}`,
    values: (bytes) => {
      const { row, cells } = read(bytes);
      return changesOf(row, cells);
    },
    edit: (bytes) => {
      const { table, row, cells } = read(bytes);
      const { sku: skuColumn = 0, remove } = table.columns.fields;
      const wanted = cells.filter(({ column, text }) => (textAt(row, column) ?? '') !== text);
      const texts = new Map(wanted.map(({ column, text }) => [column, text]));
      // What was taken out and is sold again.
      if (row && remove !== undefined && textAt(row, remove) !== null) texts.set(remove, '');
      isNew = row === undefined;
      if (row) return spliced(catalog.file, table, editCells(table, row, texts));
      return spliced(catalog.file, table, [addRow(table, texts.set(skuColumn, sku))]);
    },
  };
  const writing = await writeFile(tools, platform, change, options);
  return {
    ...writing,
    city,
    sku,
    did: writing.kind === 'unchanged' ? 'nothing' : isNew ? 'added' : 'changed',
  };
}

/**
 * Takes a product out of the city's catalog: its row goes, or, where a layer below has it, is marked in the column `remove`. Throws
 * `ZetaError` for one that there is not, and where the file has no such column.
 */
export async function removeProduct(
  tools: Tools,
  platform: Platform,
  { city: name, sku }: { readonly city: string; readonly sku: string },
  options: WriteOptions,
): Promise<ProductWriting> {
  const found = await catalogOf(tools, platform, name, options);
  const { catalog, city, files } = found;
  const isShared = await isBelow(files, city, catalog, sku);
  const change: FileChange = {
    ...changeOf(found),
    title: `product ${sku} removed`,
    values: (bytes) => {
      const table = tableOf(catalog, bytes);
      return removalOf(table, rowOf(table, sku), sku);
    },
    edit: (bytes) => {
      const table = tableOf(catalog, bytes);
      const row = rowOf(table, sku);
      if (!row && !isShared) throw unknownProduct(city, sku);
      if (!isShared) return spliced(catalog.file, table, row ? [removeRow(row)] : []);
      return spliced(catalog.file, table, marked(catalog, table, sku));
    },
  };
  const writing = await writeFile(tools, platform, change, options);
  return { ...writing, city, sku, did: writing.kind === 'unchanged' ? 'nothing' : 'removed' };
}

const removed = 'true';

/** A row of the city's own that takes out what the layers below have. */
function marked({ file }: OwnCatalog, table: OwnTable, sku: string): readonly Edit[] {
  const { sku: skuColumn = 0, remove } = table.columns.fields;
  if (remove === undefined) {
    throw new ZetaError(
      'no-column',
      `${sku} comes from a file of other cities, and ${file} has no column "remove".`,
      {
        hint: 'Add a column `remove` to the file: a product with `true` in it is not sold in this city.',
      },
    );
  }
  const row = rowOf(table, sku);
  if (!row)
    return [
      addRow(
        table,
        new Map([
          [skuColumn, sku],
          [remove, removed],
        ]),
      ),
    ];
  return textAt(row, remove) === null ? editCells(table, row, new Map([[remove, removed]])) : [];
}

interface Found {
  readonly city: CityId;
  readonly catalog: OwnCatalog;
  readonly files: Awaited<ReturnType<typeof baseFiles>>;
}

/** The catalog as the files that are to be changed have it. */
async function catalogOf(
  tools: Tools,
  platform: Platform,
  name: string,
  { by, mode }: WriteOptions,
): Promise<Found> {
  const [city] = (await chosenCities(platform.files, [name])).cities;
  if (!city) throw new Error('chosenCities gives the city that was asked for');
  const settings = `cities/${city}/city.yaml`;
  const base = await fileBase(tools, platform, { by, file: settings, ...(mode && { mode }) });
  const files = await baseFiles(platform, base, city);
  return { city, files, catalog: await ownCatalog(files, city) };
}

function changeOf({
  city,
  catalog,
}: Found): Pick<FileChange, 'what' | 'city' | 'file' | 'mostBytes' | 'check'> {
  const check: FileChange['check'] = async (draft) => (await validate(draft, [city])).diagnostics;
  return { what: 'products-written', city, file: catalog.file, mostBytes, check };
}

function spliced(file: string, table: OwnTable, edits: readonly Edit[]): Uint8Array {
  try {
    return spliceBytes(table, edits);
  } catch (error) {
    if (!(error instanceof NotInEncoding)) throw error;
    throw new ZetaError(
      'not-in-encoding',
      `${file} is kept as ${error.encoding}, which has no "${error.character}".`,
      {
        hint: 'Write it with other letters, or save the file as UTF-8.',
        exit: exitCode.usage,
      },
    );
  }
}

function refuseNoFields(sku: string, fields: ProductWish): void {
  if (Object.keys(fields).length === 0) {
    throw new ZetaError('no-fields', 'Nothing of the product is to be changed.', {
      hint: `Say what: ${productFields.join(', ')}, or attributes.NAME.`,
      exit: exitCode.usage,
    });
  }
  // As it is read from a file again.
  if (sku.trim() === sku && sku !== '' && sku.length <= maxSkuLength && !/[\p{Cc}\p{Cf}]|\s{2}/u.test(sku))
    return;
  throw new ZetaError('no-sku', 'This is no SKU.', {
    hint: `A SKU is a text of at most ${maxSkuLength} characters, without spaces around it.`,
    exit: exitCode.usage,
  });
}

function unknownProduct(city: CityId, sku: string): ZetaError {
  return new ZetaError('unknown-product', `${city} has no product ${sku.slice(0, 100)} in its files.`, {
    hint: `\`zeta catalog search ${city} ${sku.slice(0, 100)}\` shows what is like it.`,
    exit: exitCode.usage,
  });
}
