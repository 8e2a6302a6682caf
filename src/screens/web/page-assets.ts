import { readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';

export interface PageAsset {
  readonly contentType: string;
  readonly bytes: Uint8Array;
}

const contentTypes: ReadonlyMap<string, string> = new Map([
  ['.html', 'text/html; charset=utf-8'],
  ['.css', 'text/css; charset=utf-8'],
  ['.js', 'text/javascript; charset=utf-8'],
  ['.svg', 'image/svg+xml'],
]);

/**
 * Reads the files of a page, by URL path; `index.html` is also `/`. They are read once, so a request can only ever
 * name one of them: no path of a request reaches the disk.
 */
export function readPageAssets(folder: string): ReadonlyMap<string, PageAsset> {
  const assets = new Map<string, PageAsset>();
  for (const name of readdirSync(folder)) {
    const contentType = contentTypes.get(extname(name));
    if (contentType === undefined) continue;
    const asset = { contentType, bytes: readFileSync(join(folder, name)) };
    assets.set(`/${name}`, asset);
    if (name === 'index.html') assets.set('/', asset);
  }
  return assets;
}
