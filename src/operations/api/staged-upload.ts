import { type CityId, idOf } from '../../base/ids.ts';
import { ZetaError } from '../../base/zeta-error.ts';
import type { Files } from '../../ports/files.ts';
import { folderLock } from '../folder-lock.ts';
import { openTargetStore, type Platform } from '../platform.ts';
import type { Tools } from '../tools.ts';
import { layersIn, type Uploads, withParts } from './uploads.ts';
import type { Upload } from './wire.ts';

/**
 * Where uploaded folders stand until they are live: in `cities/`, so that they get their place by a change of name, and
 * with a dot, so that they are no cities. Below it are an upload's own `cities/`.
 */
const stage = 'cities/.upload';
/** What is being made live, while it is: a process that ends in between has it completed by the next one. */
const journal = 'uploads/placing.json';
const mostJournalBytes = 1024 * 1024;

interface Placing {
  /** Who deploys it, as the moves of the store name them. */
  readonly author: string;
  /** When each city's live release was made live before; null: it was not live. */
  readonly before: Readonly<Record<string, number | null>>;
  /** Folders of layers: those that get another, or their first, and those that the upload does not have. */
  readonly layers: readonly string[];
  readonly gone: readonly string[];
}

/** An upload as a folder of its own: what a build reads. */
interface StagedUpload {
  readonly files: Files;
  readonly cities: readonly CityId[];
}

/** Writes the files of an upload beside the cities. Throws `ZetaError` when some of them were never sent. */
export async function stageUpload(
  tools: Pick<Tools, 'filesAt'>,
  platform: Platform,
  { uploads, own }: { readonly uploads: Uploads; readonly own: ReadonlyMap<string, string> },
  { cities, files }: Upload,
): Promise<StagedUpload> {
  const sent = await uploads.byHash();
  await dropStage(platform);
  const staged = tools.filesAt(platform.files.absolute(stage));
  let missing = 0;
  for (const { path, sha256 } of files) {
    const uploaded = sent.get(sha256);
    const known = own.get(sha256);
    if (uploaded !== undefined) await copy(platform.data, uploaded, staged, path);
    else if (known !== undefined) await copy(platform.files, known, staged, path);
    else missing += 1;
  }
  if (missing > 0) {
    throw new ZetaError('files-missing', `${missing} of the files were not sent, or too long ago.`, {
      hint: 'Run it again: what is missing is sent first.',
    });
  }
  // Checked by checkUpload.
  return { files: staged, cities: cities as readonly CityId[] };
}

export async function dropStage({ files }: Platform): Promise<void> {
  await files.remove(stage);
}

/** What a process that was killed had staged; whoever stages now is left alone. */
export async function dropUploadStage(platform: Platform): Promise<void> {
  const { files } = platform;
  if (!(await files.exists(stage))) return;
  const { takeLock } = await import('../../store/lock.ts');
  const lock = takeLock(files.absolute(folderLock));
  if (!lock) return;
  try {
    await dropStage(platform);
  } finally {
    lock.release();
  }
}

/** Notes what is about to be made live. */
export async function beginPlacing(
  platform: Platform,
  cities: readonly CityId[],
  author: string,
): Promise<void> {
  const live = await liveSince(platform);
  const before = Object.fromEntries(cities.map((city) => [city, live.get(city)?.at ?? null]));
  const staged = (await platform.files.list(`${stage}/cities`)).map(({ name }) => `cities/${name}`);
  const layers = staged.filter((folder) => folder.startsWith('cities/_'));
  const gone = (await layersIn(platform.files)).filter((folder) => !layers.includes(folder));
  await platform.data.write(journal, JSON.stringify({ author, before, layers, gone } satisfies Placing));
}

/** The folders of these cities, and the layers, take the place of those that were there. */
export async function placeUpload(platform: Platform, cities: readonly CityId[]): Promise<void> {
  const placing = await journalOf(platform);
  if (!placing) return;
  if (cities.length > 0) {
    for (const folder of placing.gone) await putAside(platform.files, folder);
    for (const folder of [...placing.layers, ...cities.map((city) => `cities/${city}`)])
      await place(platform.files, folder);
  }
  await platform.data.remove(journal);
}

/**
 * Completes what a process that was killed had begun: the folders of what it made live get their place. What somebody else made
 * live meanwhile is not that.
 */
export async function settlePlacing(platform: Platform): Promise<void> {
  const placing = await journalOf(platform);
  if (!placing) return;
  const live = await liveSince(platform);
  const cities = Object.keys(placing.before)
    // Written by beginPlacing.
    .map((city) => idOf<CityId>(city))
    .filter((city) => {
      const now = live.get(city);
      return now !== undefined && now.at !== placing.before[city] && now.uploader === placing.author;
    });
  await placeUpload(platform, cities);
  await dropStage(platform);
}

async function journalOf({ data }: Platform): Promise<Placing | undefined> {
  const read = await data.read(journal, mostJournalBytes);
  // Written by beginPlacing, whole or not at all.
  return read.ok ? (JSON.parse(new TextDecoder().decode(read.value)) as Placing) : undefined;
}

interface LiveSince {
  readonly at: number;
  /** Who made it live over the API; null: it came by another way. */
  readonly uploader: string | null;
}

async function liveSince(platform: Platform): Promise<ReadonlyMap<CityId, LiveSince>> {
  const store = await openTargetStore(platform);
  try {
    const found = new Map<CityId, LiveSince>();
    for (const { city, activatedAt } of await store.liveReleases()) {
      const [move] = await store.moves({ since: 0, cities: [city], what: 'live', most: 1 });
      const isUploaded = move?.origin === 'api' && move.at === activatedAt;
      found.set(city, { at: activatedAt, uploader: isUploaded ? move.author : null });
    }
    return found;
  } finally {
    store.close();
  }
}

/** May be done again: what is not staged any more was placed before. */
async function place(files: Files, folder: string): Promise<void> {
  const staged = `${stage}/${folder}`;
  if (!(await files.exists(staged))) return;
  await putAside(files, folder);
  await files.moveIntoPlace(staged, folder);
}

/** It goes with the stage. */
async function putAside(files: Files, folder: string): Promise<void> {
  if (!(await files.exists(folder))) return;
  const aside = `${stage}/before-${folder.slice('cities/'.length)}`;
  await files.remove(aside);
  await files.moveIntoPlace(folder, aside);
}

async function copy(from: Files, source: string, to: Files, path: string): Promise<void> {
  await withParts(from, source, (parts) => to.writePieces(path, parts));
}
