import type { Place } from '../../diagnostics/diagnostic.ts';
import type { WrittenRow } from '../cell-place.ts';
import type { ProductField } from '../map-columns.ts';
import type { Spot } from './feed-broken.ts';

/** Where a record of a feed begins, and those of its fields that have a place of their own. */
export interface RecordSpots {
  readonly record: Spot;
  readonly fields: Readonly<Partial<Record<ProductField, Spot>>>;
}

/** One of the files that a feed consists of. */
export interface FeedPart {
  /** Path from the platform's root: the archive, for a file in one. */
  readonly file: string;
  /** Its name in the archive. */
  readonly name?: string;
}

/** As it is kept with a staged product. */
export function written(spots: RecordSpots): WrittenRow {
  return { line: spots.record[0], raw: JSON.stringify(spots) };
}

export function spotPlace(parts: readonly FeedPart[], row: WrittenRow, field: ProductField): Place {
  // Made by `written`.
  const { record, fields } = JSON.parse(row.raw) as RecordSpots;
  return placeIn(parts, fields[field] ?? record);
}

export function placeIn(parts: readonly FeedPart[], [line, column, part = 0]: Spot): Place {
  const { file = '', name } = parts[part] ?? {};
  return { file, line, column, length: 0, ...(name !== undefined && { field: name }) };
}
