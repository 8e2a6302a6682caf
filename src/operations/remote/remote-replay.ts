import { exitCode } from '../../base/exit-code.ts';
import { ZetaError } from '../../base/zeta-error.ts';
import { listCities } from '../../compile/list-cities.ts';
import type { Files } from '../../ports/files.ts';
import { platformPaths } from '../against.ts';
import { noCity } from '../platform.ts';
import { releaseIn } from '../release-name.ts';
import type { ReplayAsk } from '../releasing.ts';
import { filesHere } from '../replay/open-other.ts';
import type { Replay } from '../replay/replay-turns.ts';
import type { Tools } from '../tools.ts';
import { uploaded } from './send-upload.ts';
import type { Server } from './server.ts';

interface Asked {
  readonly target: string;
  readonly server: Server;
  /** The platform folder here. */
  readonly root: string;
  readonly files: Files;
  readonly tools: Pick<Tools, 'filesAt' | 'folderNamed' | 'gitTree'>;
  readonly onProgress: (sent: number, of: number) => void;
}

/**
 * Turns that a server holds, taken again there: beside one of its releases, or beside files that are sent to it. What comes
 * back is masked. Throws `ZetaError`.
 */
export async function remoteReplay(remote: Asked, { against, cities, since }: ReplayAsk): Promise<Replay> {
  const { server, target } = remote;
  const release = releaseIn(against);
  const named = { against, target };
  if (release || against === 'live') {
    const body = { cities, since, ...(release && { release }) };
    return { ...(await server.api.replay(body)), ...named };
  }
  const { files, close } = await filesNamed(remote, against);
  try {
    const { cities: there } = await listCities(files);
    const wanted = cities.map((name) => there.find((city) => city === name) ?? noCity(name, there));
    const sent = wanted.length > 0 ? wanted : there;
    // All that are there are asked about, if nobody named some: others are told to be missing.
    const replay = await uploaded({ ...remote, files }, sent, (upload) =>
      server.api.replay({ cities, since, upload }),
    );
    const renamed = replay.cities.map((city) => ({ ...city, ...(city.against === 'files' && { against }) }));
    return { ...replay, ...named, cities: renamed };
  } finally {
    await close();
  }
}

/** A platform folder, or what it was in a commit. */
async function filesNamed(
  { root, files, tools }: Asked,
  name: string,
): Promise<{ readonly files: Files; readonly close: () => Promise<void> }> {
  const nothing = async () => undefined;
  if (name === filesHere) return { files, close: nothing };
  const folder = name === '' ? undefined : await tools.folderNamed(name);
  if (folder !== undefined && (await tools.filesAt(folder).exists('cities')))
    return { files: tools.filesAt(folder), close: nothing };
  const tree = name === '' ? undefined : await tools.gitTree(root, name, platformPaths);
  if (tree) return { files: tools.filesAt(tree.path), close: () => tree.remove() };
  throw new ZetaError('unknown-state', `There is no "${name}" to compare with.`, {
    hint: 'Name a release (almaty#17), a platform folder, or a commit, branch or tag of this repository.',
    exit: exitCode.usage,
  });
}
