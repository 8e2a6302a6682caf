import type { PromptSpec } from '../city/prompt-spec.ts';
import type { TextProblem } from './check-icu.ts';

/** How other programs write what is HTML here. `mended` is only for texts in which tags mean something. */
const markups: readonly {
  readonly problem: string;
  readonly pattern: RegExp;
  readonly mended?: (groups: readonly string[]) => string;
}[] = [
  {
    problem: 'bold',
    pattern: /\*\*(?=\S)([^*\n]+?)(?<=\S)\*\*/g,
    mended: ([inner]) => `<b>${inner}</b>`,
  },
  { problem: 'bold', pattern: /(?<![\w*\p{L}])\*(?=[\p{L}\d«])[^*\n]+(?<=\S)\*(?![\w*\p{L}])/gu },
  { problem: 'bold', pattern: /(?<!\w)(?:__(?=\S)[^_\n]+(?<=\S)__|~~(?=\S)[^~\n]+(?<=\S)~~)(?!\w)/g },
  // Prices are shown with their currency.
  { problem: 'currency', pattern: /\{price\}\s?(?:₸|₽|\$|€|тг\b|тенге|теңге|руб|KZT|RUB|р\.)/g },
  {
    problem: 'link',
    pattern: /\[([^\]\n]+)\]\((https?:\/\/[^\s()"]+)\)/g,
    mended: ([inner, link]) => `<a href="${link}">${inner}</a>`,
  },
  {
    problem: 'heading',
    pattern: /^#{1,6} (\p{Lu}[^\n]*)$/gmu,
    mended: ([inner]) => `<b>${inner}</b>`,
  },
  { problem: 'bbcode', pattern: /\[(b|i|u|s|url|code)(?:=[^\]\n]*)?\][^[\n]*\[\/\1\]/gi },
  { problem: 'line-break', pattern: /\\r?\\?n(?![a-z])/g },
];

/** Formatting that customers would read sign by sign. */
export function otherMarkup(text: string, isHtml: boolean): readonly TextProblem[] {
  return markups.flatMap(({ problem, pattern, mended }) =>
    [...text.matchAll(pattern)].map((match) => {
      const [written] = match;
      const values = { problem, written };
      const found = { code: 'ZP225', at: match.index, length: written.length, values } as const;
      return mended && isHtml ? { ...found, meant: mended(match.slice(1)) } : found;
    }),
  );
}

/** Names of values in the brackets of other programs, `{{name}}`, `${name}`, `%name%`, `[name]`; and a brace alone. */
export function otherBrackets(text: string, { values }: PromptSpec): readonly TextProblem[] {
  const names = Object.keys(values);
  return [...(names.length > 0 ? misspelt(text, names) : []), ...loneBraces(text, names)];
}

function misspelt(text: string, names: readonly string[]): readonly TextProblem[] {
  const name = names.join('|');
  // A name with a line below is no word of any sentence.
  const bare = names.filter((one) => one.includes('_')).map((one) => `(?<![\\w{]|\\{\\s+)(${one})(?![\\w}])`);
  const forms = [
    `\\{\\{\\s*(${name})\\s*\\}\\}`,
    `\\$\\{(${name})\\}`,
    `\\$(${name})\\b`,
    `%(${name})%`,
    `\\[(${name})\\](?!\\()`,
    ...bare,
  ];
  return [...text.matchAll(new RegExp(forms.join('|'), 'g'))].flatMap((match) => {
    const [piece] = match;
    // A form of a choice may hold nothing but a value: `one {{name}}`.
    if (piece.startsWith('{{') && depthAt(text, match.index) > 0) return [];
    return [inBraces(piece, match.index, match.slice(1).find((one) => one !== undefined) ?? '')];
  });
}

function inBraces(written: string, at: number, name: string): TextProblem {
  const meant = `{${name}}`;
  return { code: 'ZP226', at, length: written.length, values: { written, meant }, meant };
}

function depthAt(text: string, end: number): number {
  const braces = [...text.slice(0, end).matchAll(/[{}]/g)];
  return braces.reduce((depth, [brace]) => depth + (brace === '{' ? 1 : -1), 0);
}

/** Closing braces that close nothing; behind the name of a value the other one is missing. */
function loneBraces(text: string, names: readonly string[]): readonly TextProblem[] {
  let depth = 0;
  return [...text.matchAll(/[{}]/g)].flatMap(({ 0: brace, index }): TextProblem[] => {
    depth += brace === '{' ? 1 : -1;
    if (depth >= 0) return [];
    depth = 0;
    const [name = ''] = /\w+$/.exec(text.slice(0, index)) ?? [];
    if (names.includes(name)) return [inBraces(`${name}}`, index - name.length, name)];
    return [{ code: 'ZP226', at: index, length: 1, values: { written: '}', meant: '' } }];
  });
}
