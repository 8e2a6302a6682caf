import { timingSafeEqual } from 'node:crypto';

/** Whether one of the secrets was given; how long it takes says nothing of them but their lengths. */
export function isSecret(valid: readonly string[], given: unknown): boolean {
  if (typeof given !== 'string') return false;
  const bytes = Buffer.from(given);
  return valid.some((secret) => {
    const expected = Buffer.from(secret);
    return expected.length === bytes.length && timingSafeEqual(expected, bytes);
  });
}
