import { statSync } from 'node:fs';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import { Secret } from '../../base/secret.ts';
import { readRegular } from './read-regular.ts';

/** How often the file's time and size are looked at, at most. */
const freshForMs = 500;

/**
 * Resolves `env:NAME` and `file:PATH` references: the environment wins over the `.env` beside zeta.yaml, which is read
 * again whenever it changed, so that a rotated token works within a second. Relative paths start at the platform
 * folder. Undefined while a reference is unset.
 */
export function referencesIn(root: string): (reference: string) => Secret | undefined {
  const env = envFile(join(root, '.env'));
  return (reference) => {
    const [kind, ...rest] = reference.split(':');
    const name = rest.join(':');
    const text = kind === 'env' ? (process.env[name] ?? env(name)) : readSecretFile(join(root, name), name);
    const value = text?.trim();
    return value ? new Secret(value) : undefined;
  };
}

function envFile(path: string): (name: string) => string | undefined {
  let values: NodeJS.Dict<string> = {};
  let stamp = '';
  let lookedAt = 0;
  return (name) => {
    if (Date.now() - lookedAt > freshForMs) {
      lookedAt = Date.now();
      const current = stampOf(path);
      const read = current === stamp ? undefined : readValues(path);
      // One that cannot be read may be later, without being written.
      if (read) [values, stamp] = [read, current];
    }
    return values[name];
  };
}

function stampOf(path: string): string {
  try {
    const stat = statSync(path);
    return `${stat.mtimeMs} ${stat.size} ${stat.ino}`;
  } catch {
    return '';
  }
}

/** Undefined when the file is there and cannot be read: the last values stay good. */
function readValues(path: string): NodeJS.Dict<string> | undefined {
  try {
    return parseEnv(withoutMark(readRegular(path)));
  } catch (error) {
    const isGone = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    return isGone ? {} : undefined;
  }
}

/** Windows editors write it; it belongs to no name. */
export function withoutMark(text: string): string {
  return text.replace(/^\uFEFF/, '');
}

function readSecretFile(fromRoot: string, name: string): string | undefined {
  try {
    return readRegular(name.startsWith('/') ? name : fromRoot);
  } catch {
    return undefined;
  }
}
