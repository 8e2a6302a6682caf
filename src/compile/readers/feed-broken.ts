/** Why nothing more can be read from some place on. */
export type FeedProblem =
  /** The file ends in the middle. */
  | 'cut-off'
  | 'not-well-formed'
  /** A name that stands for a text (`&offer;`), which only the file itself could explain; none is ever expanded. */
  | 'entity'
  /** A & that is no reference. */
  | 'ampersand'
  | 'too-long'
  | 'too-deep';

/**
 * Line and column, both from 1; columns in UTF-16 units. `part`: which of several files that belong together, from 0;
 * absent is the first.
 */
export type Spot = readonly [line: number, column: number, part?: number];

/** What follows is not read. Readers throw it, and whoever runs them tells it. */
export class FeedBroken extends Error {
  override readonly name = 'FeedBroken';
  readonly problem: FeedProblem;
  readonly at: Spot;

  constructor(problem: FeedProblem, at: Spot) {
    super(`${problem} at ${at.join(':')}`);
    this.problem = problem;
    this.at = at;
  }
}
