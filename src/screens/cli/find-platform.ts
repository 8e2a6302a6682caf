import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import { exitCode } from '../../base/exit-code.ts';
import { ZetaError } from '../../base/zeta-error.ts';
import { openPlatform, type Platform, refuseNoPlatform, remoteTarget } from '../../operations/platform.ts';
import type { Releasing } from '../../operations/releasing.ts';
import type { Files } from '../../ports/files.ts';
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

/** The platform folder as it lies there, whatever its zeta.yaml says. */
export async function platformFolder(cli: Cli): Promise<{ readonly root: string; readonly files: Files }> {
  const root = platformRoot(cli);
  const files = (await cli.tools()).filesAt(root);
  await refuseNoPlatform(files, root);
  return { root, files };
}

/** The verbs of the target that this command line is about: of this machine, or of a server that zeta.yaml names. */
export async function findReleasing(cli: Cli, target = wantedTarget(cli)): Promise<Releasing> {
  const tools = await cli.tools();
  const root = platformRoot(cli);
  const remote = await remoteTarget(tools, { root, target });
  if (!remote) {
    const { localReleasing } = await import('../../operations/local-releasing.ts');
    return localReleasing(tools, await findPlatform(cli));
  }
  const { openRemote } = await import('../../operations/remote/open-remote.ts');
  const onProgress = (sent: number, of: number) =>
    cli.progress(sent < of ? `${remote.name}: ${sent}/${of}` : undefined);
  return openRemote(tools, { root, ...remote, version: cli.version, onProgress });
}

/** Whether this command line is about a server that zeta.yaml names. */
export async function isRemote(cli: Cli): Promise<boolean> {
  const wish = { root: platformRoot(cli), target: wantedTarget(cli) };
  return (await remoteTarget(await cli.tools(), wish)) !== undefined;
}

export function wantedTarget({ options }: Cli): string | undefined {
  return options.to ?? (process.env['ZETA_TARGET'] || undefined);
}

export async function findPlatform(cli: Cli): Promise<Platform> {
  const target = wantedTarget(cli);
  return openPlatform(await cli.tools(), {
    root: platformRoot(cli),
    ...(cli.options.data !== undefined && { data: resolve(cli.options.data) }),
    ...(target && { target }),
  });
}
