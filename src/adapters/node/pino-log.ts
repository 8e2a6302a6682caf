import { AsyncLocalStorage } from 'node:async_hooks';
import { type Logger, pino } from 'pino';
import type { Log, LogFields, Within } from '../../ports/log.ts';
import { LineWriter } from './line-writer.ts';

export type LogLevel = 'debug' | 'info' | 'warn' | 'error' | 'silent';

export interface PinoLog {
  readonly log: Log;
  readonly within: Within;
  /** Lines that were dropped so far, because their reader was too slow. */
  readonly dropped: () => number;
}

/** Structured lines on stderr: stdout belongs to the verb's answer. Whoever reads them slowly holds up nobody. */
export function pinoLog(level: LogLevel, fd: number = process.stderr.fd): PinoLog {
  // `process.stderr`: Node makes a pipe non-blocking when its stream is first used.
  const lines = new LineWriter(fd, (dropped) =>
    logger.warn({ lines: dropped }, 'lines were dropped: their reader was too slow'),
  );
  if (level !== 'silent') process.once('exit', () => lines.end());
  const ids = new AsyncLocalStorage<LogFields>();
  const logger: Logger = pino(
    { level, base: null, timestamp: pino.stdTimeFunctions.isoTime, mixin: () => ({ ...ids.getStore() }) },
    lines,
  );
  return {
    dropped: () => lines.dropped,
    log: {
      debug: (message: string, fields: LogFields = {}) => logger.debug(fields, message),
      info: (message: string, fields: LogFields = {}) => logger.info(fields, message),
      warn: (message: string, fields: LogFields = {}) => logger.warn(fields, message),
      error: (message: string, fields: LogFields = {}) => logger.error(fields, message),
    },
    within: (fields, work) => ids.run({ ...ids.getStore(), ...fields }, work),
  };
}
