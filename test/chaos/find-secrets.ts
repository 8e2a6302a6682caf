/** Something that must be seen nowhere, under the name that a report may show. */
export interface Canary {
  readonly name: string;
  readonly secret: string;
}

/** Pieces this long are not found by chance; shorter ones give nobody access. */
const pieceLength = 12;

/**
 * Where a secret stands in a text, whole or in a piece, as it is, in base64 (whatever stood before it), in hex or
 * URL-encoded, also where quotes, line ends or `+` tear it apart. Each finding names the canary and the form, not the secret.
 */
export function findSecrets(text: string, canaries: readonly Canary[]): readonly string[] {
  const joined = text.replaceAll(/[\s"'`+,\\]|\\[nrt]/g, '');
  return canaries.flatMap(({ name, secret }) =>
    [...formsOf(secret)]
      .filter(([, forms]) => forms.some((form) => text.includes(form) || joined.includes(form)))
      .map(([form]) => `${name}, ${form}`),
  );
}

function formsOf(secret: string): ReadonlyMap<string, readonly string[]> {
  const bytes = Buffer.from(secret);
  // Of base64 only what does not depend on the neighbours: without the first and last characters.
  const base64 = [0, 1, 2].map((before) =>
    Buffer.concat([Buffer.alloc(before), bytes])
      .toString('base64')
      .slice(4, -4),
  );
  const urlSafe = base64.map((text) => text.replaceAll('+', '-').replaceAll('/', '_'));
  return new Map([
    ['as it is', piecesOf(secret)],
    ['URL-encoded', piecesOf(encodeURIComponent(secret))],
    ['URL-encoded throughout', [[...bytes].map((byte) => `%${byte.toString(16)}`).join('')]],
    ['base64', [...base64, ...urlSafe].flatMap((text) => piecesOf(text))],
    ['hex', piecesOf(bytes.toString('hex'), 2 * pieceLength)],
    ['backwards', piecesOf([...secret].reverse().join(''))],
  ]);
}

function piecesOf(text: string, length = pieceLength): readonly string[] {
  if (text.length <= length) return [text];
  return Array.from({ length: text.length - length + 1 }, (_, at) => text.slice(at, at + length));
}
