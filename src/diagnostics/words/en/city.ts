import { type CodeWords, named } from '../words.ts';
import { didYouMean } from './did-you-mean.ts';

/** Kinds of values, as a schema names them and as a file has them. */
export const kinds: Readonly<Record<string, string>> = {
  string: 'a text',
  integer: 'a whole number',
  number: 'a number',
  boolean: 'true or false',
  'string,integer,boolean': 'a header or the number of a column',
  array: 'a list',
  object: 'a block of settings',
  null: 'empty',
  blank: 'empty',
};

const kindHints: Readonly<Record<string, string>> = {
  array: 'a list is written like this: [one, another]',
  object: 'write its settings below it, each on a line of its own, indented by two spaces',
};

const limits: Readonly<Record<string, string>> = {
  minLength: 'must have more characters: at least {limit}',
  maxLength: 'must have at most {limit} characters',
  minItems: 'needs more entries: at least {limit}',
  maxItems: 'must have at most {limit} entries',
  minProperties: 'needs more settings: at least {limit}',
  maxProperties: 'holds too much: at most {limit} in one',
  uniqueItems: 'has the same entry twice',
  minimum: 'must be at least {limit}',
  maximum: 'must be at most {limit}',
};

const unreadableNames: Readonly<Record<string, string>> = {
  ending: 'ends with a dot or a space',
  control: 'has invisible characters',
  reserved: 'is one that Windows keeps for itself',
  characters: 'has a character that Windows does not allow',
  decomposed: 'is written with separate accents, and looks the same as another name',
};

/** `ZC`: city files, YAML, and what lies about in the folders. */
export const cityWords = {
  ZC201: {
    title: 'Unknown key',
    why: 'A setting under a misspelt name would silently do nothing.',
    message: (v) => `"${v['key']}" is not a setting here`,
    hint: (v) => didYouMean(v) || `known here: ${v['known']}`,
  },
  ZC202: {
    title: 'Missing key',
    why: 'Without this setting the city cannot be served.',
    message: (v) => `"${v['key']}" is missing`,
    hint: (v) => `add ${v['key']}: to this block`,
  },
  ZC203: {
    title: 'Wrong type',
    why: 'YAML guesses what a value is: 12 is a number, "12" a text. Where the guess is wrong, quotes decide.',
    message: (v) => `${v['path'] || 'the file'} must be ${named(kinds, v['expected'])}, not ${actual(v)}`,
    hint: (v) => {
      if (isUnquoted(v)) return `put it in quotes: "${v['value']}"`;
      const isWhole = v['path'] === '' && v['expected'] === 'array';
      return isWhole
        ? 'begin each entry of this file with a hyphen and a space: "- "'
        : named(kindHints, v['expected'], '');
    },
  },
  ZC204: {
    title: 'Value not allowed',
    why: 'Only the listed values mean something to ZETA.',
    message: (v) =>
      `${v['path']} must be ${String(v['allowed']).includes(', ') ? 'one of ' : ''}${v['allowed']}`,
    hint: didYouMean,
  },
  ZC205: {
    title: 'Wrong form',
    why: 'A username, an id, a time or a reference in another form would fail only later, in front of a customer.',
    message: (v) => `${v['path']} does not have the expected form`,
    hint: (v) =>
      v['isPoint'] ? `decimals stand behind a point: ${v['example']}` : `for example: ${v['example']}`,
  },
  ZC206: {
    title: 'Out of range',
    why: 'Outside these limits the setting would not work.',
    message: (v) => {
      const problem = named(limits, v['rule']).replace('{limit}', String(v['limit']));
      return `${v['path'] || 'the file'} ${problem}`;
    },
  },
  ZC301: {
    title: 'Secret in the file',
    why: 'Whoever reads a token owns the bot, and a repository is read by many and remembers everything.',
    message: () => 'this looks like a real token or webhook address; a secret never stands in these files',
    hint: () => 'revoke it (it has been seen), put the new one into .env and write env:NAME here',
  },
  ZC303: {
    title: 'Token used twice',
    why: 'One bot cannot be two shops: customers of one city would get the products of the other.',
    message: (v) => `${v['reference']} is already the token of ${v['other']}`,
    hint: () => 'each city has its own bot',
  },
  ZC304: {
    title: 'Unknown time zone',
    why: 'Opening hours and dates are told in the time zone of the city.',
    message: (v) => `"${v['zone']}" is not a time zone`,
    hint: (v) => didYouMean(v) || 'use an IANA name such as Asia/Almaty',
  },
  ZC305: {
    title: 'Unknown currency',
    why: 'Prices are shown in this currency; a wrong code would show them wrongly.',
    message: (v) => `"${v['currency']}" is not an ISO 4217 currency`,
    hint: didYouMean,
  },
  ZC306: {
    title: 'No city.yaml',
    why: 'A folder in cities/ is a city, and city.yaml is what makes it one.',
    message: (v) => `the city "${v['city']}" has no city.yaml`,
    hint: (v) =>
      v['found']
        ? `rename ${v['found']} to city.yaml`
        : 'add it, or rename the folder so that it begins with _',
  },
  ZC307: {
    title: 'Not a city name',
    why: "The folder's name is the city's id: it stands in web addresses and commands.",
    message: (v) => `"${v['name']}" cannot be a city's folder`,
    hint: () => 'use a lower-case latin letter, then 1 to 39 letters, digits or dashes',
  },
  ZC308: {
    title: 'No way to a person',
    why: 'A customer who wants to talk to somebody would find no one.',
    message: () => 'this city has neither a manager nor Bitrix24: customers who need a person reach nobody',
    hint: () => 'add manager: with a handle or a group',
  },
  ZC309: {
    title: 'Language without texts',
    why: 'Built-in texts exist for some languages; for another one the city must bring all of them.',
    message: (v) => `there are no texts in "${v['language']}"`,
    hint: (v) => `use ${v['known']}, or add prompts/${v['language']}.yaml with every prompt`,
  },
  ZC310: {
    title: "Unknown value in a deal's field",
    why: 'The deal would arrive with the braces in it instead of the value.',
    message: (v) => `"{${v['value']}}" is not a value of a deal's fields`,
    hint: (v) => didYouMean(v) || `known: ${v['known']}`,
  },
  ZC311: {
    title: 'Path outside cities/',
    why: 'A city is its folder and _shared: what lies elsewhere would be missing on the server.',
    message: (v) =>
      v['kind'] === 'address'
        ? `${v['path']} is an address, not a file`
        : `${v['path']} leads out of the folder cities/`,
    hint: (v) =>
      v['kind'] === 'address'
        ? 'fetch it with zeta catalog import, or name it under catalog.feeds'
        : "put the file into the city's folder or into cities/_shared/",
  },
  ZC312: {
    title: 'File that nobody reads',
    why: 'A file under a misspelt name would silently change nothing.',
    message: () => 'ZETA does not read this file',
    hint: (v) =>
      didYouMean(v) ||
      (v['kind'] === 'outside' ? `files of a city lie in cities/: ${v['place']}` : '') ||
      (v['kind'] === 'catalog'
        ? 'if it is a price list, name it in city.yaml under catalog.files; else move it out of the folder cities/'
        : 'delete it, or move it out of the folder cities/'),
  },
  ZC313: {
    title: 'Symbolic link',
    why: 'A link may point to something that exists only on the machine where it was made.',
    message: () => 'this is a symbolic link; they are not followed',
    hint: () => 'put the file itself here; what cities share belongs into cities/_shared/',
  },
  ZC314: {
    title: 'Names that differ only by case',
    why: 'On Windows and macOS they are the same file, and one of the two would silently be lost.',
    message: (v) => `"${v['name']}" and "${v['other']}" differ only by case`,
    hint: () => 'rename or delete one of the two',
  },
  ZC315: {
    title: 'Name that breaks elsewhere',
    why: 'A colleague on another system could not check this repository out.',
    message: (v) => `the file's name ${named(unreadableNames, v['problem'])}`,
    hint: () => 'rename the file: letters, digits, dashes, dots',
  },
  ZC316: {
    title: 'Opening hours without length',
    why: 'The shop would never be open.',
    message: (v) => `the hours begin and end at ${v['time']}`,
    hint: () => 'correct from: or to:; for all day write "00:00" and "23:59"',
  },
  ZC317: {
    title: 'Opening hours through the night',
    why: 'It may be meant, but mostly from and to were mixed up.',
    message: (v) => `open from ${v['from']} to ${v['to']} means: through the night`,
    hint: () => 'exchange the two if that is not meant',
  },
  ZC318: {
    title: 'Bot used twice',
    why: 'One bot cannot be two shops: customers of one city would get the products of the other.',
    message: (v) => `@${v['username']} is already the bot of ${v['other']}`,
    hint: () => 'each city has its own bot',
  },
} satisfies Readonly<Record<string, CodeWords>>;

function actual(v: Parameters<CodeWords['message']>[0]): string {
  if (v['actual'] === 'number') return `the number ${v['value']}`;
  if (v['actual'] === 'boolean') return `${v['value']} (yes or no)`;
  return named(kinds, v['actual']);
}

function isUnquoted(v: Parameters<CodeWords['message']>[0]): boolean {
  return v['expected'] === 'string' && (v['actual'] === 'number' || v['actual'] === 'boolean');
}
