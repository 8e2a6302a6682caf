import { createHash, hash as hashOf } from 'node:crypto';

const base32 = 'abcdefghijklmnopqrstuvwxyz234567';

/** SHA-256 of the parts, in hex (64 digits). Parts are kept apart: ('a', 'bc') and ('ab', 'c') differ. */
export function sha256Hex(...parts: readonly (string | Uint8Array)[]): string {
  const [only] = parts;
  // Straight to hex: a buffer in between takes longer than the hash.
  if (parts.length === 1 && only !== undefined) return hashOf('sha256', only, 'hex');
  const hash = createHash('sha256');
  for (const part of parts) {
    hash.update(`${part.length}:`);
    hash.update(part);
  }
  return hash.digest('hex');
}

/** The first 10 base32 characters (50 bits) of the same hash: short, ASCII, for button data. */
export function shortId(...parts: readonly string[]): string {
  // 13 hex digits are 52 bits, and a number that is exact.
  let rest = Math.floor(Number.parseInt(sha256Hex(...parts).slice(0, 13), 16) / 4);
  let text = '';
  for (let digit = 0; digit < 10; digit += 1) {
    text = base32.charAt(rest % 32) + text;
    rest = Math.floor(rest / 32);
  }
  return text;
}

/** A UUID (version 8: vendor-specific) that is the same for the same parts. */
export function uuidOf(...parts: readonly string[]): string {
  const hex = sha256Hex(...parts);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
