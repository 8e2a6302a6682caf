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
      .filter(([, forms]) => [text, joined].some((searched) => forms.some((form) => stands(form, searched))))
      .map(([form]) => `${name}, ${form}`),
  );
}

/** Whether a piece of the form stands in the text. */
function stands({ whole, length }: Form, text: string): boolean {
  if (whole.length <= length) return text.includes(whole);
  // Every piece holds one of these blocks whole: few to look for in a text that has none.
  const blockLength = Math.floor(length / 2);
  const blocks = Math.ceil(whole.length / blockLength);
  const mayStand = Array.from({ length: blocks }, (_, at) =>
    whole.substr(at * blockLength, blockLength),
  ).some((block) => block.length === blockLength && text.includes(block));
  return mayStand && piecesOf(whole, length).some((piece) => text.includes(piece));
}

interface Form {
  readonly whole: string;
  /** Of the pieces that tell something. */
  readonly length: number;
}

function formsOf(secret: string): ReadonlyMap<string, readonly Form[]> {
  const bytes = Buffer.from(secret);
  // Of base64 only what does not depend on the neighbours: without the first and last characters.
  const base64 = [0, 1, 2].map((before) =>
    Buffer.concat([Buffer.alloc(before), bytes])
      .toString('base64')
      .slice(4, -4),
  );
  const urlSafe = base64.map((text) => text.replaceAll('+', '-').replaceAll('/', '_'));
  const encoded = [...bytes].map((byte) => `%${byte.toString(16)}`).join('');
  const form = (whole: string, length = pieceLength): Form => ({ whole, length });
  return new Map([
    ['as it is', [form(secret)]],
    ['URL-encoded', [form(encodeURIComponent(secret))]],
    ['URL-encoded throughout', [form(encoded, encoded.length)]],
    ['base64', [...base64, ...urlSafe].map((text) => form(text))],
    ['hex', [form(bytes.toString('hex'), 2 * pieceLength)]],
    ['backwards', [form([...secret].reverse().join(''))]],
  ]);
}

function piecesOf(text: string, length: number): readonly string[] {
  return Array.from({ length: text.length - length + 1 }, (_, at) => text.slice(at, at + length));
}
