import type { Line } from './yaml-lines.ts';
import type { Trap } from './yaml-trap.ts';
import type { Wish } from './yaml-wish.ts';

/** A pass over the lines of a file. */
export interface Scan {
  readonly text: string;
  readonly lines: readonly Line[];
  readonly eol: string;
  readonly root: Wish;
  readonly anchors: ReadonlySet<string>;
  readonly traps: Trap[];
  readonly levels: Level[];
  /** Lines that are indented with something else than spaces, with what they should be indented with. */
  readonly strange: Map<Line, string>;
  /** Characters that may still be read twice, so that a file of open brackets takes no longer than another. */
  lookAhead: number;
  /** Starts of the lines with known keys at the margin, in order. */
  readonly marginKeys: readonly number[];
}

/** A block or list whose lines are being read. */
export interface Level {
  /** Column of its key or dash; -1 around the whole file. */
  readonly column: number;
  readonly wish: Wish;
  readonly isKey?: boolean;
  readonly isEntry?: boolean;
  /** Offset behind the colon of its key. */
  readonly keyEnd?: number;
  /** Column of its lines, once there was one. */
  inner?: number;
  /** The group that ended last on this level. */
  lastGroup?: Level;
}
