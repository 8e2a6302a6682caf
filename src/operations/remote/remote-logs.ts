import { mostLogLines } from '../api/routes/server.ts';
import type { LogLine, LogWish } from '../logs.ts';
import type { Tools } from '../tools.ts';
import type { Server } from './server.ts';

const lookAgainMs = 1000;

interface Asked {
  readonly server: Server;
  readonly tools: Pick<Tools, 'pause'>;
}

/** The log of a server. It is followed by asking again for what was written since the last line. */
export async function* remoteLogs(
  { server, tools }: Asked,
  { city, since = 0, level, most, follow }: LogWish,
): AsyncIterable<LogLine> {
  let from = since;
  // Lines of the last millisecond come again.
  let told = new Set<string>();
  let left = Math.min(most, mostLogLines);
  for (;;) {
    const wish = { since: from, level, most: Math.max(left, 1), ...(city !== undefined && { city }) };
    const { lines } = await server.api.logs(wish);
    const news = lines.filter(({ text }) => !told.has(text));
    if (left > 0) yield* news;
    const newest = lines.at(-1)?.at;
    if (newest !== undefined) {
      told = new Set([
        ...(newest === from ? told : []),
        ...lines.filter(({ at }) => at === newest).map(({ text }) => text),
      ]);
      from = newest;
    }
    if (!follow || follow.aborted) return;
    left = mostLogLines;
    await tools.pause(lookAgainMs);
    if (follow.aborted) return;
  }
}
