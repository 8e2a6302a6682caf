import { type CodeWords, named } from '../words.ts';

const spaces: Readonly<Record<string, string>> = {
  tab: 'a tab',
  'no-break': 'a space of another kind, as word processors make it,',
  mark: 'an invisible mark, which came along with copied text,',
};

const slips: Readonly<Record<string, string>> = {
  'too-deep': 'has slipped to the right: it is read as a part of what stands above it',
  'too-shallow': 'has slipped to the left: it is no longer a part of what stands above it',
};

/** Where YAML reads something else than the author of a file meant. */
export const trapWords = {
  ZC110: {
    title: 'Text begins with a special sign',
    why: 'At the start of a text some signs mean something to the file format, and the text is lost or the file cannot be read.',
    message: (v) => `a text cannot begin with "${v['sign']}" here: the sign has a meaning of its own`,
    hint: () => 'write |- after the key and the text below it, two spaces deeper, or put the text in quotes',
  },
  ZC111: {
    title: 'Text goes on behind its closing quote',
    why: 'A text that begins with a quote ends at the next one; what follows belongs to nothing.',
    message: (v) => `the text ends at this quote, and "${v['rest']}" is left over`,
    hint: () => 'write |- after the key and the text below it: there quotes are plain characters',
  },
  ZC112: {
    title: 'Quote is not closed',
    why: 'Without its closing quote the text swallows everything that follows.',
    message: (v) => `the text begins with ${v['quote']} and no such quote ends it`,
    hint: () => 'close the quote, or leave it out and write |- after the key and the text below it',
  },
  ZC113: {
    title: 'Colon and space inside a text',
    why: 'A colon with a space ends the name of a setting; a second one in the same line cannot be understood.',
    message: (v) => `the colon after "${v['before']}" is read as the end of a second key`,
    hint: () => 'write |- after the key and the text below it, or put the text in quotes',
  },
  ZC114: {
    title: 'Colon or its space is missing',
    why: 'Without a colon and a space, key and value are one word, and the setting does not exist.',
    message: (v) =>
      v['missing'] === 'colon'
        ? `"${v['key']}" needs a colon`
        : `"${v['key']}:" needs a space after its colon`,
  },
  ZC115: {
    title: 'Tab in the indentation',
    why: 'A tab is as wide as each program likes, so what belongs together cannot be told.',
    message: (v) => `this line is indented with a tab${others(v['count'])}; only spaces may indent`,
    hint: () => 'use two spaces for each level',
  },
  ZC116: {
    title: 'Strange space',
    why: 'It looks like a space and is none: the file cannot be understood, and nobody sees why.',
    message: (v) => `${named(spaces, v['kind'])} stands where a plain space belongs${others(v['count'])}`,
    hint: () => 'delete it and press the space bar',
  },
  ZC117: {
    title: 'Quotes of a word processor',
    why: 'Only straight quotes enclose a text; curved ones are shown to customers or become part of a setting.',
    message: (v) => `the quotes ${v['quotes']} are a part of the text`,
    hint: () => 'use straight quotes "…", or none',
  },
  ZC118: {
    title: 'Word that is no text',
    why: 'The words true, false and null and the sign ~ mean yes, no and nothing; unquoted they are no text.',
    message: (v) => `${v['path']} must be a text, and ${v['written']} without quotes is none`,
    hint: (v) => `write "${v['written']}" in quotes`,
  },
  ZC119: {
    title: 'Number changed when read',
    why: 'Digits without quotes are a number: leading zeros, a plus and last zeros are lost, and a phone or a code is no longer the same.',
    message: (v) => `${v['written']} is read as the number ${v['read']}`,
    hint: (v) => `write "${v['written']}" in quotes`,
  },
  ZC121: {
    title: 'Backslash inside double quotes',
    why: 'Inside double quotes a backslash begins a code, and there is no such code.',
    message: (v) => `${v['code']} is not a code that double quotes know`,
    hint: () => 'write the backslash twice',
  },
  ZC122: {
    title: 'Text on the line of |-',
    why: 'The sign says that the text stands below; on its own line there is no room for it.',
    message: (v) =>
      v['problem'] === 'mistyped'
        ? `${v['sign']} is no |-: it would be the first line of the text`
        : `the text must stand below ${v['sign']}, not behind it`,
    hint: (v) =>
      v['problem'] === 'mistyped'
        ? 'write a vertical bar and a hyphen: |-'
        : 'move it to the next line, two spaces deeper than the key',
  },
  ZC123: {
    title: 'Space is missing after the dash',
    why: 'Without the space the line is no entry of the list.',
    message: (v) => `"${v['sign']}" at the start of an entry must be "- ": a dash and a space`,
  },
  ZC124: {
    title: 'Line has slipped out of its text',
    why: 'A text is all that is indented deeper than its key; a line at the margin ends it.',
    message: (v) => `"${v['text']}" is not indented, so it does not belong to the text above it`,
    hint: () => 'put two spaces more than the key has before each line of the text',
  },
  ZC125: {
    title: 'Key at the wrong indentation',
    why: 'The indentation alone says what a setting belongs to.',
    message: (v) => `"${v['key']}" ${named(slips, v['problem'])}`,
    hint: (v) => `put exactly ${v['column']} spaces before it`,
  },
  ZC126: {
    title: 'Bracket is not closed',
    why: 'Without its closing bracket the list or block swallows everything that follows.',
    message: (v) => `this "${v['sign']}" has no "${v['closing']}"`,
  },
  ZC127: {
    title: 'Line of dashes or dots',
    why: 'Three dashes or dots at the margin end a file for YAML; nothing behind them is read.',
    message: (v) => `a line of "${v['sign']}" divides the file in two`,
    hint: () => 'delete the line, or indent it if it belongs to a text',
  },
  ZP212: {
    title: 'Text is cut short by #',
    why: 'A # after a space begins a note that nobody sees: customers read only what stands before it.',
    message: (v) => `customers read only "${v['said']}": from # on it is a note`,
    hint: (v) =>
      v['where'] === 'margin'
        ? 'indent this line like the text above it; or put an empty line above a real note'
        : 'write |- after the key and the text below it; or put a real note on its own line above the key',
  },
  ZP213: {
    title: 'Lines of a text are joined',
    why: 'Without |- after the key line breaks become spaces, and customers read one long line.',
    message: (v) => `the ${v['lines']} lines of this text are read as one`,
    hint: () => 'write |- after the key and the text below it',
  },
  ZP214: {
    title: 'Key inside a text',
    why: 'A line that is indented like the text above it is a part of it: customers read the name of the key.',
    message: (v) => `"${v['key']}:" is read as a part of the text ${v['outer']}`,
    hint: (v) => `if it is a key, indent it like ${v['outer']}`,
  },
  ZP215: {
    title: 'Whole text is a note',
    why: 'A value that begins with # is a note, and the text is empty.',
    message: (v) => `"${v['text']}" begins with #, so there is no text`,
    hint: () => 'write |- after the key and the text below it',
  },
  ZC128: {
    title: 'Yes or no in words',
    why: 'YAML knows true and false alone; any other word is a text, and the setting would not be what it says.',
    message: (v) => `${v['path']} is "${v['written']}", a text; YAML says yes and no with true and false`,
    hint: (v) => `write ${v['meant']}`,
  },
  ZC129: {
    title: 'One value where a list is wanted',
    why: 'Commas alone make no list: the whole line is one text.',
    message: (v) => `${v['path']} must be a list, and this is one text`,
    hint: () => 'put it in brackets, with commas between its entries: [a, b]',
  },
  ZC130: {
    title: 'Two versions in one file',
    why: 'Git left both versions of these lines for a person to choose from; read as they are, customers would see its marks.',
    message: () => 'changes of two people were not put together here',
    hint: () => 'keep the right lines, and delete the lines of <<<<<<<, ======= and >>>>>>>',
  },
} satisfies Readonly<Record<string, CodeWords>>;

function others(count: string | number | undefined): string {
  const more = Number(count) - 1;
  return more > 0 ? `, and ${more} more` : '';
}
