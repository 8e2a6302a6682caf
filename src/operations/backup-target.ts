import { exitCode } from '../base/exit-code.ts';
import { toTarget } from '../base/to-target.ts';
import { ZetaError } from '../base/zeta-error.ts';
import type { Files } from '../ports/files.ts';
import {
  backupsIn,
  databaseName,
  digestOf,
  isShared,
  nameOfBackup,
  readManifest,
  sharedFolders,
  writeManifest,
} from './backup-folder.ts';
import { writeBackupNote } from './backup-note.ts';
import type { Platform } from './platform.ts';
import type { Tools } from './tools.ts';

export interface BackupWish {
  /** Where backups go: a path, from the working folder on. */
  readonly folder: string;
  /** So many of this target stay, the newest; absent: all. */
  readonly keep?: number;
}

export interface Backup {
  readonly target: string;
  /** Absolute path of the backup. */
  readonly path: string;
  readonly bytes: number;
  readonly files: number;
  /** Of them were not there from earlier backups. */
  readonly copied: number;
  readonly removed: readonly string[];
}

/** Of a backup that is being written. */
const draftSuffix = '.draft';

/**
 * Copies a target's database as it is at one moment, and what it names, while it is served. Without `master.key`, which belongs
 * elsewhere. What is there under its name is whole. Throws `ZetaError`.
 */
export async function backUpTarget(
  tools: Pick<Tools, 'filesAt' | 'clock'>,
  platform: Platform,
  { folder, keep }: BackupWish,
): Promise<Backup> {
  if (!(await platform.data.exists(databaseName))) {
    throw new ZetaError('nothing-to-back-up', `The target ${platform.target} has no data yet.`, {
      hint: `The first \`zeta deploy${toTarget(platform.target)}\` makes it.`,
    });
  }
  const place = tools.filesAt(tools.filesAt(folder).absolute(platform.target));
  refuseInside(platform, place);
  const { takeLock } = await import('../store/lock.ts');
  // The lock needs the folder.
  if (!(await place.exists('.gitignore'))) await place.write('.gitignore', '*\n');
  const lock = takeLock(place.absolute('backup.lock'));
  if (!lock) {
    throw new ZetaError('backup-busy', `Another backup is being written to ${place.absolute('.')}.`, {
      hint: 'Wait for it.',
    });
  }
  try {
    await removeDrafts(place);
    return await written(tools, platform, place, keep);
  } finally {
    lock.release();
  }
}

async function written(
  tools: Pick<Tools, 'filesAt' | 'clock'>,
  platform: Platform,
  place: Files,
  keep: number | undefined,
): Promise<Backup> {
  const at = tools.clock.now();
  const name = await freeName(place, at);
  const draft = `${name}${draftSuffix}`;
  await place.write(`${draft}/.gitignore`, '*\n');
  const { copyDatabase } = await import('../store/copy-database.ts');
  copyDatabase(platform.data.absolute(databaseName), place.absolute(`${draft}/${databaseName}`));
  // What the copy names was there before it; what comes later it does not name.
  const shared = await copyShared(tools, platform.data, place);
  const database = await digestOf(place, `${draft}/${databaseName}`);
  if (!database) throw new ZetaError('not-copied', 'The copy of the database cannot be read again.', {});
  const { target } = platform;
  await writeManifest(place, draft, { format: 1, target, at, database, files: shared.paths });
  await place.moveIntoPlace(`${draft}/${databaseName}`, `${draft}/${databaseName}`);
  await place.moveIntoPlace(draft, name);
  await writeBackupNote(platform.data, { at, path: place.absolute(name) });
  const removed = keep === undefined ? [] : await removeOld(place, keep, platform.target);
  return {
    target,
    path: place.absolute(name),
    bytes: database.bytes,
    files: shared.paths.length,
    copied: shared.copied,
    removed,
  };
}

/** Nobody would lose a disk and keep the backup on it; and its drafts are not ours. */
function refuseInside({ dataRoot, target }: Platform, place: Files): void {
  const path = `${place.absolute('.')}/`.replace(/\/\.?\/$/, '/');
  if (!path.startsWith(`${dataRoot}/`)) return;
  throw new ZetaError('backup-inside', `The backup of ${target} would lie within its own data.`, {
    hint: 'Name a folder elsewhere, best on another disk.',
    exit: exitCode.usage,
  });
}

/** Two in one second have two names. */
async function freeName(place: Files, at: number): Promise<string> {
  let name = nameOfBackup(at);
  for (let later = 1; await place.exists(name); later += 1) name = nameOfBackup(at + later * 1000);
  return name;
}

/** Files that are named by their content are copied once. */
async function copyShared(
  tools: Pick<Tools, 'filesAt'>,
  data: Files,
  place: Files,
): Promise<{ readonly paths: readonly string[]; readonly copied: number }> {
  const paths: string[] = [];
  let copied = 0;
  for (const folder of sharedFolders) {
    for (const { name, kind } of await data.list(folder)) {
      const path = `${folder}/${name}`;
      // Drafts, and what SQLite keeps beside an open catalog, belong to nobody else.
      if (kind !== 'file' || !isShared(path)) continue;
      const to = `files/${path}`;
      const isNew = (await sizeOf(place, to)) !== (await sizeOf(data, path));
      if (isNew && !(await copyInto(tools, data.absolute(path), place, to))) continue;
      paths.push(path);
      if (isNew) copied += 1;
    }
  }
  return { paths: paths.sort(), copied };
}

/** Undefined where there is none. */
async function sizeOf(files: Files, path: string): Promise<number | undefined> {
  const size = await files.readParts(path, Number.MAX_SAFE_INTEGER, async (parts) => parts.size);
  return size.ok ? size.value : undefined;
}

/** Whole or not at all, durably; false where it is there no more. */
export async function copyInto(
  tools: Pick<Tools, 'filesAt'>,
  from: string,
  place: Files,
  to: string,
): Promise<boolean> {
  const draft = place.draftOf(to);
  // Makes the folder, too.
  await place.write(draft, '');
  try {
    await tools.filesAt('/').copy(from.slice(1), place.absolute(draft).slice(1));
  } catch (error) {
    await place.remove(draft);
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return false;
    throw error;
  }
  await place.moveIntoPlace(draft, to);
  return true;
}

/** Of runs that were cut short. */
async function removeDrafts(place: Files): Promise<void> {
  for (const { name } of await place.list('.')) if (/^\d{4}.*Z\.draft$/.test(name)) await place.remove(name);
}

/** The oldest first, and then the files that no backup names any more. */
async function removeOld(place: Files, keep: number, target: string): Promise<readonly string[]> {
  const all = await backupsIn(place);
  const old = all.slice(0, Math.max(0, all.length - keep));
  if (old.length === 0) return [];
  const named = new Set<string>();
  for (const name of all.slice(old.length))
    for (const path of (await readManifest(place, name, target)).files) named.add(path);
  for (const name of old) await place.remove(name);
  for (const folder of sharedFolders) {
    for (const { name } of await place.list(`files/${folder}`))
      if (!named.has(`${folder}/${name}`)) await place.remove(`files/${folder}/${name}`);
  }
  return old;
}
