import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { openPlatform, type Platform } from '../../operations/platform.ts';
import type { Cli } from './cli.ts';

/** The platform folder: -C, else the nearest folder upwards that has a zeta.yaml. */
export function platformRoot(cli: Cli): string {
  const start = resolve(cli.options.C ?? process.cwd());
  for (let folder = start; ; folder = dirname(folder)) {
    if (existsSync(join(folder, 'zeta.yaml'))) return folder;
    if (dirname(folder) === folder) return start;
  }
}

export async function findPlatform(cli: Cli): Promise<Platform> {
  const target = cli.options.to ?? process.env['ZETA_TARGET'];
  return openPlatform(await cli.tools(), {
    root: platformRoot(cli),
    ...(cli.options.data !== undefined && { data: resolve(cli.options.data) }),
    ...(target && { target }),
  });
}
