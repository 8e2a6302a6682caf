import type { Severity } from './severity.ts';

type Values = Readonly<Record<string, string | number>>;

/** What a code means. Codes are permanent: a retired one is never used again. */
export interface CatalogueEntry {
  readonly severity: Severity;
  /** Names the mistake, without values. */
  readonly title: string;
  readonly message: (values: Values) => string;
  /** What to do; may be empty when the message says it all. */
  readonly hint: (values: Values) => string;
}

type Words = (values: Values) => string;

function error(title: string, message: Words, hint: Words = () => ''): CatalogueEntry {
  return { severity: 'error', title, message, hint };
}

function warning(title: string, message: Words, hint: Words = () => ''): CatalogueEntry {
  return { severity: 'warning', title, message, hint };
}

function note(title: string, message: Words, hint: Words = () => ''): CatalogueEntry {
  return { severity: 'note', title, message, hint };
}

function didYouMean(values: Values): string {
  return values['nearest'] ? `did you mean ${values['nearest']}?` : '';
}

/** All diagnostics: `ZC` city files and YAML, `ZP` prompts, `ZK` catalog, `ZT` tests, `ZX` platform. */
export const catalogue = {
  ZC101: error(
    'Not valid YAML',
    (v) => `this is not valid YAML: ${v['problem']}`,
    () => 'check quotes, colons and indentation on this line',
  ),
  ZC102: error(
    'Empty file',
    () => 'the file is empty',
    () => 'write its settings, or delete the file',
  ),
  ZC103: error(
    'Not UTF-8',
    () => 'the file is not UTF-8 text',
    () => 'save it as UTF-8',
  ),
  ZC104: error(
    'File too large',
    (v) => `the file is larger than ${v['limit']} bytes, and is not read`,
    () => 'split it, or move products into a CSV file',
  ),
  ZC105: error(
    'Nested too deep',
    (v) => `nested deeper than ${v['limit']} levels`,
    () => 'city files need three levels at most',
  ),
  ZC106: error(
    'YAML feature not used here',
    (v) => `${v['feature']} are not used in city files`,
    () => 'write the value out',
  ),
  ZC107: error(
    'Duplicate key',
    (v) => `"${v['key']}" stands here a second time`,
    () => 'keep one of the two',
  ),
  ZC108: error(
    'File cannot be read',
    (v) => `the file cannot be read: ${v['problem']}`,
    () => 'it must be an ordinary, readable file',
  ),
  ZC201: error(
    'Unknown key',
    (v) => `"${v['key']}" is not a setting here`,
    (v) => didYouMean(v) || `known here: ${v['known']}`,
  ),
  ZC202: error(
    'Missing key',
    (v) => `"${v['key']}" is missing`,
    (v) => `add ${v['key']}: to this block`,
  ),
  ZC203: error(
    'Wrong type',
    (v) => `${v['path']} must be ${v['expected']}, not ${v['actual']}`,
    (v) => String(v['hint'] ?? ''),
  ),
  ZC204: error('Value not allowed', (v) => `${v['path']} must be one of ${v['allowed']}`, didYouMean),
  ZC205: error(
    'Wrong form',
    (v) => `${v['path']} does not have the expected form`,
    (v) => `for example: ${v['example']}`,
  ),
  ZC206: error('Out of range', (v) => `${v['path']} ${v['problem']}`),
  ZC301: error(
    'Secret in the file',
    () => 'this looks like a real token or webhook address; a secret never stands in a city folder',
    () => 'revoke it (it has been seen), put the new one into .env and write env:NAME here',
  ),
  ZC303: error(
    'Token used twice',
    (v) => `${v['reference']} is already the token of another city`,
    () => 'each city has its own bot',
  ),
  ZC304: error(
    'Unknown time zone',
    (v) => `"${v['zone']}" is not a time zone`,
    (v) => didYouMean(v) || 'use an IANA name such as Asia/Almaty',
  ),
  ZC305: error('Unknown currency', (v) => `"${v['currency']}" is not an ISO 4217 currency`, didYouMean),
  ZC306: error(
    'No city.yaml',
    (v) => `the city "${v['city']}" has no city.yaml`,
    () => 'add it, or rename the folder so that it begins with _',
  ),
  ZC307: error(
    'Not a city name',
    (v) => `"${v['name']}" cannot be a city's folder`,
    () => 'use a lower-case latin letter, then 1 to 39 letters, digits or dashes',
  ),
  ZC308: warning(
    'No way to a person',
    () => 'this city has neither a manager nor Bitrix24: customers who need a person reach nobody',
    () => 'add manager: with a handle or a group',
  ),
  ZC309: error(
    'Unknown language',
    (v) => `there are no built-in texts in "${v['language']}"`,
    (v) => `use one of ${v['known']}`,
  ),
  ZC310: error(
    'Unknown value in a field',
    (v) => `"{${v['value']}}" is not a value of a deal's fields`,
    (v) => didYouMean(v) || `known: ${v['known']}`,
  ),
  ZP201: error(
    'Unknown prompt',
    (v) => `"${v['key']}" is not a prompt`,
    (v) => didYouMean(v) || 'the list of prompts is in schemas/prompts.schema.json',
  ),
  ZP202: error(
    'Not a text',
    (v) => `${v['key']} must be a text, not ${v['actual']}`,
    () => 'put the text in quotes, or below the key after |-',
  ),
  ZP203: error(
    'Broken placeholder',
    (v) => `${v['problem']}`,
    () => 'every { needs its }; plain values are just {name}',
  ),
  ZP204: error(
    'Unknown value',
    (v) => `"{${v['value']}}" is not a value of ${v['key']}`,
    (v) =>
      v['nearest']
        ? `did you mean {${v['nearest']}}?`
        : v['known']
          ? `known here: ${v['known']}`
          : 'this text has no values',
  ),
  ZP205: error(
    'Plural form missing',
    (v) => `{${v['value']}, plural} lacks ${v['missing']}, which ${v['language']} needs`,
    (v) => `add ${v['missing']} {…}`,
  ),
  ZP206: error(
    'Tag not allowed',
    (v) => `<${v['tag']}> is not a tag that Telegram shows`,
    () => 'allowed: b, i, u, s, code, pre, a, blockquote, tg-spoiler; a plain < is written &lt;',
  ),
  ZP207: error(
    'Tag not closed',
    (v) => `<${v['tag']}> ${v['problem']}`,
    (v) => String(v['hint'] ?? ''),
  ),
  ZP208: error(
    'Text too long',
    (v) => `with long values this text has ${v['length']} characters; ${v['what']} holds ${v['limit']}`,
    () => 'shorten it',
  ),
  ZP209: error(
    'Apostrophe hides a placeholder',
    () => 'an apostrophe before <, >, { or } makes the rest plain text',
    () => "write two apostrophes ('') or ’",
  ),
  ZP210: warning(
    'Language not spoken',
    (v) => `this city does not speak "${v['language']}", so nobody reads this file`,
    () => 'add it to languages: in city.yaml, or delete the file',
  ),
  ZP211: error(
    'Tag with a link',
    (v) => `${v['problem']}`,
    () => '<a href="https://…">text</a>',
  ),
  ZK101: error(
    'Catalog file missing',
    (v) => `there is no file ${v['path']}`,
    () => 'check catalog.files; paths are relative to the city folder',
  ),
  ZK102: error(
    'Encoding not certain',
    (v) => `the text cannot be read as ${v['tried']}`,
    () => 'save the file as UTF-8',
  ),
  ZK103: error(
    'Column missing',
    (v) => `there is no column "${v['column']}"`,
    (v) => didYouMean(v) || `columns: ${v['known']}`,
  ),
  ZK104: error(
    'Bad price',
    (v) => `"${v['value']}" is not a price`,
    () => 'write a number, for example 129990 or 129 990,50',
  ),
  ZK105: error(
    'SKU missing',
    () => 'this row has no SKU',
    () => 'every product needs its own code',
  ),
  ZK106: error(
    'Duplicate SKU',
    (v) => `the SKU ${v['sku']} stands twice in this file`,
    () => 'give each product its own SKU, or delete one row',
  ),
  ZK107: error(
    'Name missing',
    (v) => `${v['sku']} has no name`,
    () => 'fill the name, or remove the row',
  ),
  ZK108: error(
    'Row with too many cells',
    (v) => `this row has ${v['cells']} cells; the header has ${v['columns']}`,
    () => 'a cell that contains the delimiter must stand in quotes',
  ),
  ZK109: error(
    'Bad stock',
    (v) => `"${v['value']}" is not a number of pieces`,
    () => 'write a whole number, or leave the cell empty',
  ),
  ZK110: error(
    'Bad link',
    (v) => `"${v['value']}" is not a web address`,
    () => 'links begin with https://',
  ),
  ZK111: error(
    'Picture missing',
    (v) => `there is no picture ${v['path']}`,
    () => 'paths are relative to the city folder',
  ),
  ZK112: error(
    'Two SKUs, one short name',
    (v) => `${v['sku']} and ${v['other']} get the same short name in buttons`,
    () => 'change one of the two SKUs',
  ),
  ZK113: error(
    'No products',
    () => 'the catalog has no products',
    () => 'add rows under the header',
  ),
  ZK114: error(
    'Broken CSV',
    (v) => `this row cannot be read: ${v['problem']}`,
    () => 'check the quotes in this row',
  ),
  ZK115: error(
    'Price missing',
    (v) => `${v['sku']} has no price`,
    () => 'fill the price, or remove the row',
  ),
  ZK116: error(
    'Text too long',
    (v) => `this ${v['field']} has ${v['length']} characters; at most ${v['limit']} fit`,
    () => 'shorten it',
  ),
  ZK117: note(
    'Detected',
    (v) => `${v['encoding']}, "${v['delimiter']}" between cells, ${v['columns']} columns, ${v['rows']} rows`,
  ),
  ZT101: error('Search test failed', (v) => `"${v['query']}": ${v['problem']}`),
  ZT102: error('Conversation test failed', (v) => `${v['name']}: ${v['problem']}`),
} satisfies Readonly<Record<string, CatalogueEntry>>;

export type DiagnosticCode = keyof typeof catalogue;
