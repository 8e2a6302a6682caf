import { failed, ok, type Result } from '../base/result.ts';

/** A text file as it was read, and how. */
export interface DecodedText {
  readonly text: string;
  readonly encoding: string;
}

/** Encodings that are tried; the message of a refusal names them. */
const tried = 'UTF-8, UTF-16 or Windows-1251';

/**
 * Bytes -> text. A byte-order mark decides; else valid UTF-8 is UTF-8; else Windows-1251, when what comes out is
 * mostly letters, digits and punctuation of that code page. Anything else is refused, with what was tried.
 */
export function decodeTable(bytes: Uint8Array): Result<DecodedText, string> {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return decodeAs(bytes, 'utf-16le', 'UTF-16');
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return decodeAs(bytes, 'utf-16be', 'UTF-16');
  const hasMark = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  const utf8 = decodeAs(bytes, 'utf-8', hasMark ? 'UTF-8 with BOM' : 'UTF-8');
  if (utf8.ok || hasMark) return utf8;
  const cyrillic = decodeAs(bytes, 'windows-1251', 'Windows-1251');
  return cyrillic.ok && looksCyrillic(cyrillic.value.text) ? cyrillic : failed(tried);
}

function decodeAs(bytes: Uint8Array, label: string, encoding: string): Result<DecodedText, string> {
  try {
    const text = new TextDecoder(label, { fatal: true }).decode(bytes);
    return text.includes('\0') ? failed(encoding) : ok({ text, encoding });
  } catch {
    return failed(encoding);
  }
}

/** Of the characters beyond ASCII, nine in ten must be Russian letters or the usual signs of such files. */
function looksCyrillic(text: string): boolean {
  const beyond = text.slice(0, 1_000_000).match(/[^\u0000-\u007f]/g) ?? [];
  const usual = beyond.filter((character) => /[а-яёіїєґўА-ЯЁІЇЄҐЎ№«»–—…°\u00a0“”’]/.test(character));
  return usual.length >= beyond.length * 0.9;
}
