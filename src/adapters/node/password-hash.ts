import { argon2, randomBytes, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';
import type { Secret } from '../../base/secret.ts';
import type { PasswordHash } from '../../ports/password-hash.ts';

/** OWASP Password Storage Cheat Sheet: 19 MiB, 2 passes, 1 lane. Growing them has hashes made anew at the next login. */
interface Parameters {
  readonly memory: number;
  readonly passes: number;
  readonly parallelism: number;
}
const today: Parameters = { memory: 19_456, passes: 2, parallelism: 1 };
const saltBytes = 16;
const tagBytes = 32;

/** More than we ever made: a hash that somebody put into the database must not stop the server. */
const mostMemory = 1_048_576;
const mostPasses = 16;

const derive = promisify(argon2);

interface Parsed extends Parameters {
  readonly salt: Buffer;
  readonly tag: Buffer;
}

/** Argon2id of Node's own, in its thread pool. */
export const argonHash: PasswordHash = {
  hash: async (password) => {
    const salt = randomBytes(saltBytes);
    const tag = await tagOf(password, { ...today, salt, tag: Buffer.alloc(tagBytes) });
    const { memory, passes, parallelism } = today;
    return `$argon2id$v=19$m=${memory},t=${passes},p=${parallelism}$${base64(salt)}$${base64(tag)}`;
  },
  verify: async (password, hash) => {
    const known = hash === null ? undefined : parse(hash);
    // Nobody's: the same work for nothing.
    const against = known ?? { ...today, salt: Buffer.alloc(saltBytes), tag: Buffer.alloc(tagBytes) };
    const isSame = timingSafeEqual(await tagOf(password, against), against.tag);
    const isRight = isSame && known !== undefined;
    const isOutdated = isRight && (known.memory < today.memory || known.passes < today.passes);
    return { isRight, isOutdated };
  },
};

/** However its letters were typed: a password with й in it is the same from every keyboard. */
function tagOf(password: Secret, { memory, passes, parallelism, salt, tag }: Parsed): Promise<Buffer> {
  const message = Buffer.from(password.reveal().normalize('NFKC'), 'utf8');
  return derive('argon2id', { message, nonce: salt, memory, passes, parallelism, tagLength: tag.length });
}

function parse(hash: string): Parsed | undefined {
  const match =
    /^\$argon2id\$v=19\$m=(\d{1,8}),t=(\d{1,3}),p=(\d{1,2})\$([A-Za-z0-9+/]{11,86})\$([A-Za-z0-9+/]{22,86})$/.exec(
      hash,
    );
  if (!match) return undefined;
  const [, memory, passes, parallelism, salt = '', tag = ''] = match;
  const numbers = { memory: Number(memory), passes: Number(passes), parallelism: Number(parallelism) };
  if (numbers.memory > mostMemory || numbers.passes > mostPasses) return undefined;
  if (numbers.memory < 8 * numbers.parallelism || numbers.passes < 1 || numbers.parallelism < 1)
    return undefined;
  return { ...numbers, salt: Buffer.from(salt, 'base64'), tag: Buffer.from(tag, 'base64') };
}

function base64(bytes: Buffer): string {
  return bytes.toString('base64').replaceAll('=', '');
}
