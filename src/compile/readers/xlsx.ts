import type { TableRow } from '../parse-table.ts';
import type { Archive } from './archive.ts';
import type { Lookup } from './lookup.ts';
import { childOf, childrenOf } from './xml-node.ts';
import { type XmlNode, XmlRecords } from './xml-records.ts';

/** A sheet that is shown, in the order of the workbook. */
export interface Sheet {
  readonly name: string;
  /** In the archive. */
  readonly path: string;
}

/** Columns of a sheet beyond this one are not read: no table of products has as many. */
const mostColumns = 1000;
const workbook = 'xl/workbook.xml';

export function isXlsx(archive: Archive): boolean {
  return archive.has('[Content_Types].xml') && archive.has(workbook);
}

/** The texts of a spreadsheet stand in a list of their own, by number: there may be more of them than fit into memory. */
export async function readSharedTexts(archive: Archive, lookup: Lookup): Promise<void> {
  let count = 0;
  const reader = new XmlRecords({
    isRecord: (name) => name === 'si',
    onRecord: (node) => {
      lookup.set(String(count), textOf(node).trim());
      count += 1;
    },
  });
  await readXml(archive, 'xl/sharedStrings.xml', reader);
}

export async function sheetsOf(archive: Archive): Promise<readonly Sheet[]> {
  const targets = new Map<string, string>();
  const relations = new XmlRecords({
    isRecord: (name) => name === 'Relationship',
    onRecord: ({ attributes }) => void targets.set(attributes['Id'] ?? '', attributes['Target'] ?? ''),
  });
  await readXml(archive, 'xl/_rels/workbook.xml.rels', relations);
  const sheets: Sheet[] = [];
  const reader = new XmlRecords({
    isRecord: (name) => name === 'sheet',
    onRecord: ({ attributes }) => {
      const id = Object.entries(attributes).find(([key]) => key.endsWith(':id'))?.[1];
      const target = targets.get(id ?? '');
      if (target === undefined || (attributes['state'] ?? 'visible') !== 'visible') return;
      const path = target.startsWith('/') ? target.slice(1) : `xl/${target}`;
      sheets.push({ name: attributes['name'] ?? '', path });
    },
  });
  await readXml(archive, workbook, reader);
  return sheets;
}

/** The rows of a sheet that hold anything, until `take` wants no more. */
export async function readSheet(
  archive: Archive,
  { path }: Sheet,
  texts: Lookup,
  take: (row: TableRow) => boolean,
): Promise<void> {
  let [line, isWanted] = [0, true];
  const reader = new XmlRecords({
    isRecord: (name) => name === 'row',
    onRecord: (node) => {
      line = Number.parseInt(node.attributes['r'] ?? '', 10) || line + 1;
      const row = cellsOf(node, texts);
      if (isWanted && row.cells.some((cell) => cell !== '')) isWanted = take({ ...row, line, raw: '' });
    },
  });
  await readXml(archive, path, reader, () => isWanted);
}

async function readXml(
  archive: Archive,
  path: string,
  reader: XmlRecords,
  isWanted: () => boolean = () => true,
): Promise<void> {
  if (!archive.has(path)) return;
  // The format allows UTF-16 too; no program writes it.
  const decoder = new TextDecoder('utf-8', { fatal: false });
  await archive.read(path, (piece) => {
    reader.write(decoder.decode(piece, { stream: true }));
    return isWanted();
  });
  if (isWanted()) reader.end();
}

function cellsOf(row: XmlNode, texts: Lookup): Required<Pick<TableRow, 'cells' | 'numbers'>> {
  const cells: string[] = [];
  const numbers = new Set<number>();
  for (const cell of childrenOf(row, 'c')) {
    const column = columnOf(cell.attributes['r']) ?? cells.length;
    const text = column < mostColumns ? cellText(cell, texts) : '';
    if (text === '') continue;
    while (cells.length < column) cells.push('');
    cells[column] = text;
    if ((cell.attributes['t'] ?? 'n') === 'n') numbers.add(column);
  }
  return { cells, numbers };
}

/** "C5" -> 2. */
function columnOf(reference: string | undefined): number | undefined {
  const letters = /^[A-Z]{1,3}/.exec(reference ?? '')?.[0];
  if (letters === undefined) return undefined;
  return [...letters].reduce((number, letter) => number * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

function cellText(cell: XmlNode, texts: Lookup): string {
  const value = childOf(cell, 'v')?.text ?? '';
  const { t: type = 'n' } = cell.attributes;
  if (type === 's') return texts.get(value) ?? '';
  if (type === 'n') return numberText(value);
  if (type !== 'inlineStr') return value;
  return childrenOf(cell, 'is').map(textOf).join('').trim();
}

/** 19999.999999999996 is what a spreadsheet keeps of 20000, and 1.3E5 is no price that anybody wrote. */
function numberText(value: string): string {
  if (/^\d{1,15}$/.test(value)) return value;
  const number = Number(value);
  if (value === '' || !Number.isFinite(number) || Math.abs(number) >= 1e15) return value;
  const rounded = Number(number.toPrecision(15));
  return /e/.test(String(rounded)) ? rounded.toFixed(10).replace(/\.?0+$/, '') : String(rounded);
}

/** Plain, or in runs of different looks; readings of East Asian letters aside. */
function textOf(node: XmlNode): string {
  return (
    node.children
      .map((child) => (child.name === 't' ? child.text : child.name === 'r' ? textOf(child) : ''))
      .join('')
      // How a spreadsheet writes the first half of a line break.
      .replaceAll('_x000D_', '')
  );
}
