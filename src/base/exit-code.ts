/** What a `zeta` process ends with. Scripts branch on these numbers, so they never change. */
export const exitCode = {
  done: 0,
  /** The files are wrong: diagnostics were printed. */
  diagnostics: 1,
  usage: 2,
  /** The operator's problem: network, token, lock, disk. */
  operator: 3,
  /** `plan --exit-code` found changes. */
  changes: 4,
  /** Refused by a guard. */
  refused: 5,
  /** Some cities failed, others did not. */
  partly: 6,
  bug: 70,
} as const;

export type ExitCode = (typeof exitCode)[keyof typeof exitCode];
