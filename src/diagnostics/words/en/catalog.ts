import { type CodeWords, named } from '../words.ts';
import { didYouMean } from './did-you-mean.ts';

/** Errors of the CSV parser, by its codes. */
const csvProblems: Readonly<Record<string, string>> = {
  CSV_QUOTE_NOT_CLOSED: 'a quote is opened and never closed',
  CSV_INVALID_CLOSING_QUOTE: 'something stands between a closing quote and the next delimiter',
  INVALID_OPENING_QUOTE: 'a quote stands in the middle of a cell',
  CSV_MAX_RECORD_SIZE: 'the row is far too long: a quote may be open',
};

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
};

/** `ZK`: products. */
export const catalogWords = {
  ZK101: {
    title: 'Catalog file missing',
    why: 'Without its files the city would have no products.',
    message: (v) => `there is no file ${v['path']}`,
    hint: () => 'check catalog.files; paths are relative to the city folder',
  },
  ZK102: {
    title: 'Encoding not certain',
    why: 'Guessing wrongly would show customers unreadable letters.',
    message: (v) => `the text cannot be read as ${v['tried']}`,
    hint: () => 'save the file as UTF-8',
  },
  ZK103: {
    title: 'Column missing',
    why: 'Each product needs its code, and the other fields are read from the columns that city.yaml names.',
    message: (v) => `there is no column "${v['column']}"`,
    hint: (v) => didYouMean(v) || `columns: ${v['known']}`,
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
    hint: () => 'write a whole number, or leave the cell empty',
  },
  ZK110: {
    title: 'Bad link',
    why: 'Telegram refuses a button with a broken link, and the customer gets no card.',
    message: (v) => `"${v['value']}" is not a web address`,
    hint: () => 'links begin with https://',
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
    message: () => 'the catalog has no products',
    hint: () => 'add rows under the header',
  },
  ZK114: {
    title: 'Broken CSV',
    why: 'From here on rows and cells cannot be told apart.',
    message: (v) => `this row cannot be read: ${named(csvProblems, v['problem'])}`,
    hint: () => 'check the quotes in this row',
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
      `${v['encoding']}, "${v['delimiter']}" between cells, ${v['columns']} columns, ${v['rows']} rows`,
  },
} satisfies Readonly<Record<string, CodeWords>>;
