import { shortList } from '../../base/short-list.ts';
import type { TableFacts } from '../read-table.ts';
import type { FeedFormat } from './detect-format.ts';
import type { LeftOut } from './feed-record.ts';
import type { StagedRecords } from './staged-records.ts';

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
  /** When the shop wrote it, as the file says. */
  readonly written?: string;
}

/** Headers are short. */
const mostUnread = 8;

const none: ReadonlyMap<never, number> = new Map<never, number>();

export function tableFound(facts: TableFacts, format: FeedFormat = 'csv'): Found {
  const { rows: count, columns, header, unread, currencies } = facts;
  const details = {
    columns,
    rows: count,
    header,
    ...(unread.length > 0 && { unread: shortList(unread, mostUnread) }),
  };
  return { format, count, details, leftOut: none, currencies };
}

export function foundIn(records: StagedRecords, format: FeedFormat, details: Found['details'] = {}): Found {
  const { count, leftOutCounts: leftOut, currencies, written } = records;
  return { format, count, details, leftOut, currencies, ...(written !== undefined && { written }) };
}
