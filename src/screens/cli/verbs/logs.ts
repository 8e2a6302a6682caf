import { exitCode } from '../../../base/exit-code.ts';
import { ZetaError } from '../../../base/zeta-error.ts';
import { type LineLevel } from '../../../operations/log-levels.ts';
import { type LogWish, logFolder, refuseUnknownCity } from '../../../operations/logs.ts';
import { logLineText, noLogText } from '../../../report/log-text.ts';
import type { Verb } from '../cli.ts';
import { findPlatform, findReleasing, isRemote } from '../find-platform.ts';
import { startOf } from '../start-of.ts';

export interface LogsFlags {
  readonly follow?: boolean;
  readonly city?: string;
  readonly since?: string;
  readonly level: LineLevel;
  readonly lines?: string;
}

/** Without a wish for more. */
const usualLines = 100;

/** `zeta logs`: what the processes said that serve the target, or served it. */
export function runLogs(flags: LogsFlags): Verb {
  return async (cli) => {
    const tools = await cli.tools();
    const releasing = await findReleasing(cli);
    // A server knows its cities; here a slip of the hand is told at once.
    const platform = (await isRemote(cli)) ? undefined : await findPlatform(cli);
    const stopping = new AbortController();
    if (flags.follow)
      for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => stopping.abort());
    if (platform && flags.follow && flags.city !== undefined)
      await refuseUnknownCity(tools, platform, flags.city);
    let count = 0;
    for await (const line of releasing.logs(wishOf(flags, tools.clock.now(), stopping.signal))) {
      count += 1;
      cli.print(cli.options.json ? line.text : logLineText(line, cli));
    }
    if (count > 0 || flags.follow || !platform) return exitCode.done;
    if (flags.city !== undefined) await refuseUnknownCity(tools, platform, flags.city);
    cli.note(noLogText(platform.target, await platform.data.exists(logFolder), cli.language));
    return exitCode.done;
  };
}

function wishOf({ follow, city, since, level, lines }: LogsFlags, now: number, signal: AbortSignal): LogWish {
  const usual = since === undefined ? usualLines : Number.MAX_SAFE_INTEGER;
  return {
    level,
    most: lines === undefined ? usual : numberOf(lines),
    ...(city !== undefined && { city }),
    ...(since !== undefined && { since: startOf(since, now) }),
    ...(follow && { follow: signal }),
  };
}

function numberOf(text: string): number {
  if (/^\d{1,9}$/.test(text)) return Number(text);
  throw new ZetaError('not-a-number', `"${text}" is no number of lines.`, {
    hint: 'As in: zeta logs --lines 500',
    exit: exitCode.usage,
  });
}
