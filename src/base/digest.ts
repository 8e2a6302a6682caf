import { createHash, hash as hashOf } from 'node:crypto';

const base32 = 'abcdefghijklmnopqrstuvwxyz234567';

/** SHA-256 of the parts, in hex (64 digits). Parts are kept apart: ('a', 'bc') and ('ab', 'c') differ. */
export function sha256Hex(...parts: readonly (string | Uint8Array)[]): string {
  return digest(parts).toString('hex');
}

/** The first 10 base32 characters (50 bits) of the same hash: short, ASCII, for button data. */
export function shortId(...parts: readonly string[]): string {
  const bytes = digest(parts);
  let text = '';
  let bits = 0;
  let value = 0;
  for (const byte of bytes) {
    value = ((value << 8) | byte) & 0xffff;
    bits += 8;
    while (bits >= 5 && text.length < 10) {
      bits -= 5;
      text += base32[(value >> bits) & 31] ?? '';
    }
  }
  return text;
}

/** A UUID (version 8: vendor-specific) that is the same for the same parts. */
export function uuidOf(...parts: readonly string[]): string {
  const hex = digest(parts).toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

function digest(parts: readonly (string | Uint8Array)[]): Buffer {
  const [only] = parts;
  if (parts.length === 1 && only !== undefined) return hashOf('sha256', only, 'buffer');
  const hash = createHash('sha256');
  for (const part of parts) {
    hash.update(`${part.length}:`);
    hash.update(part);
  }
  return hash.digest();
}
