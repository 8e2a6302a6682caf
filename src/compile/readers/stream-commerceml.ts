import { diagnostic, type Place } from '../../diagnostics/diagnostic.ts';
import type { MostTold } from '../../diagnostics/most-told.ts';
import type { CatalogTable } from '../catalog-tables.ts';
import { TableSecrets } from '../find-table-secrets.ts';
import { MlGoods } from './commerceml-goods.ts';
import { MlOffers } from './commerceml-offers.ts';
import { TextDecoding } from './decode-text.ts';
import { type Found, foundIn } from './found.ts';
import { type FeedPart, placeIn, spotPlace } from './record-spots.ts';
import { StagedRecords } from './staged-records.ts';
import { brokenFile, tellFound } from './stream-text.ts';
import type { ReadContext } from './text-reader.ts';
import { type ReadBytes, unpacked } from './unpack.ts';
import type { XmlRecords } from './xml-records.ts';

/** A file of an exchange with 1C: its bytes can be asked for twice, and are the same. */
export interface MlPart extends FeedPart {
  /** Throws `PackBroken`, and whatever its source throws. */
  readonly read: ReadBytes;
}

export interface StreamedRecords {
  readonly table: CatalogTable | undefined;
  readonly found: Found | undefined;
}

/**
 * CommerceML, in as many files as it comes: all are read for offers and then for goods, since a good is a product only
 * with its price. `picture`: how the catalog names a picture that the exchange names.
 */
export async function streamCommerceMl(
  context: ReadContext,
  parts: readonly MlPart[],
  picture: (path: string) => string | undefined,
): Promise<StreamedRecords> {
  const { input, rows, told } = context;
  const records = new StagedRecords(input, (row, field) => spotPlace(parts, row, field), rows, told);
  const offers = new MlOffers(context.lookup(), priceName(context));
  const goods = new MlGoods(offers, records, context.lookup(), picture);
  const encodings = new Set<string>();
  try {
    for (const [at, part] of parts.entries()) {
      const secrets = new TableSecrets(part.file);
      encodings.add(
        await readXml(context, part, offers.reader(at), (text) => tellSecrets(secrets.feed(text), told)),
      );
      tellSecrets(secrets.end(), told);
    }
    for (const [at, part] of parts.entries()) await readXml(context, part, goods.reader(at));
  } catch (error) {
    told.add(brokenFile(error, ...parts));
    return { table: records.table, found: foundIn(records, 'commerceml') };
  }
  goods.end();
  const file = input.path;
  const problem = offers.count === 0 ? 'no-offers' : goods.count === 0 ? 'no-goods' : undefined;
  if (problem) told.add(diagnostic('ZK146', { file }, { problem }));
  if (offers.choice)
    told.add(
      diagnostic('ZK148', placeIn(parts, offers.choice.at), {
        types: offers.choice.types.join(', '),
        likely: likelyPrice(offers.choice.types),
      }),
    );
  if (offers.isPartial || goods.isPartial) told.add(diagnostic('ZK147', { file }));
  const found = foundIn(records, 'commerceml');
  const packed = parts.some(({ name }) => name !== undefined) ? 'zip' : '';
  if (!problem) tellFound(context, found, { encoding: [...encodings].join(', '), packed });
  return { table: records.table, found };
}

/** The kind of price that customers probably pay. */
function likelyPrice(types: readonly string[]): string {
  return types.find((type) => /розн|сайт|интернет|retail/i.test(type)) ?? types[0] ?? '';
}

/** Gives back how the file is written. */
async function readXml(
  { input }: ReadContext,
  part: MlPart,
  reader: XmlRecords,
  onText?: (text: string) => void,
): Promise<string> {
  const decoding = new TextDecoding(input.setting.format?.encoding);
  const takeText = (text: string): void => {
    onText?.(text);
    reader.write(text);
  };
  await unpacked(part.read)((piece) => {
    takeText(decoding.feed(piece));
    return true;
  });
  takeText(decoding.end());
  reader.end();
  return decoding.encoding;
}

function tellSecrets(places: readonly Place[], told: MostTold): void {
  for (const place of places) told.add(diagnostic('ZC301', place));
}

/** `catalog.columns.price` names the kind of price, as it names the column of a table. */
function priceName({ input }: ReadContext): string | undefined {
  const wanted = input.setting.columns?.price;
  return typeof wanted === 'string' ? wanted : undefined;
}
