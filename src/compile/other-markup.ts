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
  const names = Object.keys(values).join('|');
  if (names === '') return loneBraces(text);
  // A name with a line below is no word of any sentence.
  const bare = Object.keys(values)
    .filter((name) => name.includes('_'))
    .map((name) => `|(?<![\\w{]|\\{\\s+)(${name})(?![\\w}])`)
    .join('');
  const written = new RegExp(
    `\\{\\{\\s*(${names})\\s*\\}\\}|\\$\\{(${names})\\}|\\$(${names})\\b|%(${names})%|\\[(${names})\\](?!\\()|(?<![{\\w])(${names})\\}(?!\\})${bare}`,
    'g',
  );
  const found = [...text.matchAll(written)].map((match): TextProblem => {
    const [piece] = match;
    const meant = `{${match.slice(1).find((name) => name !== undefined)}}`;
    return { code: 'ZP226', at: match.index, length: piece.length, values: { written: piece, meant }, meant };
  });
  return found.length > 0 ? found : loneBraces(text);
}

/** Closing braces that close nothing. */
function loneBraces(text: string): readonly TextProblem[] {
  let depth = 0;
  return [...text.matchAll(/[{}]/g)].flatMap(({ 0: brace, index }): TextProblem[] => {
    depth = brace === '{' ? depth + 1 : Math.max(-1, depth - 1);
    if (depth >= 0) return [];
    depth = 0;
    return [{ code: 'ZP226', at: index, length: 1, values: { written: '}', meant: '' } }];
  });
}
