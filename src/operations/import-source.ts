import { posix } from 'node:path';
import { maskAddress } from '../base/mask-secrets.ts';
import { ZetaError } from '../base/zeta-error.ts';
import type { DownloadProblem } from '../ports/download.ts';
import type { Files } from '../ports/files.ts';
import { downloadWords } from './download-words.ts';
import { ensureDataFolder, type Platform } from './platform.ts';
import { renamedFiles } from './renamed-files.ts';
import type { Tools } from './tools.ts';
import { wayOut } from './way-out.ts';

/** A file to import: where it can be read under the name that its user gave it, without the secrets of an address. */
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
  return { files: renamedFiles(files, posix.basename(path), path), path, close: async () => undefined };
}

async function downloaded(tools: Tools, platform: Platform, url: string): Promise<ImportSource> {
  await ensureDataFolder(platform);
  const draft = platform.data.draftOf('cache/import');
  const close = () => platform.data.remove(draft);
  try {
    const save = (pieces: AsyncIterable<Uint8Array>) => platform.data.writePieces(draft, pieces);
    const answer = await tools.download(url, save, { wayTo: wayOut(tools, platform) });
    if (!answer.ok) throw cannotHave(url, answer.error);
  } catch (error) {
    await close();
    throw error;
  }
  const path = maskAddress(url);
  return { files: renamedFiles(platform.data, draft, path), path, close };
}

function missing(from: string): ZetaError {
  const hint = 'Name a file, the folder of an exchange with 1C, or an https address.';
  return new ZetaError('no-such-file', `There is no file ${from}.`, { hint });
}

function cannotHave(url: string, problem: DownloadProblem): ZetaError {
  const [message, hint] = downloadWords(problem);
  return new ZetaError(`feed-${problem.kind}`, `${maskAddress(url)}: ${message}.`, { hint });
}
