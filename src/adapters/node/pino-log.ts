import { AsyncLocalStorage } from 'node:async_hooks';
import { type Logger, pino } from 'pino';
import type { Log, LogFields, ReleaseOf, Within } from '../../ports/log.ts';
import { LineWriter } from './line-writer.ts';
import { LogKeeper } from './log-keeper.ts';

export type LogLevel = 'debug' | 'info' | 'warn' | 'error' | 'silent';

export interface PinoLog {
  readonly log: Log;
  readonly within: Within;
  /** From now on a line about a city says which of its releases is in use, unless it says so itself. */
  readonly nameReleases: (releaseOf: ReleaseOf) => void;
  /** Lines that were dropped so far, because their reader was too slow, or the disk did not take them. */
  readonly dropped: () => number;
  /**
   * From now on lines are kept in this folder, too: `info` and above, however quiet stderr is, and `debug` where stderr
   * has it. Gives back how to stop that, which resolves when all lines are written.
   */
  readonly keep: (folder: string) => () => Promise<void>;
}

/** Structured lines on stderr: stdout belongs to the verb's answer. Whoever reads them slowly holds up nobody. */
export function pinoLog(level: LogLevel, fd: number = process.stderr.fd): PinoLog {
  // `process.stderr`: Node makes a pipe non-blocking when its stream is first used.
  const lines = new LineWriter(fd, (dropped) =>
    logger.warn({ lines: dropped }, 'lines were dropped: their reader was too slow'),
  );
  if (level !== 'silent') process.once('exit', () => lines.end());
  const ids = new AsyncLocalStorage<LogFields>();
  const outlets = outletsOf(lines, weightOf(level));
  let releaseOf: ReleaseOf = () => undefined;
  /** Lines that the disk did not take. */
  let lost = 0;
  const logger: Logger = pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      mixin: (own: object) => {
        const held = ids.getStore();
        const city = 'city' in own ? own.city : held?.['city'];
        const release = held?.['release'] ?? (typeof city === 'string' ? releaseOf(city) : undefined);
        return { ...held, ...(release !== undefined && { release }) };
      },
    },
    outlets,
  );
  return {
    dropped: () => lines.dropped + lost,
    keep: (folder) => {
      const keeper = new LogKeeper({
        folder,
        onDrop: (dropped) => {
          lost += dropped;
        },
        onTaken: (dropped) =>
          logger.warn({ lines: dropped }, 'lines were dropped: the disk did not take them'),
      });
      logger.level = level === 'debug' ? 'debug' : 'info';
      outlets.keepers.push(keeper);
      const atExit = () => keeper.end();
      process.once('exit', atExit);
      return async () => {
        await keeper.close();
        outlets.keepers.splice(outlets.keepers.indexOf(keeper), 1);
        process.off('exit', atExit);
      };
    },
    log: {
      debug: (message: string, fields: LogFields = {}) => logger.debug(fields, message),
      info: (message: string, fields: LogFields = {}) => logger.info(fields, message),
      warn: (message: string, fields: LogFields = {}) => logger.warn(fields, message),
      error: (message: string, fields: LogFields = {}) => logger.error(fields, message),
    },
    nameReleases: (of) => {
      releaseOf = of;
    },
    within: (fields, work) => ids.run({ ...ids.getStore(), ...fields }, work),
  };
}

function weightOf(level: LogLevel): number {
  return pino.levels.values[level] ?? Number.POSITIVE_INFINITY;
}

/** Where pino's lines go: those of some weight to stderr, all that are made to the keeper. */
function outletsOf(lines: LineWriter, least: number) {
  const keepers: LogKeeper[] = [];
  const outlets = {
    // Asks pino to say of each line what it weighs.
    [Symbol.for('pino.metadata')]: true,
    lastLevel: 0,
    keepers,
    write: (line: string) => {
      if (outlets.lastLevel >= least) lines.write(line);
      for (const keeper of keepers) keeper.write(line);
    },
  };
  return outlets;
}
