import { chmodSync, chownSync, lstatSync, realpathSync, type Stats, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { parseEnv } from 'node:util';
import { withEnvValue } from '../../base/env-text.ts';
import { ZetaError } from '../../base/zeta-error.ts';
import type { SecretFile } from '../../ports/secret-file.ts';
import { withoutMark } from './env-file.ts';
import { nodeFiles } from './node-files.ts';
import { readRegular } from './read-regular.ts';

/** Where the group of whoever serves may read it. */
const groupMode = 0o640;

/** The `.env` beside zeta.yaml. */
export function secretFileIn(root: string): SecretFile {
  const path = join(root, '.env');
  return {
    names: () => Object.keys(parseEnv(textOf(path))),
    isOverridden: (name) => Object.hasOwn(process.env, name) && process.env[name] !== '',
    set: async (name, secret) => {
      const value = secret.reveal();
      const before = textOf(path);
      const known = valueIn(before, name);
      if (known === value) return 'same';
      await write(path, newText(before, name, value));
      return known === undefined ? 'new' : 'changed';
    },
  };
}

function valueIn(text: string, name: string): string | undefined {
  return new Map(Object.entries(parseEnv(text))).get(name);
}

/** Throws where it could not be read again as it was meant. */
function newText(before: string, name: string, value: string): string {
  const text = withEnvValue(before, name, value);
  const { [name]: written, ...others } = text === undefined ? {} : parseEnv(text);
  const { [name]: _, ...wanted } = parseEnv(before);
  const isRight = written === value && JSON.stringify(others) === JSON.stringify(wanted);
  if (text !== undefined && isRight) return text;
  throw new ZetaError('unwritable-secret', `.env cannot hold this value of ${name}; nothing was written.`, {
    hint: 'It has line breaks or all kinds of quotes: write it into a file and name that as file:PATH.',
  });
}

/** A link stays one: what it leads to is replaced. */
async function write(path: string, text: string): Promise<void> {
  const real = realPath(path);
  refuseDangling(path, real);
  const before = statSync(real, { throwIfNoEntry: false });
  refuseOthers(path, before);
  try {
    await nodeFiles(dirname(real)).write(basename(real), text, 0o600);
    if (!before) return;
    // Whoever serves reads it as before.
    chownSync(real, before.uid, before.gid);
    if ((before.mode & 0o777) === groupMode) chmodSync(real, groupMode);
  } catch (cause) {
    throw new ZetaError('secrets-unwritable', `${path} cannot be written.`, {
      hint: 'Give this user the right to write in that folder.',
      cause,
    });
  }
}

/** A file in the link's place would not be where whoever made the link looks for it. */
function refuseDangling(path: string, real: string): void {
  if (real !== path || !lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink()) return;
  throw new ZetaError(
    'secrets-nowhere',
    `${path} is a link to a file that is not there; nothing was written.`,
    {
      hint: 'Make that file (touch), or remove the link.',
    },
  );
}

/** A file of ours in its place could not be read by whoever serves. */
function refuseOthers(path: string, before: Stats | undefined): void {
  const user = process.getuid?.();
  if (!before || user === undefined || user === 0 || before.uid === user) return;
  throw new ZetaError('secrets-of-another', `${path} belongs to another user; nothing was written.`, {
    hint: 'Run this as the user who serves.',
  });
}

function realPath(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return path;
  }
}

function textOf(path: string): string {
  try {
    return withoutMark(readRegular(path));
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && cause.code === 'ENOENT') return '';
    throw new ZetaError('secrets-unreadable', `${path} cannot be read.`, {
      hint: 'It has to be a file that this user may read.',
      cause,
    });
  }
}
