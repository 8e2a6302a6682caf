import type { StagedRows } from '../../catalog/staging/staged-rows.ts';
import type { MostTold } from '../../diagnostics/most-told.ts';
import type { CatalogTable } from '../catalog-tables.ts';
import type { TableInput } from '../read-table.ts';
import type { Found } from './found.ts';
import type { Lookup } from './lookup.ts';

/** What readers read for, and where they put what they find. */
export interface ReadContext {
  readonly input: TableInput;
  readonly rows: StagedRows;
  readonly told: MostTold;
  readonly lookup: () => Lookup;
}

/** Reads a text that comes in pieces. Both methods throw `TableBroken` and `FeedBroken`. */
export interface TextReader {
  write(text: string): Promise<void> | void;
  end(): Promise<void> | void;
  /** As far as the file could be understood. */
  readonly table: CatalogTable | undefined;
  readonly found: Found;
}
