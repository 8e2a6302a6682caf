import { type ExitCode, exitCode } from '../../../base/exit-code.ts';
import { type Comparison, releaseRangeIn } from '../../../operations/compare-releases.ts';
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
    const range = names.length === 1 ? releaseRangeIn(name) : undefined;
    if (range) return compared(cli, await releasing.compare(range), flags);
    const planning = await releasing.plan({ names, against: server ? 'live' : against });
    told(cli, planning, flags);
    const isBroken =
      planning.diagnostics.length > 0 || planning.candidates.some(({ kind }) => kind === 'broken');
    if (isBroken) return exitCode.diagnostics;
    return flags.exitCode && planning.hasChanges ? exitCode.changes : exitCode.done;
  };
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
