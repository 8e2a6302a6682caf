import { createHmac, randomBytes } from 'node:crypto';
import { existsSync, linkSync, readFileSync, unlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CityId } from '../../base/ids.ts';
import { Secret } from '../../base/secret.ts';
import { ZetaError } from '../../base/zeta-error.ts';

/** 128 bits in base64url. */
const leastKeyLength = 22;

/**
 * The key that webhook secrets are derived from: ZETA_MASTER_KEY, else `master.key` in the target's folder, made at
 * the first start and readable by its owner alone.
 */
export function masterKey(folder: string): Secret {
  const given = process.env['ZETA_MASTER_KEY'];
  if (given !== undefined && given !== '') return checked(given, 'ZETA_MASTER_KEY');
  const path = join(folder, 'master.key');
  try {
    if (!existsSync(path)) makeKey(path);
    return checked(readFileSync(path, 'utf8'), path);
  } catch (cause) {
    if (cause instanceof ZetaError) throw cause;
    const hint = 'Make the data folder writable for this user, or set ZETA_MASTER_KEY.';
    throw new ZetaError('data-folder-unusable', `The master key ${path} cannot be read or written.`, {
      hint,
      cause,
    });
  }
}

/** Written whole before it gets its name; of two processes that make one at once, the first one's stays. */
function makeKey(path: string): void {
  const draft = `${path}.${randomBytes(6).toString('hex')}`;
  writeFileSync(draft, `${randomBytes(32).toString('base64url')}\n`, {
    flag: 'wx',
    mode: 0o600,
    flush: true,
  });
  try {
    linkSync(draft, path);
  } catch (error) {
    if (!existsSync(path)) throw error;
  } finally {
    unlinkSync(draft);
  }
}

/** Secrets derived from an empty or short key could be guessed. */
function checked(text: string, where: string): Secret {
  const key = text.trim();
  if (key.length >= leastKeyLength) return new Secret(key);
  throw new ZetaError(
    'master-key-damaged',
    `The master key in ${where} has less than ${leastKeyLength} characters.`,
    {
      hint: 'Restore it from a copy. A new one (delete the file) makes new webhook secrets at the next start.',
    },
  );
}

/** The secret that Telegram sends with each update of a city. `rotation` counts from 1. */
export function webhookSecret(key: Secret, city: CityId, rotation = 1): string {
  return createHmac('sha256', key.reveal()).update(`telegram:${city}:${rotation}`).digest('base64url');
}
