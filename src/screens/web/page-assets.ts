import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { gzipSync } from 'node:zlib';

export interface PageAsset {
  readonly contentType: string;
  readonly bytes: Uint8Array;
  readonly etag: string;
  /** Its name says what is in it. */
  readonly isHashed: boolean;
  /** Compressed when it is first asked for; undefined where that saves nothing. */
  readonly gzipped: () => Uint8Array | undefined;
}

const contentTypes: ReadonlyMap<string, string> = new Map([
  ['.html', 'text/html; charset=utf-8'],
  ['.css', 'text/css; charset=utf-8'],
  ['.js', 'text/javascript; charset=utf-8'],
  ['.svg', 'image/svg+xml'],
]);
/** Shorter ones fit into a packet anyway. */
const worthwhileBytes = 1400;

/**
 * Reads the files of a page, by URL path; `index.html` is also `/`. They are read once, so a request can only ever
 * name one of them: no path of a request reaches the disk. Names in `assets/` have the hash of what they hold.
 */
export function readPageAssets(folder: string): ReadonlyMap<string, PageAsset> {
  const assets = new Map<string, PageAsset>();
  for (const entry of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    const name = entry.replaceAll('\\', '/');
    const contentType = contentTypes.get(extname(name));
    if (contentType === undefined) continue;
    const asset = pageAsset(contentType, readFileSync(join(folder, entry)), name.startsWith('assets/'));
    assets.set(`/${name}`, asset);
    if (name === 'index.html') assets.set('/', asset);
  }
  return assets;
}

function pageAsset(contentType: string, bytes: Uint8Array, isHashed: boolean): PageAsset {
  const etag = `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 22)}"`;
  let gzipped: Uint8Array | undefined;
  return {
    contentType,
    bytes,
    etag,
    isHashed,
    gzipped: () => {
      if (bytes.length >= worthwhileBytes) gzipped ??= gzipSync(bytes);
      return gzipped;
    },
  };
}
