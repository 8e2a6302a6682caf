/**
 * How deep a YAML text nests, read off its brackets and indentation without parsing. Brackets inside texts count
 * too, so the answer may be too large, never too small.
 */
export function yamlDepth(text: string): number {
  return Math.max(bracketDepth(text), blockDepth(text));
}

function bracketDepth(text: string): number {
  let depth = 0;
  let deepest = 0;
  for (const bracket of text.matchAll(/[[\]{}]/g)) {
    depth += bracket[0] === '[' || bracket[0] === '{' ? 1 : -1;
    deepest = Math.max(deepest, depth);
    depth = Math.max(depth, 0);
  }
  return deepest;
}

function blockDepth(text: string): number {
  const indents: number[] = [];
  let deepest = 0;
  for (const [line] of text.matchAll(/^ *(?:[-?] +)*[^\s#]/gm)) {
    const indent = line.length - 1;
    while (indents.length > 0 && (indents.at(-1) ?? 0) >= indent) indents.pop();
    indents.push(indent);
    deepest = Math.max(deepest, indents.length + (line.match(/[-?] /g)?.length ?? 0));
  }
  return deepest;
}
