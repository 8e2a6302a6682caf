import { type CodeWords, named, type Values } from '../words.ts';
import { plural } from './plural.ts';

/** Errors of the YAML parser, by its codes. */
const yamlProblems: Readonly<Record<string, string>> = {
  BAD_ALIAS: 'a text that begins with * must stand in quotes or below the key after |-',
  BAD_DQ_ESCAPE: 'a backslash inside double quotes begins a code that does not exist',
  BAD_INDENT: 'this line is indented unlike its neighbours',
  BAD_SCALAR_START: 'a text cannot begin with this character without quotes',
  BLOCK_AS_IMPLICIT_KEY: 'there is a second ": " in this line',
  BLOCK_IN_FLOW: 'lines with keys cannot stand inside brackets',
  KEY_OVER_1024_CHARS: 'this key is far too long: a ":" may be missing or a quote left open',
  MISSING_CHAR: 'something is missing here: a quote, a bracket, a comma or a colon',
  MULTILINE_IMPLICIT_KEY: 'a key must stand on one line: a ":" is missing, or the line is indented wrongly',
  MULTIPLE_DOCS: 'a line of three dashes begins a second document in the same file',
  TAB_AS_INDENT: 'a tab is used where only spaces may indent',
  UNEXPECTED_TOKEN: 'this is not expected here',
};

const fileProblems: Readonly<Record<string, string>> = {
  missing: 'there is no such file',
  'not-a-file': 'it is not an ordinary file',
  'not-a-folder': 'it is not a folder',
  denied: 'permission denied',
  unreadable: 'the disk does not give it',
  changing: 'it keeps changing while it is read',
};

const features: Readonly<Record<string, string>> = {
  directive: 'directives (%NAME)',
  alias: 'aliases (*name)',
  anchor: 'anchors (&name)',
  tag: 'tags (!name)',
  'complex-key': 'keys that are not plain words',
  'merge-key': 'merge keys (<<)',
  proto: 'keys named __proto__',
};

/** Why letters of a YAML file are not the ones that were meant. */
const letterProblems: Readonly<Record<string, string>> = {
  bytes: 'the file is not UTF-8 text',
  nul: 'the file holds zero bytes, so it is not a text in UTF-8',
  lost: 'letters were lost here when the file was saved',
  twice: 'these letters went through a wrong encoding, and are gibberish',
};

/** `ZC1`: files, and YAML that cannot be read. */
export const fileWords = {
  ZC101: {
    title: 'Not valid YAML',
    why: 'A file that cannot be read says nothing: the city keeps its last good release until it is mended.',
    message: (v) => `this is not valid YAML: ${named(yamlProblems, v['problem'])}`,
    hint: () => 'check quotes, colons and indentation on this line',
  },
  ZC102: {
    title: 'Empty file',
    why: 'Files become empty by accident, when a copy or a save breaks off; an empty file is never what a city wants.',
    message: () => 'the file is empty',
    hint: () => 'write its settings, or delete the file',
  },
  ZC103: {
    title: 'Not UTF-8',
    why: 'In any other encoding Cyrillic letters would reach customers as question marks or gibberish.',
    message: (v) => named(letterProblems, v['problem']),
    hint: (v) => {
      if (v['meant']) return `it was "${v['meant']}" once; write it anew, and save the file as UTF-8`;
      if (v['problem'] === 'lost') return 'the signs � stand for letters that are lost: write them anew';
      return v['likely'] ? `it may be ${v['likely']}; save it as UTF-8` : 'save it as UTF-8';
    },
  },
  ZC104: {
    title: 'File too large',
    why: 'Files of settings and texts are small; a huge one is something else that got here by mistake, and is not read.',
    message: (v) => `the file is larger than ${Math.round(Number(v['limit']) / 1024)} KB, and is not read`,
    hint: () => 'split it, or move products into a CSV file',
  },
  ZC105: {
    title: 'Nested too deep',
    why: 'City files need three levels. Thousands of them have brought programs down.',
    message: (v) => `nested deeper than ${v['limit']} levels`,
    hint: () => 'city files need three levels at most',
  },
  ZC106: {
    title: 'YAML feature not used here',
    why: 'Anchors, aliases and tags make one line change texts elsewhere; city files say plainly what they mean.',
    message: (v) => `${named(features, v['feature'])} are not used in city files`,
    hint: () => 'write the value out',
  },
  ZC107: {
    title: 'Duplicate key',
    why: 'Only one of the two could count, and nobody could tell which one its author meant.',
    message: (v) => `"${v['key']}" stands here a second time`,
    hint: (v) =>
      v['begins'] === 'entry' ? 'if another entry begins here, put "- " before it' : 'keep one of the two',
  },
  ZC108: {
    title: 'File cannot be read',
    why: 'What cannot be read cannot be checked, so it cannot go live.',
    message: (v) => `cannot be read: ${named(fileProblems, v['problem'])}`,
    hint: (v) =>
      v['problem'] === 'not-a-folder'
        ? 'a folder belongs here'
        : 'it must be an ordinary, readable file or folder',
  },
  ZC109: {
    title: 'More in this file',
    why: 'Of one file the first hundred are shown; the others often have the same cause.',
    message: (v) => `and ${counted(v)} more in this file`,
    hint: () => 'mend the first ones, then look again',
  },
} satisfies Readonly<Record<string, CodeWords>>;

/** `7 errors and 2 warnings` */
function counted(values: Values): string {
  const [errors, warnings] = [Number(values['errors']), Number(values['warnings'])];
  return [
    ...(errors > 0 ? [plural(errors, 'error')] : []),
    ...(warnings > 0 ? [plural(warnings, 'warning')] : []),
  ].join(' and ');
}
