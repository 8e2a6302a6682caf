import { ZetaError } from '../base/zeta-error.ts';
import type { Files } from '../ports/files.ts';
import type { SettledRestored } from '../store/settle-restored.ts';
import {
  backupsIn,
  databaseName,
  digestOf,
  type Manifest,
  nameOfBackup,
  readManifest,
} from './backup-folder.ts';
import { copyInto } from './backup-target.ts';
import { ensureDataFolder, type Platform } from './platform.ts';
import { takeServing } from './serving-note.ts';
import type { Tools } from './tools.ts';

export interface RestoreWish {
  /** The folder that `zeta db backup` wrote into. */
  readonly folder: string;
  /** `2026-11-28T014500Z`; absent: the newest. */
  readonly name?: string;
}

export interface Restored extends SettledRestored {
  readonly target: string;
  /** When the backup was made: epoch milliseconds. */
  readonly at: number;
  readonly name: string;
  /** Where the data of before lies; null where there was none. */
  readonly before: string | null;
}

/** What SQLite leaves beside a database that it could not close. */
const besideDatabase = [`${databaseName}-wal`, `${databaseName}-shm`];

/**
 * Puts a target's data back as a backup has them. The backup is checked before anything is touched, and the database of before is
 * kept beside. A target that is served is refused. Killed at any point, there is the database of before or that of the backup, and
 * the same restore again brings it to its end. Throws `ZetaError`.
 */
export async function restoreTarget(
  tools: Pick<Tools, 'filesAt' | 'clock'>,
  platform: Platform,
  { folder, name: wanted }: RestoreWish,
): Promise<Restored> {
  const place = tools.filesAt(tools.filesAt(folder).absolute(platform.target));
  const name = await chosen(place, platform.target, wanted);
  const manifest = await readManifest(place, name, platform.target);
  await checkWhole(place, name, manifest);
  await ensureDataFolder(platform);
  const serving = await takeServing(platform);
  const { data } = platform;
  const draft = data.draftOf(databaseName);
  try {
    await removeDrafts(data);
    await copyInto(tools, place.absolute(`${name}/${databaseName}`), data, draft);
    const { settleRestored } = await import('../store/settle-restored.ts');
    const settled = settleRestored(data.absolute(draft), tools.clock.now());
    for (const path of manifest.files) {
      const [kept, now] = [await digestOf(place, `files/${path}`), await digestOf(data, path)];
      if (kept?.sha256 !== now?.sha256) await copyInto(tools, place.absolute(`files/${path}`), data, path);
    }
    await calmed(data);
    const before = await putAside(tools, data);
    await data.moveIntoPlace(draft, databaseName);
    return { target: platform.target, at: manifest.at, name, before, ...settled };
  } finally {
    await removeDrafts(data).catch(() => undefined);
    serving.release();
  }
}

/** This run's, and those of runs that were killed: each is as large as the database. */
async function removeDrafts(data: Files): Promise<void> {
  for (const { name } of await data.list('.'))
    if (name.startsWith(`${databaseName}.`) && /\.draft(?:-\w+)?$/.test(name)) await data.remove(name);
}

/** Feeds and pictures are named by their content, and beside a catalog lies the checksum of its file. */
async function isAsNamed(place: Files, path: string): Promise<boolean> {
  const found = await digestOf(place, `files/${path}`);
  if (!found) return false;
  const [, named] = /\/([0-9a-f]{64})\.(?!db$|sha256$)\w+$/.exec(path) ?? [];
  if (named !== undefined) return found.sha256 === named;
  if (!path.endsWith('.db')) return true;
  const checksum = await place.read(`files/${path.replace(/db$/, 'sha256')}`, 64);
  return !checksum.ok || new TextDecoder().decode(checksum.value) === found.sha256;
}

async function chosen(place: Files, target: string, wanted: string | undefined): Promise<string> {
  const all = await backupsIn(place);
  const name = wanted === undefined ? all.at(-1) : all.find((one) => one === wanted);
  if (name !== undefined) return name;
  const hint =
    all.length === 0
      ? 'Name the folder that `zeta db backup` wrote into.'
      : `There are: ${all.slice(-5).join(', ')}.`;
  throw new ZetaError('no-backup', `There is no such backup of the target ${target}.`, { hint });
}

/** Before anything is touched. */
async function checkWhole(place: Files, name: string, { database, files }: Manifest): Promise<void> {
  const found = await digestOf(place, `${name}/${databaseName}`);
  const missing: string[] = [];
  for (const path of files) if (!(await isAsNamed(place, path))) missing.push(path);
  if (found?.sha256 === database.sha256 && missing.length === 0) return;
  const what = missing.length === 0 ? databaseName : missing.slice(0, 3).join(', ');
  throw new ZetaError('backup-damaged', `The backup ${name} is not whole: ${what}.`, {
    hint: 'Take an earlier one with --at.',
  });
}

/** What stands beside the database goes into it first, where it can be opened at all. */
async function calmed(data: Files): Promise<void> {
  if (!(await data.exists(databaseName))) return;
  try {
    const { openStore } = await import('../store/open-store.ts');
    openStore(data.absolute(databaseName), { busyTimeoutMs: 5000 }).close();
  } catch {
    // It is damaged, or newer: that is why it is put aside.
  }
}

async function putAside(tools: Pick<Tools, 'filesAt' | 'clock'>, data: Files): Promise<string | null> {
  const at = tools.clock.now();
  if (!(await data.exists(databaseName))) return null;
  let folder = `before-restore-${nameOfBackup(at)}`;
  for (let again = 2; await data.exists(folder); again += 1)
    folder = `before-restore-${nameOfBackup(at)}-${again}`;
  await data.write(`${folder}/.gitignore`, '*\n');
  // A copy: until the other one takes its name, in one step, there is a database.
  await copyInto(tools, data.absolute(databaseName), data, `${folder}/${databaseName}`);
  for (const file of besideDatabase)
    if (await data.exists(file)) await data.moveIntoPlace(file, `${folder}/${file}`);
  return data.absolute(folder);
}
