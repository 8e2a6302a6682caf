/** Facts beside a log line: ids and numbers. Never tokens; no customer's words or names. */
export type LogFields = Readonly<Record<string, string | number | boolean | undefined>>;

export interface Log {
  debug(message: string, fields?: LogFields): void;
  info(message: string, fields?: LogFields): void;
  warn(message: string, fields?: LogFields): void;
  error(message: string, fields?: LogFields): void;
}

/** Does the work; every line that is logged meanwhile, wherever, has these fields, too. */
export type Within = <T>(fields: LogFields, work: () => T) => T;

/** The release of a city that is in use, as `almaty#17`; undefined for a city that is not served. */
export type ReleaseOf = (city: string) => string | undefined;
