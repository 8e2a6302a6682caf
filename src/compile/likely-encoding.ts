import { readsAsRussian } from './reads-as-russian.ts';
import type { TableEncoding } from './table-encoding.ts';

const cyrillic = ['windows-1251', 'koi8-r', 'ibm866', 'x-mac-cyrillic'] as const;

/** Fewer letters beyond ASCII say nothing. */
const fewestLetters = 4;

/** How the letters of a text are stored by all appearance: worth a hint, and not enough to read it by. */
export function likelyEncoding(bytes: Uint8Array): TableEncoding | undefined {
  if (bytes.includes(0)) return utf16(bytes);
  if (bytes.filter((byte) => byte > 0x7f).length < fewestLetters) return undefined;
  const text = (encoding: string) => new TextDecoder(encoding).decode(bytes);
  const russian = cyrillic.find((encoding) => readsAsRussian(text(encoding)));
  if (russian) return russian;
  return isWestern(text('windows-1252')) ? 'windows-1252' : undefined;
}

/** Two bytes a letter: what is ASCII has a zero beside it, always on the same side, and some of any text is ASCII. */
function utf16(bytes: Uint8Array): TableEncoding | undefined {
  const zeros = [0, 0];
  for (const [at, byte] of bytes.entries()) if (byte === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1;
  const [even = 0, odd = 0] = zeros;
  if (even + odd < bytes.length / 20) return undefined;
  if (odd > 4 * even) return 'utf-16le';
  return even > 4 * odd ? 'utf-16be' : undefined;
}

/** Letters beyond ASCII stand inside words of Latin letters. */
function isWestern(text: string): boolean {
  const words = text.match(/[A-Za-z\u00c0-\u00ff]+/g) ?? [];
  const beyond = words.filter((word) => /[\u00c0-\u00ff]/.test(word));
  return beyond.length > 0 && beyond.filter((word) => /[A-Za-z]/.test(word)).length >= beyond.length * 0.7;
}
