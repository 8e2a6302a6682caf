import { type LineLevel, logLevels } from './log-levels.ts';
import { chosenCities, type Platform } from './platform.ts';
import type { Tools } from './tools.ts';

/** Of pino, by level. */
const weights: Readonly<Record<LineLevel, number>> = { debug: 20, info: 30, warn: 40, error: 50 };

/** Where the log of a served target is kept, in its data folder. */
export const logFolder = 'logs';

export interface LogWish {
  /** Only lines that name this city. */
  readonly city?: string;
  /** Only lines that name one of these; none: all. */
  readonly cities?: readonly string[];
  /** Epoch milliseconds. */
  readonly since?: number;
  readonly level: LineLevel;
  /** At most so many of those that are kept already, the newest; all that is written from now on is told. */
  readonly most: number;
  /** Present: goes on with what is written from now on, until it aborts. */
  readonly follow?: AbortSignal;
}

export interface LogLine {
  /** As it is kept: one JSON object. */
  readonly text: string;
  /** Epoch milliseconds. */
  readonly at: number;
  readonly level: LineLevel;
  readonly city: string | null;
  readonly message: string;
  /** What else the line says, ids and numbers. */
  readonly fields: Readonly<Record<string, unknown>>;
}

/** Throws `ZetaError` for a city that neither a folder nor a line of the log knows: surely a slip. */
export async function refuseUnknownCity(
  tools: Pick<Tools, 'readLog'>,
  platform: Platform,
  city: string,
): Promise<void> {
  for await (const { city: known } of logs(tools, platform, { city, level: 'debug', most: 1 }))
    if (known !== null) return;
  await chosenCities(platform.files, [city]);
}

/** The log of the processes that served a target, oldest line first. */
export async function* logs(
  { readLog }: Pick<Tools, 'readLog'>,
  { data }: Platform,
  { city, cities = [], since = 0, level, most, follow }: LogWish,
): AsyncIterable<LogLine> {
  const least = weights[level];
  const isWanted = (line: LogLine) =>
    line.at >= since &&
    weights[line.level] >= least &&
    (city === undefined || line.city === city) &&
    (cities.length === 0 || (line.city !== null && cities.includes(line.city)));
  let kept: LogLine[] | undefined = [];
  for await (const { lines, isNewest } of readLog(data.absolute(logFolder), {
    since,
    ...(follow && { follow }),
  })) {
    const wanted = lines.flatMap((text) => parsed(text) ?? []).filter(isWanted);
    if (!kept) {
      yield* wanted;
      continue;
    }
    kept.push(...wanted);
    // Cut now and then: to cut each time would copy them all each time.
    if (kept.length > 2 * most + 1000) kept = kept.slice(-most);
    if (!isNewest) continue;
    if (most > 0) yield* kept.slice(-most);
    kept = undefined;
  }
}

/** Undefined: a line that was cut off, or is not ours. */
function parsed(text: string): LogLine | undefined {
  try {
    const line: unknown = JSON.parse(text);
    if (typeof line !== 'object' || line === null) return undefined;
    const { level, time, msg, city, ...fields } = line as Readonly<Record<string, unknown>>;
    const at = typeof time === 'string' ? Date.parse(time) : Number.NaN;
    if (typeof level !== 'number' || typeof msg !== 'string' || Number.isNaN(at)) return undefined;
    const name = logLevels.findLast((one) => weights[one] <= level) ?? 'debug';
    return { text, at, level: name, city: typeof city === 'string' ? city : null, message: msg, fields };
  } catch {
    return undefined;
  }
}
