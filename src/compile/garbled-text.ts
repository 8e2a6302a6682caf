/** Letters that stand for what a program could not read: what they were is lost. */
const lost = '\ufffd';

/**
 * How UTF-8 looks when it was read in a one-byte encoding and saved again: "Диван" as "Ð”Ð¸Ð²Ð°Ð½" or "Р”РёРІР°РЅ", "—" as
 * "вЂ”". A first look; most texts without a fault go by.
 */
const suspicious =
  /[ÂÃÐÑÒÓ][\u0080-\u2122]|[РСТУ][\u0080-\u00bf\u0402-\u040f\u0450-\u045f\u0490\u0491\u2010-\u2122]|[âв][€Ђ„‚]|[ðр][Ÿџ]/;

/** What is wrong with letters: some are lost, or some went through a wrong encoding and may be had back. */
export type Garble = { readonly problem: 'lost' } | { readonly problem: 'twice'; readonly meant: string };

/** Finds what would reach customers as gibberish although every character of it is a valid one. */
export function garbleOf(text: string): Garble | undefined {
  if (text.includes(lost)) return { problem: 'lost' };
  if (!suspicious.test(text)) return undefined;
  // Letters of ASCII are the same in all of them: what stands between those is judged for itself.
  const meant = text.replaceAll(/[^\0-\u007f]+/g, (run) => meantBy(run) ?? run);
  return meant === text ? undefined : { problem: 'twice', meant };
}

function meantBy(run: string): string | undefined {
  const western = readBack(run, 'windows-1252');
  if (western !== undefined) return western;
  // Two characters are a sign such as "Т°" by chance, and so are three unless they begin as a dash or a currency does.
  return run.length > 3 || /^(?:в[Ђ„‚]|рџ)/.test(run) ? readBack(run, 'windows-1251') : undefined;
}

/** The text as its bytes in that encoding read in UTF-8; undefined unless they are UTF-8 to the last letter. */
function readBack(text: string, encoding: string): string | undefined {
  const byteOf = bytesOf(encoding);
  const bytes: number[] = [];
  for (const character of text) {
    const byte = byteOf.get(character);
    if (byte === undefined) return undefined;
    bytes.push(byte);
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Uint8Array.from(bytes));
  } catch {
    return undefined;
  }
}

const tables = new Map<string, ReadonlyMap<string, number>>();

function bytesOf(encoding: string): ReadonlyMap<string, number> {
  const known = tables.get(encoding);
  if (known) return known;
  const decoder = new TextDecoder(encoding);
  const made = new Map(
    Array.from({ length: 256 }, (_, byte) => [decoder.decode(Uint8Array.of(byte)), byte] as const),
  );
  // A program that knew no better kept the bytes without letters of their own as control characters.
  for (let byte = 0x80; byte < 0xa0; byte += 1) made.set(String.fromCharCode(byte), byte);
  tables.set(encoding, made);
  return made;
}
