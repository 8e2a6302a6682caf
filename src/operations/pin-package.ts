import { posix } from 'node:path';
import type { Files } from '../ports/files.ts';
import type { Tools } from './tools.ts';

/** How a platform folder depends on the ZETA that is running. */
export interface PinnedPackage {
  readonly name: string;
  /** What npm takes behind the name: a version, a git commit, an address, or a file of the platform folder. */
  readonly spec: string;
  /** A tarball that has to lie in the platform folder. */
  readonly tarball?: { readonly path: string; readonly bytes: Uint8Array };
}

/** What npm remembers of an installed package, in `node_modules/.package-lock.json`. */
interface LockedPackage {
  readonly version?: string;
  readonly resolved?: string;
  readonly link?: boolean;
}

const maxLockBytes = 32 * 1024 * 1024;
const maxTarballBytes = 256 * 1024 * 1024;

/**
 * The running ZETA as it was installed: the same version of the registry, the same git commit, a copy of the same
 * tarball. Where nothing says how (a checkout, a global installation) it is packed as it is. `root`: the folder that it
 * is installed in.
 */
export async function pinPackage(
  { filesAt, packPackage }: Pick<Tools, 'filesAt' | 'packPackage'>,
  root: string,
  name: string,
): Promise<PinnedPackage> {
  const project = posix.join(root, '../..');
  const { version, resolved, link } = (await lockedPackage(filesAt(project), name)) ?? {};
  const path = resolved === undefined ? undefined : /^file:(.*\.t(?:ar\.)?gz)$/.exec(resolved)?.[1];
  if (path !== undefined) {
    const file = posix.resolve(project, path);
    const read = await filesAt(posix.dirname(file)).read(posix.basename(file), maxTarballBytes);
    // A tarball that was thrown away after it was installed is packed again.
    if (read.ok) return vendored(name, posix.basename(file), read.value);
  }
  if (resolved === undefined || link || resolved.startsWith('file:')) {
    const packed = await packPackage(root);
    return vendored(name, packed.name, packed.bytes);
  }
  // A registry has the package's name and version in the address; any other tarball is pinned by its address.
  const isOfRegistry = version !== undefined && resolved.endsWith(`/${name}/-/${name}-${version}.tgz`);
  return { name, spec: isOfRegistry ? version : resolved };
}

function vendored(name: string, file: string, bytes: Uint8Array): PinnedPackage {
  const path = `vendor/${file}`;
  return { name, spec: `file:${path}`, tarball: { path, bytes } };
}

async function lockedPackage(project: Files, name: string): Promise<LockedPackage | undefined> {
  const read = await project.read('node_modules/.package-lock.json', maxLockBytes);
  if (!read.ok) return undefined;
  try {
    // Written by npm; what it lacks is undefined here.
    const lock = JSON.parse(new TextDecoder().decode(read.value)) as {
      readonly packages?: Readonly<Record<string, LockedPackage>>;
    };
    return lock.packages?.[`node_modules/${name}`];
  } catch {
    return undefined;
  }
}
