import { exitCode } from '../../base/exit-code.ts';
import { Secret } from '../../base/secret.ts';
import { ZetaError } from '../../base/zeta-error.ts';
import { foldName } from '../../store/fold-name.ts';
import { commonPasswords } from './common-passwords.ts';

/** NIST SP 800-63B: length is what counts, and rules of composition make passwords worse. */
const leastLength = 12;
/** What is longer is no password, but work. */
export const mostPasswordLength = 256;

/** Throws `ZetaError` for a password that would be guessed; it is never quoted. */
export function checkPassword(name: string, password: Secret): void {
  const text = password.reveal().normalize('NFKC');
  const problem = problemOf(foldName(name), text);
  if (problem === undefined) return;
  throw new ZetaError('weak-password', `The password ${problem}; nothing was written.`, {
    hint: 'Some words that do not belong together make a good one; or have one made with --generate.',
    exit: exitCode.usage,
  });
}

function problemOf(name: string, text: string): string | undefined {
  const length = [...text].length;
  if (/\p{Cc}/u.test(text)) return 'has characters that no keyboard types';
  if (length < leastLength) return `has ${length} characters, and needs at least ${leastLength}`;
  if (length > mostPasswordLength) return `has more than ${mostPasswordLength} characters`;
  const folded = foldName(text);
  if (isMostlyName(name, folded)) return 'is the name with little else';
  if (commonPasswords.has(folded) || isRepeated(folded) || isRow(folded))
    return 'is one of those that are tried first';
  return undefined;
}

/** Without the name there is not enough left. */
function isMostlyName(name: string, folded: string): boolean {
  if (!folded.includes(name)) return false;
  return [...folded.replaceAll(name, '')].length < 10;
}

/** `aaaaaaaaaaaa`, `abcabcabcabc`. */
function isRepeated(folded: string): boolean {
  return /^(.{1,4}?)\1+.{0,3}$/u.test(folded);
}

const rows = [
  '01234567890123456789',
  'abcdefghijklmnopqrstuvwxyz',
  'qwertyuiopasdfghjklzxcvbnm',
  'йцукенгшщзхъфывапролджэячсмитьбю',
];

/** A row of the keyboard or of the alphabet, in either direction. */
function isRow(folded: string): boolean {
  const back = [...folded].toReversed().join('');
  return rows.some((row) => row.includes(folded) || row.includes(back));
}

/** Letters and digits that are not taken for others. */
const alphabet = 'abcdefghjkmnpqrstuvwxyz23456789';

/** Five groups of five, 124 bits of the 256 that are given. */
export function passwordFrom(random: Secret): Secret {
  const bytes = Buffer.from(random.reveal(), 'base64url');
  // 31 letters for 256 values: the bias costs less than a tenth of a bit of each.
  const letters = [...bytes.subarray(0, 25)].map((byte) => alphabet.charAt(byte % alphabet.length));
  const groups = [0, 5, 10, 15, 20].map((start) => letters.slice(start, start + 5).join(''));
  return new Secret(groups.join('-'));
}
