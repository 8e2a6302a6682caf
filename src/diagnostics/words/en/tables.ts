import { type CodeWords, named } from '../words.ts';
import { fields } from './catalog.ts';
import { didYouMean } from './did-you-mean.ts';
import { plural } from './plural.ts';

/** What the first row of a table is. */
const headerProblems: Readonly<Record<string, string>> = {
  unmapped: 'this file has no header, and city.yaml does not say which column holds what',
  unsure: 'it is not certain whether the first row is a header',
  wrapped: 'each row stands in quotes as a whole, and so is one cell',
  title: 'the first row is no header: it has one cell with words in it',
};

const headerHints: Readonly<Record<string, string>> = {
  unmapped: 'number the columns from 1: catalog: { columns: { sku: 1, name: 2, price: 3 } }',
  unsure: 'say it in city.yaml: catalog: { format: { header: true } }, or false',
  wrapped: 'remove the quotes around the rows',
  title: 'delete the rows above the names of the columns',
};

/** What became of a code. */
const mangledCodes: Readonly<Record<string, string>> = {
  shortened: 'what a spreadsheet made of a longer code',
  decimals: 'what a program made of a code when it took it for a number',
  date: 'what a spreadsheet made of a code when it took it for a date',
};

/** `ZK13`: how a table is read. */
export const tableWords = {
  ZK133: {
    title: 'Header not certain',
    why: 'A header that is taken for a product would be shown; a product that is taken for a header would be lost.',
    message: (v) => named(headerProblems, v['problem']),
    hint: (v) => named(headerHints, v['problem']),
  },
  ZK134: {
    title: 'Delimiter not certain',
    why: 'Cut at the wrong sign, cells would hold halves of names and prices.',
    message: () => 'two signs could stand between the cells of this file',
    hint: () => 'name the sign in city.yaml: catalog: { format: { delimiter: ";" } }',
  },
  ZK135: {
    title: 'Garbled letters',
    why: 'Somewhere on its way the text was saved in a wrong encoding. Customers would see gibberish, and search would find nothing.',
    message: (v) => `the ${named(fields, v['field'])} is gibberish: "${v['text']}"`,
    hint: (v) =>
      v['meant']
        ? `it was "${v['meant']}" once: export the file again, as UTF-8, from where it came from`
        : '� or ? stand for letters that are lost: export the file again, as UTF-8, from where it came from',
  },
  ZK136: {
    title: 'Code changed by a spreadsheet',
    why: 'A spreadsheet took the code for a number or a date: it is another code now, which several products may share.',
    message: (v) => `"${v['sku']}" is ${named(mangledCodes, v['problem'])}`,
    hint: () =>
      'format the column as text in the spreadsheet, and export the file again from where it came from',
  },
  ZK137: {
    title: 'Neither yes nor no',
    why: 'A product that is to go would stay, or one that is to stay would go.',
    message: (v) => `"${v['value']}" does not say whether the product is removed`,
    hint: () => 'write true, or leave the cell empty',
  },
  ZK138: {
    title: 'Rows inside a cell',
    why: 'A quote that stands by mistake makes one cell of all rows up to the next quote: those products would be missing.',
    message: (v) => `this cell holds what looks like ${plural(Number(v['rows']), 'whole row')}`,
    hint: () => 'check the quote that opens it; a quote inside a cell is written twice',
  },
  ZK139: {
    title: 'Formula that failed',
    why: 'The spreadsheet could not work out this cell, so what the shop wanted to say is not there.',
    message: (v) => `the ${named(fields, v['field'])} is ${v['text']}, the error of a spreadsheet`,
    hint: (v) =>
      String(v['text']).startsWith('##')
        ? 'the column was too narrow: make it wider, and export the file again'
        : 'mend the formula in the spreadsheet, and export the file again',
  },
  ZK162: {
    title: 'Characters that are not seen',
    why: 'They turn or cut what customers see, and a code with one of them is not found by what a customer types.',
    message: (v) => `the ${named(fields, v['field'])} holds ${v['character']}, a character that is not seen`,
    hint: () => 'delete the cell and type the text anew: copying it would copy the character, too',
  },
  ZK163: {
    title: 'Number as a category',
    why: 'Where a cell is missing, all that follow slip to the left: the price becomes the category, and the stock the price.',
    message: (v) => `the category is the number ${v['name']}: the cells of this row have slipped`,
    hint: () => 'add the cell that is missing before it, empty if need be',
  },
  ZK164: {
    title: 'Header with a slip',
    why: 'A column is known by its header: nothing is read from one that is called otherwise.',
    message: (v) => `nothing is read from the column "${v['header']}"`,
    hint: didYouMean,
  },
} satisfies Readonly<Record<string, CodeWords>>;
