import { type CodeWords, named } from '../words.ts';
import { didYouMean } from './did-you-mean.ts';
import { plural } from './plural.ts';

/** Why rows cannot be told apart. */
const csvProblems: Readonly<Record<string, string>> = {
  'quote-open': 'a quote is opened and never closed',
  'text-after-quote': 'something stands between a closing quote and the next delimiter',
  'quote-inside': 'a quote stands in the middle of a cell',
  'row-too-long': 'the row is over a million characters long, so a quote is probably open',
};

/** Why letters cannot be read. */
const encodingProblems: Readonly<Record<string, string>> = {
  unknown: 'it is not certain how the letters of this file are stored',
  broken: 'somewhere in this file letters are stored in another way than at its start',
  nul: 'this file holds zero bytes, so it is not a text',
};

const decimalHint =
  'or say in city.yaml which sign stands before decimals: catalog: { format: { decimal: "," } }';

/** Columns, as messages name them. */
export const fields: Readonly<Record<string, string>> = {
  sku: 'SKU',
  name: 'name',
  category: 'category',
  price: 'price',
  stock: 'stock',
  brand: 'brand',
  link: 'link',
  images: 'picture',
  description: 'description',
  attribute: 'attribute',
  header: 'header',
};

/** `ZK`: products. */
export const catalogWords = {
  ZK101: {
    title: 'Catalog file missing',
    why: 'Without its files the city would have no products.',
    message: (v) => `there is no file ${v['path']}`,
    hint: (v) => didYouMean(v) || 'check catalog.files; paths are relative to the city folder',
  },
  ZK102: {
    title: 'Encoding not certain',
    why: 'Guessing wrongly would show customers unreadable letters.',
    message: (v) => named(encodingProblems, v['problem']),
    hint: (v) =>
      v['likely']
        ? `it may be ${v['likely']}: say so in city.yaml, catalog: { format: { encoding: ${v['likely']} } }; or save the file as UTF-8`
        : 'save the file as UTF-8, or name its encoding in city.yaml: catalog: { format: { encoding: windows-1251 } }',
  },
  ZK103: {
    title: 'Column missing',
    why: 'Each product needs its code, and the other fields are read from the columns that city.yaml names.',
    message: (v) =>
      v['named'] === 'yes'
        ? missingColumns(String(v['column']).split('\n'))
        : `no column is known to hold the ${named(fields, v['field'])}`,
    hint: (v) =>
      v['named'] === 'yes'
        ? didYouMean(v) || `columns of the file: ${v['known']}`
        : `name the column in city.yaml, catalog: { columns: { ${v['field']}: ${v['likely'] ? JSON.stringify(v['likely']) : '…'} } }; the file has ${v['known']}`,
  },
  ZK104: {
    title: 'Bad price',
    why: 'A price that is not certain is refused: never a 0, never a guess in front of a customer.',
    message: (v) => `"${v['value']}" is not a price`,
    hint: () => 'write a number, for example 129990 or 129 990,50',
  },
  ZK105: {
    title: 'SKU missing',
    why: 'The code is what makes a product the same product tomorrow: links, orders and buttons hold on to it.',
    message: () => 'this row has no SKU',
    hint: () => 'every product needs its own code',
  },
  ZK106: {
    title: 'Duplicate SKU',
    why: 'Two products under one code cannot be told apart, and one of them would be lost.',
    message: (v) => `the SKU ${v['sku']} stands twice in this file`,
    hint: () => 'give each product its own SKU, or delete one row',
  },
  ZK107: {
    title: 'Name missing',
    why: 'A product without a name can be neither found nor shown.',
    message: (v) => `${v['sku']} has no name`,
    hint: () => 'fill the name, or remove the row',
  },
  ZK108: {
    title: 'Row with too many cells',
    why: 'The cells of this row have slipped: a price may stand where the stock belongs.',
    message: (v) => `this row has ${v['cells']} cells; the header has ${v['columns']}`,
    hint: () => 'a cell that contains the delimiter must stand in quotes',
  },
  ZK109: {
    title: 'Bad stock',
    why: 'The stock decides what is offered first; a guess would offer what is not there.',
    message: (v) => `"${v['value']}" is not a number of pieces`,
    hint: () =>
      'write a whole number; none may be written as 0 or "no"; where every cell only says that there are some, leave the column out: catalog: { columns: { stock: false } }',
  },
  ZK110: {
    title: 'Bad link',
    why: 'Telegram refuses a button with a broken link, and the customer gets no card.',
    message: (v) => `"${v['value']}" is not a web address`,
    hint: () => 'one link without spaces stands in the cell; links begin with https://',
  },
  ZK111: {
    title: 'Picture missing',
    why: 'The product card would have no picture.',
    message: (v) => `there is no picture ${v['path']}`,
    hint: () => 'paths are relative to the city folder',
  },
  ZK112: {
    title: 'Two SKUs, one short name',
    why: 'Buttons carry a short form of the code; these two could not be told apart. It is very rare.',
    message: (v) => `${v['sku']} and ${v['other']} get the same short name in buttons`,
    hint: () => 'change one of the two SKUs',
  },
  ZK113: {
    title: 'No products',
    why: 'A bot without products answers every question with "nothing found".',
    message: (v) =>
      v['why'] === 'prices'
        ? `none of the ${v['count']} products in the file has a price`
        : 'the catalog has no products',
    hint: (v) =>
      v['why'] === 'prices'
        ? 'the export leaves prices out: in 1C choose the kind of price in the settings of the exchange with the site, in a shop or marketplace let this feed have prices; of a table name the column: --column price=…'
        : 'add rows under the header',
  },
  ZK114: {
    title: 'Broken CSV',
    why: 'Rows and cells cannot be told apart here, and what customers would see is left to chance.',
    message: (v) => `this row cannot be read: ${named(csvProblems, v['problem'])}`,
    hint: (v) =>
      v['cell'] ? `a cell with quotes in it is written ${v['cell']}` : 'check the quotes in this row',
  },
  ZK115: {
    title: 'Price missing',
    why: 'Customers choose by price, and a product without one cannot be ordered.',
    message: (v) => `${v['sku']} has no price`,
    hint: () => 'fill the price, or remove the row',
  },
  ZK116: {
    title: 'Cell too long',
    why: 'It would not fit into a message or a button.',
    message: (v) =>
      `this ${named(fields, v['field'])} has ${v['length']} characters; at most ${v['limit']} fit`,
    hint: () => 'shorten it',
  },
  ZK117: {
    title: 'Detected',
    why: 'What was recognised in the file, so that a wrong guess is seen at once.',
    message: (v) =>
      `CSV with ${signOf(v['delimiter'])}, ${v['encoding']}, ${plural(Number(v['columns']), 'column')}${v['header'] === 'no' ? ' without a header' : ''}, ${plural(Number(v['rows']), 'row')}${v['unread'] ? `; not read: ${v['unread']}` : ''}`,
  },
  ZK118: {
    title: 'Price of zero',
    why: 'Nobody gives goods away: customers would order at a price that is not meant.',
    message: (v) => `the price is ${v['value']}`,
    hint: () => 'write the price, or remove the row',
  },
  ZK119: {
    title: 'Price below zero',
    why: 'A price with a minus is a slip, or another column.',
    message: (v) => `the price ${v['value']} is below zero`,
    hint: () => 'write the price without a minus',
  },
  ZK120: {
    title: 'Price with two readings',
    why: 'One reading is a thousand times the other, and a customer would see the wrong one.',
    message: (v) => `"${v['value']}" may be a thousand, or a number with three decimals`,
    hint: () => `write it without the sign, ${decimalHint}`,
  },
  ZK121: {
    title: 'Several prices in one cell',
    why: 'A product has one price; which of these is meant is not certain.',
    message: (v) => `"${v['value']}" is more than one price`,
    hint: () => 'leave one price in the cell',
  },
  ZK122: {
    title: 'Price in another currency',
    why: 'The number would be shown with the sign of the city, at many times the price or a part of it.',
    message: (v) => `"${v['value']}" is not in ${v['currency']}, the currency of this city`,
    hint: (v) => `write the price in ${v['currency']}`,
  },
  ZK123: {
    title: 'Price with "from"',
    why: 'The bot shows one price, without "from".',
    message: (v) => `"${v['value']}" is shown as that price, without "from"`,
    hint: () => 'write the price alone when it is exact',
  },
  ZK124: {
    title: 'Absurd price',
    why: 'A price a hundred times too high or too low is nearly always a slip.',
    message: (v) =>
      `${v['sku']} costs ${v['price']}, while its category costs about ${v['median']} ${v['currency']}`,
    hint: () => 'check the price and the category',
  },
  ZK125: {
    title: 'Header in the middle',
    why: 'The row is a repeated header, so it is left out: it is not a product.',
    message: () => 'the header stands here again; this row is skipped',
    hint: () => 'delete the row',
  },
  ZK126: {
    title: 'Two columns of one name',
    why: 'The two columns may hold different values, such as an old price and a new one.',
    message: (v) => `the columns ${v['numbers']} are all called "${v['column']}"`,
    hint: (v) =>
      v['field'] ? `say which one is meant: columns: { ${v['field']}: ${v['first']} }` : 'rename one of them',
  },
  ZK127: {
    title: 'Row that ends too early',
    why: 'Its name or price is missing because the row is cut off, or a line break splits it.',
    message: (v) => `this row has ${plural(Number(v['cells']), 'cell')}; the header has ${v['columns']}`,
    hint: () => 'fill the row; a cell with a line break must stand in quotes',
  },
  ZK128: {
    title: 'No column of this number',
    why: 'The field would be read from nowhere.',
    message: (v) =>
      `${v['field']} is column ${v['number']} in city.yaml, but the file has ${plural(Number(v['columns']), 'column')}`,
    hint: () => 'columns are counted from 1; check catalog.columns and the delimiter',
  },
  ZK129: {
    title: 'Description cut',
    why: 'A longer description does not fit on a card.',
    message: (v) => `this description has ${v['length']} characters; the first ${v['limit']} are kept`,
    hint: () => 'shorten it',
  },
  ZK130: {
    title: 'Categories that look alike',
    why: 'Customers would see two categories where the shop has one.',
    message: (v) => `"${v['name']}" differs from "${v['other']}" by case and spaces only`,
    hint: () => 'write both the same way',
  },
  ZK131: {
    title: 'SKUs that look alike',
    why: 'This may be one product that was entered twice.',
    message: (v) => `${v['sku']} differs from ${v['other']} by case and spaces only`,
    hint: () => 'write both the same way, or give them codes that differ',
  },
  ZK132: {
    title: 'File that changes',
    why: 'A file that is being written would be read in half.',
    message: () => 'the file goes on changing while it is read',
    hint: () => 'wait until it is written, then try again',
  },
} satisfies Readonly<Record<string, CodeWords>>;

/** A tab is not seen. */
function signOf(delimiter: string | number | undefined): string {
  return delimiter === '\t' ? 'tabs' : `"${delimiter}"`;
}

function missingColumns(columns: readonly string[]): string {
  const quoted = columns.map((column) => `"${column}"`);
  return quoted.length === 1
    ? `there is no column ${quoted[0]}`
    : `there are no columns ${quoted.join(', ')}`;
}
