import { sha256Hex } from '../../base/digest.ts';
import { LatelyUsed } from '../../base/lately-used.ts';
import { maxYamlBytes } from '../../compile/limits.ts';
import type { Files } from '../../ports/files.ts';

interface Known {
  readonly version: string;
  readonly etag: string;
}

const mostKnown = 5000;
/** Of a file that is not there, or cannot be read. */
const noFile = 'none';

/** Names of the contents of small files, which are read again only when they were written. */
export class FileEtags {
  readonly #files: Pick<Files, 'stamp' | 'read'>;
  readonly #known = new LatelyUsed<string, Known>(mostKnown);

  constructor(files: Pick<Files, 'stamp' | 'read'>) {
    this.#files = files;
  }

  /** At once where nothing was written since. */
  of(path: string): string | Promise<string> {
    const version = this.#files.stamp(path)?.version;
    if (version === undefined) return noFile;
    const known = this.#known.get(path);
    return known?.version === version ? known.etag : this.#read(path, version);
  }

  async #read(path: string, version: string): Promise<string> {
    const read = await this.#files.read(path, maxYamlBytes);
    const etag = read.ok ? sha256Hex(read.value).slice(0, 32) : noFile;
    this.#known.set(path, { version, etag });
    return etag;
  }
}
