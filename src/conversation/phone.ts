/** A phone that a customer gave. `isOwn`: the messenger vouches that it is theirs. */
export interface Phone {
  /** `+77010000000`: digits with the country's code. */
  readonly number: string;
  readonly isOwn: boolean;
}

/** Words beside the number: "мой номер", "перезвоните мне на". */
const mostOtherWords = 5;

/**
 * The phone in a message that says little else; undefined where there is none. Numbers of Kazakhstan and Russia may begin
 * with 8 or 7, all others with a plus.
 */
export function phoneIn(text: string): string | undefined {
  const [found] = /\+?\d[\d\s().-]{8,20}\d/u.exec(text) ?? [];
  if (found === undefined || isRange(found)) return undefined;
  const others = text.replace(found, ' ').match(/[\p{L}\p{N}]+/gu) ?? [];
  if (others.length > mostOtherWords || others.some((word) => /\p{N}/u.test(word))) return undefined;
  return phoneNumber(found);
}

/** "85 000 - 150 000": prices from and to. */
function isRange(text: string): boolean {
  const sides = text.split('-').map((side) => side.replaceAll(/\D/g, '').length);
  return sides.length === 2 && sides.every((digits) => digits >= 5);
}

/** Undefined for what is no phone. */
export function phoneNumber(written: string): string | undefined {
  const digits = written.replaceAll(/\D/g, '');
  if (/^[78]\d{10}$/.test(digits)) return `+7${digits.slice(1)}`;
  return written.startsWith('+') && /^[1-9]\d{9,14}$/.test(digits) ? `+${digits}` : undefined;
}
