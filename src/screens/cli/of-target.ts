import { type Platform, remoteTarget } from '../../operations/platform.ts';
import type { Server } from '../../operations/remote/server.ts';
import type { Tools } from '../../operations/tools.ts';
import type { Cli } from './cli.ts';
import { findPlatform, platformRoot, wantedTarget } from './find-platform.ts';

/** One verb, wherever the target is. */
interface BothWays<T> {
  readonly here: (tools: Tools, platform: Platform) => Promise<T>;
  readonly there: (api: Server['api']) => Promise<T>;
}

/** What the target that this command line is about says: the one of this machine, or a server that zeta.yaml names. */
export async function ofTarget<T extends { readonly target: string }>(
  cli: Cli,
  { here, there }: BothWays<T>,
): Promise<T> {
  const tools = await cli.tools();
  const root = platformRoot(cli);
  const remote = await remoteTarget(tools, { root, target: wantedTarget(cli) });
  if (!remote) return here(tools, await findPlatform(cli));
  const { openServer } = await import('../../operations/remote/open-remote.ts');
  const { api } = openServer(tools, { root, ...remote, version: cli.version });
  // A server calls its own target `local`; here it has the name of zeta.yaml.
  return { ...(await there(api)), target: remote.name };
}
