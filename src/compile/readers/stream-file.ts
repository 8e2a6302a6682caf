import { createHash, type Hash } from 'node:crypto';
import { failed, ok, type Result } from '../../base/result.ts';
import { diagnostic } from '../../diagnostics/diagnostic.ts';
import type { FileProblem, Files } from '../../ports/files.ts';
import type { CatalogTable } from '../catalog-tables.ts';
import { maxCsvBytes } from '../limits.ts';
import { fileProblem } from '../read-text.ts';
import type { Found } from './found.ts';
// Loaded for the files that need it: an archive, or an exchange with 1C.
import type { MlPart, StreamedRecords } from './stream-commerceml.ts';
import { TextStream } from './stream-text.ts';
import type { ReadContext } from './text-reader.ts';

/** A file that goes on changing while it is read is told after so many readings. */
const mostReadings = 4;

export interface StreamedFile {
  /** Absent when the file could not be understood; why was told. */
  readonly table?: CatalogTable;
  readonly found?: Found;
  /** SHA-256 of the file's bytes, in hex, as they were read. */
  readonly digest: string;
}

/** Reads one file of a catalog, whatever it is, and stages its products: memory does not grow with the file. */
export async function streamFile(files: Files, context: ReadContext): Promise<StreamedFile> {
  const { input, rows, told } = context;
  for (let reading = 1; ; reading += 1) {
    const read = await readOnce(files, context);
    if (read.ok) return read.value;
    told.forget(input.path);
    rows.dropFile(input.index);
    if (read.error === 'changed' && reading < mostReadings) continue;
    const changed = diagnostic('ZK132', { file: input.path });
    told.add(read.error === 'changed' ? changed : fileProblem(input.path, read.error, maxCsvBytes));
    return { digest: '' };
  }
}

/** SHA-256 of a file's bytes, or of the names and bytes of an exchange in a folder. */
export async function digestOf(files: Files, path: string): Promise<Result<string, FileProblem>> {
  const hash = createHash('sha256');
  const exchange = await exchangeIn(files, path);
  for (const file of exchange) {
    hash.update(`${file}\n`);
    const read = await hashFile(files, file, hash);
    if (!read.ok) return read;
  }
  if (exchange.length > 0) return ok(hash.digest('hex'));
  const read = await hashFile(files, path, hash);
  return read.ok ? ok(hash.digest('hex')) : read;
}

function hashFile(files: Files, path: string, hash: Hash): Promise<Result<void, FileProblem>> {
  return files.readPieces(path, maxCsvBytes, (piece) => Boolean(hash.update(piece)));
}

async function readOnce(files: Files, context: ReadContext): Promise<Result<StreamedFile, FileProblem>> {
  const { path } = context.input;
  if ((await exchangeIn(files, path)).length > 0)
    return unchanged(files, path, () => streamFolder(files, context));
  const stream = new TextStream(context, { file: path });
  const read = await files.readPieces(path, maxCsvBytes, (piece) => stream.feed(piece));
  if (!read.ok) return read;
  await stream.end();
  // Its start was looked at, and is read again.
  if (stream.elsewhere) context.told.forget(path);
  if (stream.elsewhere === 'archive')
    return unchanged(files, path, async () => {
      const { streamArchive } = await import('./stream-archive.ts');
      return files.readParts(path, maxCsvBytes, (parts) => streamArchive(context, parts));
    });
  if (stream.elsewhere === 'commerceml')
    return unchanged(files, path, () => streamExchange(files, context, [path]));
  const { table, found } = stream;
  return ok({ digest: stream.digest(), ...(table && { table }), ...(found && { found }) });
}

/** A file that is read more than once has to be the same each time. */
async function unchanged(
  files: Files,
  path: string,
  read: () => Promise<Result<StreamedRecords, FileProblem>>,
): Promise<Result<StreamedFile, FileProblem>> {
  const before = await digestOf(files, path);
  if (!before.ok) return before;
  const streamed = await read();
  if (!streamed.ok) return streamed;
  const after = await digestOf(files, path);
  if (!after.ok || after.value !== before.value) return failed('changed');
  const { table, found } = streamed.value;
  return ok({ digest: before.value, ...(table && { table }), ...(found && { found }) });
}

/** The XML files of a folder, by path; none for anything that is no folder. */
async function exchangeIn(files: Files, path: string): Promise<readonly string[]> {
  const entries = await files.list(path);
  return entries
    .filter(({ name, kind }) => kind === 'file' && /\.xml$/i.test(name))
    .map(({ name }) => `${path}/${name}`);
}

async function streamFolder(
  files: Files,
  context: ReadContext,
): Promise<Result<StreamedRecords, FileProblem>> {
  const { path } = context.input;
  return streamExchange(files, context, await exchangeIn(files, path), await picturesIn(files, path));
}

/** How the catalog names pictures that lie beside an exchange; undefined where there are none. */
async function picturesIn(files: Files, path: string): Promise<(picture: string) => string | undefined> {
  // As city.yaml would name it: from the city's folder, or from cities/ for a shared one.
  const folder = path.replace(/^cities\/(?!_)[^/]+\//, '').replace(/^cities\//, '');
  const isThere = path.startsWith('cities/') && (await files.exists(`${path}/import_files`));
  return (picture) =>
    isThere && /\.(?:png|jpe?g|webp)$/i.test(picture) ? `${folder}/${picture}` : undefined;
}

/** A file that could not be read is one of several: whose it was is told. */
class UnreadablePart extends Error {
  override readonly name = 'UnreadablePart';
  readonly problem: FileProblem;

  constructor(problem: FileProblem) {
    super(problem);
    this.problem = problem;
  }
}

async function streamExchange(
  files: Files,
  context: ReadContext,
  paths: readonly string[],
  picture: (path: string) => string | undefined = () => undefined,
): Promise<Result<StreamedRecords, FileProblem>> {
  const parts: readonly MlPart[] = paths.map((file) => ({
    file,
    read: async (take) => {
      const read = await files.readPieces(file, maxCsvBytes, take);
      if (!read.ok) throw new UnreadablePart(read.error);
    },
  }));
  try {
    const { streamCommerceMl } = await import('./stream-commerceml.ts');
    return ok(await streamCommerceMl(context, parts, picture));
  } catch (error) {
    if (error instanceof UnreadablePart) return failed(error.problem);
    throw error;
  }
}
