import { type CodeWords, named } from '../words.ts';

const markups: Readonly<Record<string, string>> = {
  bold: 'these signs format nothing in Telegram',
  currency: 'a price brings its currency along, and it would stand there twice',
  link: 'brackets make no link in Telegram',
  heading: 'a # makes no heading in Telegram',
  bbcode: 'square brackets format nothing in Telegram',
  'line-break': 'a backslash with n is no line break here',
};

const hints: Readonly<Record<string, string>> = {
  bold: 'bold is <b>text</b>, italic <i>text</i>, struck out <s>text</s>',
  currency: 'write {price} alone',
  link: 'a link is <a href="https://…">text</a>',
  heading: 'bold is <b>text</b>',
  bbcode: 'bold is <b>text</b>, a link <a href="https://…">text</a>',
  'line-break': 'write the text below its key after |- and break its lines where they end',
};

/** `ZP22`: what other programs would understand. */
export const markupWords = {
  ZP225: {
    title: 'Formatting of another program',
    why: 'Customers would read the signs themselves.',
    message: (v) => `customers would read ${v['written']}: ${named(markups, v['problem'])}`,
    hint: (v) => named(hints, v['problem']),
  },
  ZP226: {
    title: 'Braces of another program',
    why: 'Customers would read the name and its brackets instead of the value.',
    message: (v) =>
      v['meant']
        ? `a value is not written like this: ${v['written']}`
        : 'this } closes nothing, and customers would read it',
    hint: (v) =>
      v['meant'] ? `a value is written ${v['meant']}` : 'remove it, or write the { that it closes',
  },
} satisfies Readonly<Record<string, CodeWords>>;
