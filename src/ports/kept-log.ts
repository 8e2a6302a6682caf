/** Lines that were read at once, as they stand in the file. */
export interface LogPiece {
  readonly lines: readonly string[];
  /** Nothing more has been written so far. */
  readonly isNewest: boolean;
}

export interface LogReading {
  /** Epoch milliseconds; files that were last written to before that are passed over. */
  readonly since?: number;
  /** Present: waits for what is written from now on, until it aborts. */
  readonly follow?: AbortSignal;
}

/** Reads what serving processes have kept in a folder, oldest line first; nothing where there is no such folder. */
export type ReadLog = (folder: string, reading: LogReading) => AsyncIterable<LogPiece>;
