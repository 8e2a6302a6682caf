import { type ExitCode, exitCode } from '../../../base/exit-code.ts';
import { ZetaError } from '../../../base/zeta-error.ts';
import { type Comparison, type ReleaseRange, releaseRangeIn } from '../../../operations/compare-releases.ts';
import type { Planning } from '../../../operations/plan-cities.ts';
import { remoteTarget } from '../../../operations/platform.ts';
import { planningMarkdown } from '../../../report/plan-markdown.ts';
import { planningText, planText } from '../../../report/plan-text.ts';
import type { Cli, Verb } from '../cli.ts';
import { findReleasing, platformRoot } from '../find-platform.ts';

export interface PlanFlags {
  readonly against: string;
  readonly format?: 'pretty' | 'json' | 'markdown';
  readonly exitCode?: boolean;
}

export function runPlan(names: readonly string[], flags: PlanFlags): Verb {
  return async (cli) => {
    const { against } = flags;
    const server = await remoteTarget(await cli.tools(), { root: platformRoot(cli), target: against });
    const releasing = await findReleasing(cli, server?.name);
    const [name = ''] = names;
    const range = name.includes('#') ? rangeOf(name) : undefined;
    if (range) return compared(cli, await releasing.compare(range), flags);
    const planning = await releasing.plan({ names, against: server ? 'live' : against });
    told(cli, planning, flags);
    const isBroken =
      planning.diagnostics.length > 0 || planning.candidates.some(({ kind }) => kind === 'broken');
    if (isBroken) return exitCode.diagnostics;
    return flags.exitCode && planning.hasChanges ? exitCode.changes : exitCode.done;
  };
}

/** `zeta releases diff`: what customers saw change from one release to another. */
export function runDiff(text: string): Verb {
  return async (cli) => {
    const releasing = await findReleasing(cli);
    return compared(cli, await releasing.compare(rangeOf(text)), { against: 'live' });
  };
}

function rangeOf(text: string): ReleaseRange {
  const range = releaseRangeIn(text);
  if (range) return range;
  const [city] = /^[a-z][a-z0-9-]*/.exec(text) ?? ['almaty'];
  throw new ZetaError('not-a-range', `"${text}" does not say from which release to which.`, {
    hint: `Two numbers of one city, as \`zeta releases ${city}\` lists them: ${city}#1..#2`,
    exit: exitCode.usage,
  });
}

function told(cli: Cli, planning: Planning, { format }: PlanFlags): void {
  if (format === 'markdown') return cli.print(planningMarkdown(planning, cli.language));
  // What is compiled is the store's business; the plan says what changes.
  const candidates = planning.candidates.map((candidate) =>
    candidate.kind === 'ready' ? { ...candidate, content: candidate.content.content } : candidate,
  );
  if (format === 'json') return cli.print(JSON.stringify({ ...planning, candidates }, null, 2));
  cli.answer({ ...planning, candidates }, () => planningText(planning, cli));
}

function compared(cli: Cli, comparison: Comparison, flags: PlanFlags): ExitCode {
  const { plan, to, target } = comparison;
  cli.answer(comparison, () =>
    [planText(plan, cli, `#${to}`), cli.style.dim(`target: ${target}`)].join('\n'),
  );
  return flags.exitCode && !plan.isEmpty ? exitCode.changes : exitCode.done;
}
