import { Lexer } from 'yaml';

/** What the lexer puts before a scalar: the token after it is text, whatever it looks like. */
const scalarFollows = '\u001f';

/**
 * How deep a YAML text nests, read off its tokens and indentation without building anything. The answer may be a
 * little too large, never too small.
 */
export function yamlDepth(text: string): number {
  return flowDepth(text) + blockDepth(text);
}

/** Whether that is more than `limit`. Most files have too few brackets for it, and need no lexer. */
export function isDeeperThan(limit: number, text: string): boolean {
  const left = limit - blockDepth(text);
  const brackets = text.match(/[[{]/g)?.length ?? 0;
  return brackets > left && flowDepth(text) > left;
}

function flowDepth(text: string): number {
  let depth = 0;
  let deepest = 0;
  let isScalar = false;
  for (const token of new Lexer().lex(text)) {
    if (!isScalar && (token === '[' || token === '{')) depth += 1;
    if (!isScalar && (token === ']' || token === '}')) depth = Math.max(0, depth - 1);
    deepest = Math.max(deepest, depth);
    isScalar = token === scalarFollows;
  }
  return deepest;
}

/** Each dash, question mark and first word of a line opens a level at its column, and closes those right of it. */
function blockDepth(text: string): number {
  const open: number[] = [];
  let deepest = 0;
  for (const [line] of text.matchAll(/^ *(?:[-?] +)*[^\s#]/gm)) {
    for (const { index } of line.matchAll(/[^ ]/g)) {
      while (open.length > 0 && (open.at(-1) ?? 0) >= index) open.pop();
      open.push(index);
      deepest = Math.max(deepest, open.length);
    }
  }
  return deepest;
}
