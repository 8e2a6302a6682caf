import type { PlatformFile } from '../city/generated/platform-file.ts';
import { type Diagnostic, diagnostic } from '../diagnostics/diagnostic.ts';
import type { DirectoryEntry, Files } from '../ports/files.ts';
import { checkNames } from './check-names.ts';
import { checkSecrets } from './check-secrets.ts';
import { checkOutside, checkUnread } from './check-unread.ts';
import { join, walkTree } from './walk-tree.ts';

/** What the compiler has to do with files, as far as their neighbours are judged by it. */
export interface TreeKnowledge {
  /** Files that were read and checked as what they are. */
  readonly read: ReadonlySet<string>;
  /** Folders of cities whose city.yaml has mistakes: what else they need is not known. */
  readonly unclear: ReadonlySet<string>;
  readonly secrets: PlatformFile['secrets'];
}

/** Other people's files: not ours to judge, and too many to read. */
const foreign = /(^|\/)(\.git|node_modules)$/;
/** Where secrets belong. */
const secretFile = /(^|\/)\.env(\.(?!example$)[\w.-]+)?$/;

/**
 * What lies about in the platform folder: links and names that break elsewhere and files that nobody reads in cities/,
 * secrets in any file, and a file of secrets that git would take. `only`: the folders of some cities, and nothing else.
 */
export async function checkTree(
  files: Files,
  known: TreeKnowledge,
  only?: readonly string[],
): Promise<readonly Diagnostic[]> {
  const ignored = new Set([...(known.secrets?.ignore ?? []).map(withoutSlash), '.zeta']);
  const isWanted = (path: string) =>
    only === undefined || path === '' || path === 'cities' || only.includes(cityFolder(path));
  const skip = (path: string) =>
    foreign.test(path) ||
    !isWanted(path) ||
    (ignored.has(path) && path !== 'cities' && !path.startsWith('cities/'));
  const found: Diagnostic[] = [];
  for await (const folder of walkTree(files, '', skip)) {
    const isOurs = folder.path === 'cities' || folder.path.startsWith('cities/');
    if (isOurs) found.push(...checkNames(folder));
    for (const { name, kind } of folder.entries) {
      const file = join(folder.path, name);
      if (!isWanted(file)) continue;
      const problem = isOurs && !known.read.has(file) ? entryProblem(file, kind) : undefined;
      if (problem !== undefined) found.push(diagnostic('ZC108', { file }, { problem }));
      if (kind !== 'file' || known.read.has(file) || secretFile.test(file)) continue;
      found.push(...(await checkSecrets(files, file)));
      if (!isOurs) found.push(...checkOutside(file));
      if (isOurs && !known.unclear.has(cityFolder(file))) found.push(...checkUnread(file));
    }
  }
  return only === undefined ? [...found, ...(await checkGitignore(files))] : found;
}

/** What ZETA would look into, or open. */
const folderOfOurs = /^cities\/(?:_shared|[^/]+\/(?:prompts|tests|images))$/;

function entryProblem(file: string, kind: DirectoryEntry['kind']): string | undefined {
  if (kind !== 'directory' && kind !== 'link' && folderOfOurs.test(file)) return 'not-a-folder';
  return kind === 'other' ? 'not-a-file' : undefined;
}

function cityFolder(file: string): string {
  return file.split('/').slice(0, 2).join('/');
}

function withoutSlash(path: string): string {
  return path.replace(/^\.\//, '').replace(/\/+$/, '');
}

const maxGitignoreBytes = 256 * 1024;

/** In a git checkout with a .env, a line of .gitignore must keep it out. */
async function checkGitignore(files: Files): Promise<readonly Diagnostic[]> {
  if (!(await files.exists('.git')) || !(await files.exists('.env'))) return [];
  const read = await files.read('.gitignore', maxGitignoreBytes);
  const lines = read.ok ? new TextDecoder().decode(read.value).split(/\r?\n/) : [];
  const isIgnored = lines.some((line) => /^\/?(\.env|\.env\*|\*\.env|\.env\.?\*)\s*$/.test(line));
  return isIgnored ? [] : [diagnostic('ZX103', { file: '.gitignore' }, { file: '.env' })];
}
