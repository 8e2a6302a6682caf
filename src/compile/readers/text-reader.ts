import type { StagedRows } from '../../catalog/staging/staged-rows.ts';
import type { MostTold } from '../../diagnostics/most-told.ts';
import type { CatalogTable } from '../catalog-tables.ts';
import type { DecodedPiece } from '../decode-table.ts';
import type { TableInput } from '../read-table.ts';
import type { FeedFormat } from './detect-format.ts';
import type { LeftOut } from './feed-record.ts';
import type { Lookup } from './lookup.ts';

/** What readers read for, and where they put what they find. */
export interface ReadContext {
  readonly input: TableInput;
  readonly rows: StagedRows;
  readonly told: MostTold;
  readonly lookup: () => Lookup;
}

/** What was found in a file: for its author, and for whoever compares it with an earlier one. */
export interface Found {
  readonly format: FeedFormat;
  /** Rows or records, those that were left out aside. */
  readonly count: number;
  /** More of what was recognised: delimiter, columns, the sheet. */
  readonly details: Readonly<Record<string, string | number>>;
  readonly leftOut: ReadonlyMap<LeftOut, number>;
  /** How many prices are given in which currency, where a feed says it. */
  readonly currencies: ReadonlyMap<string, number>;
}

/** Reads a text that comes in pieces. Both methods throw `TableBroken` and `FeedBroken`. */
export interface TextReader {
  write(piece: DecodedPiece): Promise<void> | void;
  end(): Promise<void> | void;
  /** As far as the file could be understood. */
  readonly table: CatalogTable | undefined;
  readonly found: Found;
}

export const none: ReadonlyMap<never, number> = new Map<never, number>();
