import type { Check } from '../operations/doctor-finding.ts';

type Say = (detail: string) => string;

/** What is said of one check; `cure`: what to do when it is not fine. */
export interface CheckWords {
  readonly fine: Say;
  readonly wrong: Say;
  readonly cure: string;
  /** What is not looked at when it is skipped. */
  readonly what: string;
}

export type AllWords = Readonly<Record<Check, CheckWords>>;
