import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ZetaError } from '../../base/zeta-error.ts';

const packTimeoutMs = 60_000;

export interface Packed {
  readonly name: string;
  readonly bytes: Uint8Array;
}

const packed = new Map<string, Promise<Packed>>();

/**
 * The tarball that npm makes of an installed package's folder, made once for each: no installation changes under a running
 * process. Throws `ZetaError` where there is no npm.
 */
export function npmPack(root: string): Promise<Packed> {
  const known = packed.get(root);
  if (known) return known;
  const packing = packedAnew(root);
  packed.set(root, packing);
  packing.catch(() => packed.delete(root));
  return packing;
}

async function packedAnew(root: string): Promise<Packed> {
  const folder = await mkdtemp(join(tmpdir(), 'zeta-pack-'));
  try {
    const quietly = ['--ignore-scripts', '--no-update-notifier'];
    await npm(['pack', root, ...quietly, '--pack-destination', folder]);
    const [name = ''] = await readdir(folder);
    return { name, bytes: await readFile(join(folder, name)) };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function npm(args: readonly string[]): Promise<void> {
  return new Promise((resolve, reject) => {
    execFile('npm', args, { timeout: packTimeoutMs, shell: process.platform === 'win32' }, (cause) => {
      if (!cause) return resolve();
      reject(
        new ZetaError('npm-unusable', 'npm could not pack this installation of ZETA.', {
          hint: 'Install npm, or install ZETA with npm into a folder of its own and run `npx zeta init` there.',
          cause,
        }),
      );
    });
  });
}
