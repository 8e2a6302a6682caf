import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import { Secret } from '../../base/secret.ts';

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
      if (current !== stamp) {
        values = current === '' ? {} : parseEnv(readFileSync(path, 'utf8'));
        stamp = current;
      }
    }
    return values[name];
  };
}

function stampOf(path: string): string {
  const stat = statSync(path, { throwIfNoEntry: false });
  return stat ? `${stat.mtimeMs} ${stat.size} ${stat.ino}` : '';
}

function readSecretFile(fromRoot: string, name: string): string | undefined {
  try {
    return readFileSync(name.startsWith('/') ? name : fromRoot, 'utf8');
  } catch {
    return undefined;
  }
}
