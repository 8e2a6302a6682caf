const named: ReadonlyMap<string, string> = new Map([
  ['lt', '<'],
  ['gt', '>'],
  ['amp', '&'],
  ['quot', '"'],
]);
const highestCodePoint = 0x10_ffff;

/** The character that a reference at `at` (an `&`) stands for, or `undefined` when the `&` is literal. */
export function decodeCharacter(source: string, at: number): { text: string; end: number } | undefined {
  const match = /^&(?:#x([0-9a-f]{1,8})|#(\d{1,10})|([a-z]+));?/i.exec(source.slice(at, at + 16));
  if (!match) return undefined;
  const end = at + match[0].length;
  const [, hex, decimal, name] = match;
  if (name !== undefined) {
    const text = match[0].endsWith(';') ? named.get(name) : undefined;
    return text === undefined ? undefined : { text, end };
  }
  const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
  const surrogate = code >= 0xd800 && code <= 0xdfff;
  if (code === 0 || code > highestCodePoint || surrogate) return undefined;
  return { text: String.fromCodePoint(code), end };
}
