import { createHash } from 'node:crypto';
import { type Diagnostic, diagnostic, type Place } from '../../diagnostics/diagnostic.ts';
import type { CatalogTable } from '../catalog-tables.ts';
import { shownLine } from '../cell-place.ts';
import { TableSecrets } from '../find-table-secrets.ts';
import { maxSampleLength } from '../limits.ts';
import { TableBroken } from '../parse-table.ts';
import { CsvText, csvShapeOf } from './csv-text.ts';
import { EncodingBroken, TextDecoding } from './decode-text.ts';
import { textKindOf } from './detect-format.ts';
import { FeedBroken } from './feed-broken.ts';
import type { Found } from './found.ts';
import { type FeedPart, placeIn } from './record-spots.ts';
import type { ReadContext, TextReader } from './text-reader.ts';
import { Gunzip, isGzip, isOldOffice, isZip, PackBroken } from './unpack.ts';

/** Files that are not read from their first byte to their last. */
export type Elsewhere = 'archive' | 'commerceml';

/** One reading of one file from its first byte on: bytes -> text -> records -> staged products, in bounded memory. */
export class TextStream {
  readonly #context: ReadContext;
  readonly #part: FeedPart;
  readonly #hash = createHash('sha256');
  readonly #secrets: TableSecrets;
  readonly #decoding: TextDecoding;
  #gunzip: Gunzip | undefined;
  /** Decoded, and not yet given to the reader, which the first lines choose. */
  #sample = '';
  #reader: TextReader | undefined;
  #isStarted = false;
  #isStopped = false;
  #elsewhere: Elsewhere | undefined;

  constructor(context: ReadContext, part: FeedPart) {
    this.#context = context;
    this.#part = part;
    this.#secrets = new TableSecrets(part.file);
    this.#decoding = new TextDecoding(context.input.setting.format?.encoding);
  }

  /** The file is of a kind that has to be read in another way; nothing of it was staged. */
  get elsewhere(): Elsewhere | undefined {
    return this.#elsewhere;
  }

  get table(): CatalogTable | undefined {
    return this.#reader?.table;
  }

  get found(): Found | undefined {
    return this.#reader?.found;
  }

  /** SHA-256 of what was read, in hex; asked once. */
  digest(): string {
    return this.#hash.digest('hex');
  }

  /** Whether more is wanted: after a mistake that spoils the rest nothing is. */
  async feed(piece: Uint8Array): Promise<boolean> {
    this.#hash.update(piece);
    await this.#reading(async () => {
      if (!this.#isStarted) this.#start(piece);
      if (!this.#gunzip) await this.#takeBytes(piece);
      else for await (const bytes of this.#gunzip.feed(piece)) await this.#takeBytes(bytes);
    });
    return !this.#isStopped;
  }

  async end(): Promise<void> {
    await this.#reading(() => this.#finish());
    this.#gunzip?.close();
  }

  async #finish(): Promise<void> {
    if (this.#gunzip) for await (const bytes of this.#gunzip.end()) await this.#takeBytes(bytes);
    if (this.#isStopped) return;
    await this.#takeText(this.#decoding.end());
    this.#tellSecrets(this.#secrets.end());
    if (!this.#reader && !this.#isStopped) await this.#open();
    if (this.#isStopped) return;
    await this.#reader?.end();
    this.#tellFound();
  }

  #start(first: Uint8Array): void {
    this.#isStarted = true;
    if (isZip(first)) this.#leave('archive');
    else if (isOldOffice(first)) this.#stop(diagnostic('ZK145', this.#place()));
    else if (isGzip(first)) this.#gunzip = new Gunzip();
  }

  async #takeBytes(bytes: Uint8Array): Promise<void> {
    if (!this.#isStopped) await this.#takeText(this.#decoding.feed(bytes));
  }

  async #takeText(text: string): Promise<void> {
    this.#tellSecrets(this.#secrets.feed(text));
    if (this.#isStopped) return;
    if (this.#reader) await this.#reader.write(text);
    else await this.#takeSample(text);
  }

  async #takeSample(text: string): Promise<void> {
    this.#sample += text;
    if (this.#sample.length >= maxSampleLength) await this.#open();
  }

  /** The first lines are there, or all of them: they say what this file is. */
  async #open(): Promise<void> {
    // Files that went through two programs have two byte-order marks.
    const text = this.#sample.replace(/^\ufeff+/, '');
    if (text.trim() === '' && this.#sample.length < maxSampleLength) {
      this.#stop(diagnostic('ZK113', this.#place()));
      return;
    }
    const reader = await this.#readerFor(text);
    if (!reader) return;
    this.#reader = reader;
    this.#sample = '';
    await reader.write(text);
  }

  /** Readers over libraries are loaded for the files that need them: most are tables. */
  async #readerFor(text: string): Promise<TextReader | undefined> {
    const context = this.#context;
    const wanted = context.input.setting.format?.type;
    const seen = textKindOf(text);
    const isNoCatalog = seen.kind === 'html' || seen.kind === 'pointer';
    const kind = wanted === undefined || isNoCatalog ? seen.kind : wanted;
    switch (kind) {
      case 'html':
      case 'pointer':
        return this.#stop(diagnostic('ZK141', this.#place(), { kind }));
      case 'element':
        return this.#stop(diagnostic('ZK142', this.#place(), { element: 'name' in seen ? seen.name : '' }));
      case 'xlsx':
        return this.#stop(diagnostic('ZK142', this.#place(), { wanted: kind }));
      case 'commerceml':
        return this.#leave('commerceml');
      case 'yml':
      case 'google':
        return new (await import('./feed-text.ts')).FeedText(context, kind, this.#part);
      case 'json':
        return new (await import('./json-text.ts')).JsonText(context, text);
      case 'csv':
      case 'shopify':
      case 'woocommerce': {
        const shape = csvShapeOf(text, context.input.setting);
        return shape ? new CsvText(context, shape) : this.#stop(diagnostic('ZK134', this.#place()));
      }
    }
  }

  /** What is wrong with the rest of the file is told, and what was read before it stays. */
  async #reading(work: () => Promise<void>): Promise<void> {
    if (this.#isStopped) return;
    try {
      await work();
    } catch (error) {
      this.#stop(brokenFile(error, this.#part));
    }
  }

  #tellFound(): void {
    const found = this.#reader?.found;
    if (!found) return;
    const { encoding } = this.#decoding;
    const isInZip = this.#part.name !== undefined;
    tellFound(this.#context, found, { encoding, packed: this.#gunzip ? 'gzip' : isInZip ? 'zip' : '' });
  }

  #tellSecrets(places: readonly Place[]): void {
    for (const place of places) this.#context.told.add(diagnostic('ZC301', place));
  }

  #leave(elsewhere: Elsewhere): undefined {
    this.#elsewhere = elsewhere;
    this.#isStopped = true;
  }

  #stop(one: Diagnostic): undefined {
    this.#context.told.add(one);
    this.#isStopped = true;
  }

  #place(): Place {
    const { file, name } = this.#part;
    return { file, ...(name !== undefined && { field: name }) };
  }
}

/** What a reader threw, as something to tell; our own bugs go on. */
export function brokenFile(error: unknown, ...parts: readonly FeedPart[]): Diagnostic {
  const [{ file } = { file: '' }] = parts;
  if (error instanceof TableBroken)
    return diagnostic('ZK114', tablePlace(file, error), { problem: error.problem });
  if (error instanceof FeedBroken)
    return diagnostic('ZK143', placeIn(parts, error.at), { problem: error.problem });
  if (error instanceof EncodingBroken)
    return diagnostic(
      'ZK102',
      { file },
      { problem: error.problem, encoding: error.encoding, likely: error.likely ?? '' },
    );
  if (error instanceof PackBroken) return diagnostic('ZK144', { file }, { problem: error.problem });
  throw error;
}

/** Tells what a file was taken for, what is in it, and what was left out. */
export function tellFound(
  { input, told }: ReadContext,
  { format, count, details, leftOut }: Found,
  values: Readonly<Record<string, string>>,
): void {
  const file = input.path;
  const isTable = format === 'csv' && values['packed'] === '';
  const all = { ...values, format, count, ...details };
  told.add(diagnostic(isTable ? 'ZK117' : 'ZK140', { file }, all));
  for (const [why, number] of leftOut) told.add(diagnostic('ZK149', { file }, { why, count: number }));
  if (format !== 'csv' && count === 0) told.add(diagnostic('ZK113', { file }));
}

function tablePlace(file: string, { line, written }: TableBroken): Place {
  if (!written) return { file, line };
  return { file, line, column: written.at + 1, length: 1, text: shownLine(written.text) };
}
