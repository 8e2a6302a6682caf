import { setTimeout as pause } from 'node:timers/promises';
import { durationMs } from '../../../base/duration.ts';
import { type ExitCode, exitCode } from '../../../base/exit-code.ts';
import { ZetaError } from '../../../base/zeta-error.ts';
import type { Progress } from '../../../operations/commit-progress.ts';
import { chosenCities } from '../../../operations/platform.ts';
import type { Releasing } from '../../../operations/releasing.ts';
import { progressText } from '../../../report/progress-text.ts';
import type { Cli, Verb } from '../cli.ts';
import { findReleasing, platformFolder } from '../find-platform.ts';

export interface CommitStatusFlags {
  readonly commit?: string;
  readonly wait?: string;
}

/** Between two looks. */
const everyMs = 2000;

/** `zeta status --commit`: whether the cities of this checkout are live with a commit, waiting for it for so long. */
export function runCommitStatus(names: readonly string[], { commit = '', wait }: CommitStatusFlags): Verb {
  return async (cli) => {
    if (commit === '')
      throw new ZetaError('wait-for-what', '--wait says how long, and not for which commit.', {
        hint: 'As in: zeta status --commit HEAD --wait 5m',
        exit: exitCode.usage,
      });
    const { root, files } = await platformFolder(cli);
    const { cities } = await chosenCities(files, names);
    const tools = await cli.tools();
    const wanted = commit === 'HEAD' ? (await tools.whoAndWhat(root)).commit : commit;
    if (commit === 'HEAD' && wanted === '') throw notHead();
    if (!/^[0-9a-f]{7,64}$/.test(wanted)) throw notACommit(commit);
    const releasing = await findReleasing(cli);
    const until = tools.clock.monotonic() + (wait === undefined ? 0 : lengthOf(wait));
    const look = () => releasing.progress({ commit: wanted, cities });
    const isOver = () => tools.clock.monotonic() >= until;
    const progress = await settled(cli, look, isOver);
    cli.answer(progress, () => progressText(progress, cli));
    return codeOf(progress);
  };
}

/** The first look in which nothing waits any more, else the last one in time. A server that starts anew is waited for, too. */
async function settled(
  cli: Cli,
  look: () => ReturnType<Releasing['progress']>,
  isOver: () => boolean,
): Promise<Progress> {
  for (;;) {
    try {
      const progress = await look();
      const waiting = progress.cities.filter(({ state }) => state === 'waiting').length;
      cli.progress(waiting > 0 ? `${progress.cities.length - waiting}/${progress.cities.length}` : undefined);
      if (waiting === 0 || isOver()) return progress;
    } catch (error) {
      const isPassing = error instanceof ZetaError && ['unreachable', 'no-answer'].includes(error.code);
      if (!isPassing || isOver()) throw error;
    }
    await pause(everyMs);
  }
}

/** Something that waits: 3, as for all that did not come in time. */
function codeOf({ cities }: Progress): ExitCode {
  if (cities.some(({ state }) => state === 'waiting')) return exitCode.operator;
  const live = cities.filter(({ state }) => state === 'live').length;
  if (live === cities.length) return exitCode.done;
  return live === 0 ? exitCode.refused : exitCode.partly;
}

function lengthOf(text: string): number {
  if (/^\d{1,4}s$/.test(text)) return Number.parseInt(text, 10) * 1000;
  if (/^\d{1,4}[mh]$/.test(text)) return durationMs(text);
  throw new ZetaError('not-a-length', `"${text}" is no length of time.`, {
    hint: 'Write 30s, 5m or 1h.',
    exit: exitCode.usage,
  });
}

function notHead(): ZetaError {
  return new ZetaError('not-a-commit', 'HEAD is not what lies here, or this is no checkout.', {
    hint: 'Commit what was changed under cities/ or in zeta.yaml, or write the id of a commit.',
    exit: exitCode.usage,
  });
}

function notACommit(text: string): ZetaError {
  return new ZetaError('not-a-commit', `"${text}" is no commit.`, {
    hint: 'Write its id, at least 7 digits of it, or HEAD in a checkout.',
    exit: exitCode.usage,
  });
}
