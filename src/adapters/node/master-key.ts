import { createHmac, randomBytes } from 'node:crypto';
import { chmodSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CityId } from '../../base/ids.ts';
import { Secret } from '../../base/secret.ts';
import { ZetaError } from '../../base/zeta-error.ts';

/**
 * The key that webhook secrets are derived from: ZETA_MASTER_KEY, else `master.key` in the target's folder, made at
 * the first start and readable by its owner alone.
 */
export function masterKey(folder: string): Secret {
  const given = process.env['ZETA_MASTER_KEY'];
  if (given) return new Secret(given);
  const path = join(folder, 'master.key');
  try {
    writeFileSync(path, `${randomBytes(32).toString('base64url')}\n`, { flag: 'wx', mode: 0o600 });
    chmodSync(path, 0o600);
  } catch (cause) {
    const exists = cause instanceof Error && 'code' in cause && cause.code === 'EEXIST';
    if (!exists) throw unusable(path, cause);
  }
  try {
    return new Secret(readFileSync(path, 'utf8').trim());
  } catch (cause) {
    throw unusable(path, cause);
  }
}

/** The secret that Telegram sends with each update of a city. `rotation` counts from 1. */
export function webhookSecret(key: Secret, city: CityId, rotation = 1): string {
  return createHmac('sha256', key.reveal()).update(`telegram:${city}:${rotation}`).digest('base64url');
}

function unusable(path: string, cause: unknown): ZetaError {
  const hint = 'Make the data folder writable for this user, or set ZETA_MASTER_KEY.';
  return new ZetaError('data-folder-unusable', `The master key ${path} cannot be read or written.`, {
    hint,
    cause,
  });
}
