import { posix } from 'node:path';
import { ZetaError } from '../base/zeta-error.ts';
import type { DownloadProblem } from '../ports/download.ts';
import type { Files } from '../ports/files.ts';
import { ensureDataFolder, type Platform } from './platform.ts';
import type { Tools } from './tools.ts';

/** A file to import: where it can be read under the name that its user gave it. */
export interface ImportSource {
  readonly files: Files;
  readonly path: string;
  /** Takes away what was brought for it. */
  close(): Promise<void>;
}

/** `from`: a path, absolute or from where the verb was run, or a web address. Throws `ZetaError` when it cannot be had. */
export async function openImportSource(
  tools: Tools,
  platform: Platform,
  from: string,
): Promise<ImportSource> {
  if (/^[a-z][a-z0-9+.-]*:\/\//i.test(from)) return downloaded(tools, platform, from);
  const path = posix.normalize(from.replace(/\/+$/, ''));
  const files = tools.filesAt(posix.dirname(path));
  if (!(await files.exists(posix.basename(path)))) throw missing(from);
  return { files: renamed(files, posix.basename(path), path), path, close: async () => undefined };
}

async function downloaded(tools: Tools, platform: Platform, url: string): Promise<ImportSource> {
  await ensureDataFolder(platform);
  const draft = platform.data.draftOf('cache/import');
  const close = () => platform.data.remove(draft);
  try {
    const answer = await tools.download(url, (pieces) => platform.data.writePieces(draft, pieces));
    if (!answer.ok) throw cannotHave(url, answer.error);
  } catch (error) {
    await close();
    throw error;
  }
  return { files: renamed(platform.data, draft, url), path: url, close };
}

/** Files with one of them, or a folder, under another name: messages say what their reader knows. */
function renamed(files: Files, path: string, shown: string): Files {
  const own = (asked: string): string => (asked.startsWith(shown) ? path + asked.slice(shown.length) : asked);
  return {
    ...files,
    exists: (asked) => files.exists(own(asked)),
    list: (asked) => files.list(own(asked)),
    read: (asked, maxBytes) => files.read(own(asked), maxBytes),
    readPieces: (asked, ...rest) => files.readPieces(own(asked), ...rest),
    readParts: (asked, ...rest) => files.readParts(own(asked), ...rest),
  };
}

function missing(from: string): ZetaError {
  const hint = 'Name a file, the folder of an exchange with 1C, or an https address.';
  return new ZetaError('no-such-file', `There is no file ${from}.`, { hint });
}

function cannotHave(url: string, problem: DownloadProblem): ZetaError {
  const [message, hint] = wordsOf(problem);
  return new ZetaError(`feed-${problem.kind}`, `${url}: ${message}.`, { hint });
}

const again = 'Try again later, or download the file yourself and import that.';

function wordsOf(problem: DownloadProblem): readonly [message: string, hint: string] {
  switch (problem.kind) {
    case 'not-an-address':
      return ['this is not a web address', 'Write it as https://shop.example/feed.xml.'];
    case 'not-https':
      return [
        'only https addresses are fetched',
        'Ask the shop for its https address, or download the file yourself.',
      ];
    case 'private-address':
      return [
        `${problem.host} is an address of a private network`,
        'Download the file yourself and import that.',
      ];
    case 'too-many-redirects':
      return [
        'it leads from one address to the next',
        'Open it in a browser, and copy the address that it ends at.',
      ];
    case 'status':
      return [
        `the answer was ${problem.status}`,
        'Open the address in a browser: it may have changed, or ask for a login.',
      ];
    case 'page':
      return [
        'the answer was a web page, and no catalog',
        'Open the address in a browser: it may ask for a login.',
      ];
    case 'too-large':
      return [`the file is larger than ${problem.limit} bytes`, 'Ask for a feed of fewer products.'];
    case 'too-slow':
      return [`nothing came for too long, or not all of it within ${problem.seconds} seconds`, again];
    case 'cut-off':
      return ['the answer broke off before its end', again];
    case 'unreachable':
      return [`the address cannot be reached (${problem.code})`, again];
  }
}
