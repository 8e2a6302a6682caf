import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import { exitCode } from '../../base/exit-code.ts';
import { ZetaError } from '../../base/zeta-error.ts';
import { openPlatform, type Platform } from '../../operations/platform.ts';
import type { Cli } from './cli.ts';
import { nearestPlatform } from './nearest-platform.ts';

/** The platform folder: -C, else the nearest folder upwards that has a zeta.yaml. */
export function platformRoot(cli: Cli): string {
  const start = resolve(cli.options.C ?? process.cwd());
  if (!statSync(start, { throwIfNoEntry: false })?.isDirectory()) {
    const hint = '-C names the platform folder.';
    throw new ZetaError('no-folder', `${start} is not a folder.`, { hint, exit: exitCode.usage });
  }
  return nearestPlatform(start);
}

export async function findPlatform(cli: Cli): Promise<Platform> {
  const target = cli.options.to ?? process.env['ZETA_TARGET'];
  return openPlatform(await cli.tools(), {
    root: platformRoot(cli),
    ...(cli.options.data !== undefined && { data: resolve(cli.options.data) }),
    ...(target && { target }),
  });
}
