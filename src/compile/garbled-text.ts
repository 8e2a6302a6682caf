/** Letters that stand for what a program could not read: what they were is lost. */
const lost = '\ufffd';

/** All letters of a text became question marks: "???? ?????". */
const questions = /^\?{3,}$|(?:^|\s)\?{2,}\s+\?{3,}(?:\s|$)|(?:^|\s)\?{3,}\s+\?{2,}(?:\s|$)/;

/**
 * How UTF-8 looks when it was read in a one-byte encoding and saved again: "Диван" as "Ð”Ð¸Ð²Ð°Ð½", "Р”РёРІР°РЅ" or
 * "╨Ф╨╕╨▓╨░╨╜", "—" as "вЂ”". A first look; most texts without a fault go by.
 */
const suspicious =
  /[ÂÃÐÑÒÓ][\u0080-\u2122]|[РСТУ][\u0080-\u00bf\u0402-\u040f\u0450-\u045f\u0490\u0491\u2010-\u2122]|[âв][€Ђ„‚]|[ðр][Ÿџ]|[╨╤][^\0-\u007f]/;

/** Windows-1251 read as a Western encoding: "Äèâàí". No language has a word of nothing but such letters. */
const western = /[À-ÿ¨¸]{4}/;
const westernWords = /(?<!\p{L})[À-ÿ¨¸]{4,}(?!\p{L})/u;
/** KOI8-R read as Windows-1251, "дЙЧБО"; but "дИВАН" is what a pressed Caps Lock makes of it. */
const turned = /[а-яё][А-ЯЁ]{3}/;
const turnedWords = /(?<![а-яёА-ЯЁ])[а-яё][А-ЯЁ]{3,}(?![а-яё])/;

/** What is wrong with letters: some are lost, or some went through a wrong encoding and may be had back. */
export type Garble = { readonly problem: 'lost' } | { readonly problem: 'twice'; readonly meant: string };

/** Finds what would reach customers as gibberish although every character of it is a valid one. */
export function garbleOf(text: string): Garble | undefined {
  if (text.includes(lost) || (text.includes('??') && questions.test(text))) return { problem: 'lost' };
  const meant = meantBy(text);
  return meant === text ? undefined : { problem: 'twice', meant };
}

function meantBy(text: string): string {
  if (suspicious.test(text)) {
    // Letters of ASCII are the same in all of them: what stands between those is judged for itself.
    const meant = text.replaceAll(/[^\0-\u007f]+/g, (run) => twiceEncoded(run) ?? run);
    if (meant !== text) return meant;
  }
  if (western.test(text) && westernWords.test(text))
    return text.replaceAll(/[^\0-\u007f]+/g, (run) => readBack(run, 'windows-1252', 'windows-1251') ?? run);
  if (!turned.test(text) || !turnedWords.test(text)) return text;
  const meant = text.replaceAll(/[^\0-\u007f]+/g, (run) => readBack(run, 'windows-1251', 'koi8-r') ?? run);
  return shareOfUsual(meant) > shareOfUsual(text) + 0.2 ? meant : text;
}

/** Of all letters, those that two thirds of any Russian text consist of. */
function shareOfUsual(text: string): number {
  const letters = text.match(/[а-яё]/gi)?.length ?? 0;
  return letters === 0 ? 0 : (text.match(/[оеаинтсрвл]/gi)?.length ?? 0) / letters;
}

function twiceEncoded(run: string): string | undefined {
  const found = readBack(run, /[╨╤]/.test(run) ? 'ibm866' : 'windows-1252');
  if (found !== undefined) return found;
  // Two characters are a sign such as "Т°" by chance, and so are three unless they begin as a dash or a currency does.
  return run.length > 3 || /^(?:в[Ђ„‚]|рџ)/.test(run) ? readBack(run, 'windows-1251') : undefined;
}

/** The text as its bytes in the first encoding are in the second; undefined unless they are that to the last letter. */
function readBack(text: string, read: string, written = 'utf-8'): string | undefined {
  const byteOf = bytesOf(read);
  const bytes: number[] = [];
  for (const character of text) {
    const byte = byteOf.get(character);
    if (byte === undefined) return undefined;
    bytes.push(byte);
  }
  try {
    return new TextDecoder(written, { fatal: true }).decode(Uint8Array.from(bytes));
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
