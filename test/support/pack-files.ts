import { ZipFile } from 'yazl';

type Content = string | Uint8Array;

/** A zip of these files. */
export async function zipOf(files: Readonly<Record<string, Content>>): Promise<Buffer> {
  const zip = new ZipFile();
  for (const [name, content] of Object.entries(files)) zip.addBuffer(Buffer.from(content), name);
  zip.end();
  const pieces: Buffer[] = [];
  for await (const piece of zip.outputStream) pieces.push(Buffer.from(piece));
  return Buffer.concat(pieces);
}

export type SheetCell = string | number;

/** A spreadsheet as Excel writes it: texts in a list of their own, which stands behind the sheets. */
export function xlsxOf(
  sheets: Readonly<Record<string, readonly (readonly SheetCell[])[]>>,
  extra: Readonly<Record<string, Content>> = {},
): Promise<Buffer> {
  const texts: string[] = [];
  const names = Object.keys(sheets);
  const bodies = Object.values(sheets).map((rows) => sheetXml(rows, texts));
  const shared = texts.map((text) => `<si><t xml:space="preserve">${escaped(text)}</t></si>`).join('');
  return zipOf({
    '[Content_Types].xml': '<Types/>',
    'xl/workbook.xml': `<workbook xmlns:r="r"><sheets>${names.map((name, at) => `<sheet name="${name}" sheetId="${at + 1}" r:id="rId${at + 1}"/>`).join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships>${names.map((_, at) => `<Relationship Id="rId${at + 1}" Target="worksheets/sheet${at + 1}.xml"/>`).join('')}</Relationships>`,
    ...Object.fromEntries(bodies.map((body, at) => [`xl/worksheets/sheet${at + 1}.xml`, body])),
    'xl/sharedStrings.xml': `<sst>${shared}</sst>`,
    ...extra,
  });
}

function sheetXml(rows: readonly (readonly SheetCell[])[], texts: string[]): string {
  const lines = rows.map((cells, row) => {
    const written = cells.map((cell, column) => {
      const at = `r="${String.fromCharCode(65 + column)}${row + 1}"`;
      if (cell === '') return '';
      if (typeof cell === 'number') return `<c ${at}><v>${cell}</v></c>`;
      texts.push(cell);
      return `<c ${at} t="s"><v>${texts.length - 1}</v></c>`;
    });
    return `<row r="${row + 1}">${written.join('')}</row>`;
  });
  return `<?xml version="1.0" encoding="UTF-8"?><worksheet><sheetData>${lines.join('')}</sheetData></worksheet>`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}
