import { diagnostic } from '../../diagnostics/diagnostic.ts';
import type { FileParts } from '../../ports/files.ts';
import { Archive, type TakeBytes } from './archive.ts';
import { encodingFor } from './decode-text.ts';
import { textKindOf } from './detect-format.ts';
import { type StreamedRecords, streamCommerceMl } from './stream-commerceml.ts';
import { brokenFile, TextStream } from './stream-text.ts';
import { streamXlsx } from './stream-xlsx.ts';
import type { ReadContext } from './text-reader.ts';
import { PackBroken } from './unpack.ts';
import { isXlsx } from './xlsx.ts';

const nothing: StreamedRecords = { table: undefined, found: undefined };
const texts = /\.(?:xml|yml|csv|tsv|txt|json|jsonl|ndjson)$/i;

/** A zip: a spreadsheet, an exchange of 1C, or one file of any other kind. */
export async function streamArchive(context: ReadContext, parts: FileParts): Promise<StreamedRecords> {
  try {
    const archive = await Archive.open(parts);
    if (isXlsx(archive)) return await streamXlsx(context, archive);
    const exchange = await exchangeIn(archive);
    if (exchange.length > 0) return await streamExchange(context, archive, exchange);
    return await streamOnly(context, archive, onlyText(archive));
  } catch (error) {
    context.told.add(brokenFile(error, { file: context.input.path }));
    return nothing;
  }
}

/** Files of an exchange with 1C, in the order of their names. */
async function exchangeIn(archive: Archive): Promise<readonly string[]> {
  const found: string[] = [];
  for (const name of archive.names.filter((one) => /\.xml$/i.test(one)).toSorted()) {
    await archive.read(name, (piece) => {
      const text = new TextDecoder(encodingFor(piece) ?? 'utf-8').decode(piece);
      if (textKindOf(text).kind === 'commerceml') found.push(name);
      return false;
    });
  }
  return found;
}

/** Pictures of an exchange stay in the archive, where no catalog can show them. */
function streamExchange(
  context: ReadContext,
  archive: Archive,
  names: readonly string[],
): Promise<StreamedRecords> {
  const file = context.input.path;
  const parts = names.map((name) => ({
    file,
    name,
    read: (take: TakeBytes) => archive.read(name, take),
  }));
  return streamCommerceMl(context, parts, () => undefined);
}

function onlyText(archive: Archive): string {
  const { names } = archive;
  const candidates = names.filter((name) => texts.test(name));
  const [only, ...others] = candidates.length > 0 ? candidates : names;
  if (only === undefined) throw new PackBroken('empty');
  if (others.length > 0) throw new PackBroken('several');
  return only;
}

async function streamOnly(context: ReadContext, archive: Archive, name: string): Promise<StreamedRecords> {
  const file = context.input.path;
  const stream = new TextStream(context, { file, name });
  await archive.read(name, (piece) => stream.feed(piece));
  await stream.end();
  // An archive in an archive: nobody means that.
  if (stream.elsewhere) context.told.add(diagnostic('ZK144', { file }, { problem: 'several' }));
  return { table: stream.table, found: stream.found };
}
