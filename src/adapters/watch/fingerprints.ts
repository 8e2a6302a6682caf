import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** The pause after a look; a look that took long is followed by a longer one, so that looking is a small share of the time. */
const pauseMs = 3000;
const mostShare = 0.02;
/** Files asked about at once; the event loop turns in between. */
const sliceSize = 16;

/** What tells one state of a file from another: size, time and inode, or `gone`. */
export type Fingerprint = string;

export async function fingerprintOf(path: string): Promise<Fingerprint> {
  const found = await stat(path).catch(() => undefined);
  return found ? `${found.size} ${found.mtimeMs} ${found.ino}` : 'gone';
}

export interface FingerprintOptions {
  /** Absolute folders and files that are looked at, with all that is in them. */
  readonly paths: readonly string[];
  readonly isIgnored: (path: string) => boolean;
  /** Told of a file that differs from what was known of it. */
  readonly onDifference: (path: string) => void;
  /** Shorter in tests. */
  readonly pauseMs?: number;
}

/**
 * Looks at files again and again, since some mounts tell of no changes: network folders, shared folders of virtual
 * machines, some containers. Links to folders are not followed.
 */
export class Fingerprints {
  readonly #options: FingerprintOptions;
  readonly #known = new Map<string, Fingerprint>();
  #timer: NodeJS.Timeout | undefined;
  #isClosed = false;

  constructor(options: FingerprintOptions) {
    this.#options = options;
  }

  /** Takes what is there now for known; changes from then on are told. */
  async start(): Promise<void> {
    await this.#look((path, now) => void this.#known.set(path, now));
    this.#later(0);
  }

  /** Somebody else saw this change first: it is not told again. */
  know(path: string, fingerprint: Fingerprint): void {
    if (fingerprint === 'gone') this.#known.delete(path);
    else this.#known.set(path, fingerprint);
  }

  close(): void {
    this.#isClosed = true;
    clearTimeout(this.#timer);
  }

  #later(tookMs: number): void {
    if (this.#isClosed) return;
    const waitMs = Math.max(this.#options.pauseMs ?? pauseMs, tookMs / mostShare);
    this.#timer = setTimeout(() => void this.#compare(), waitMs).unref();
  }

  async #compare(): Promise<void> {
    const start = performance.now();
    const gone = new Set(this.#known.keys());
    await this.#look((path, now) => {
      gone.delete(path);
      if (this.#known.get(path) === now || this.#isClosed) return;
      this.#known.set(path, now);
      this.#options.onDifference(path);
    });
    for (const path of gone) {
      // A folder that could not be read for a moment is not gone: each of its files is asked about by itself.
      if (this.#isClosed || (await fingerprintOf(path)) !== 'gone') continue;
      if (this.#known.delete(path)) this.#options.onDifference(path);
    }
    this.#later(performance.now() - start);
  }

  async #look(see: (path: string, now: Fingerprint) => void): Promise<void> {
    const folders = [...this.#options.paths];
    for (let folder = folders.pop(); folder !== undefined && !this.#isClosed; folder = folders.pop()) {
      const files: string[] = [];
      for (const entry of await entriesOf(folder)) {
        const path = entry.name === '' ? folder : join(folder, entry.name);
        if (this.#options.isIgnored(path)) continue;
        if (entry.isFolder) folders.push(path);
        else files.push(path);
      }
      for (let at = 0; at < files.length; at += sliceSize) {
        const slice = files.slice(at, at + sliceSize);
        const states = await Promise.all(slice.map(fingerprintOf));
        for (const [index, path] of slice.entries()) {
          const now = states[index] ?? 'gone';
          if (now !== 'gone') see(path, now);
        }
      }
    }
  }
}

/** What is in a folder; a file is its own only entry, without a name. */
async function entriesOf(
  path: string,
): Promise<readonly { readonly name: string; readonly isFolder: boolean }[]> {
  try {
    const entries = await readdir(path, { withFileTypes: true });
    return entries.map((entry) => ({ name: entry.name, isFolder: entry.isDirectory() }));
  } catch (error) {
    const isFile = error instanceof Error && 'code' in error && error.code === 'ENOTDIR';
    return isFile ? [{ name: '', isFolder: false }] : [];
  }
}
