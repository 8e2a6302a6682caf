import { type ExitCode, exitCode } from '../../../base/exit-code.ts';
import { type Comparison, releaseRangeIn } from '../../../operations/compare-releases.ts';
import { diagnosticsText } from '../../../report/diagnostics-text.ts';
import { candidateText, planText } from '../../../report/plan-text.ts';
import type { Cli, Verb } from '../cli.ts';
import { findReleasing } from '../find-platform.ts';

export function runPlan(names: readonly string[], options: { readonly exitCode?: boolean }): Verb {
  return async (cli) => {
    const releasing = await findReleasing(cli);
    const [name = ''] = names;
    const range = names.length === 1 ? releaseRangeIn(name) : undefined;
    if (range) return compared(cli, await releasing.compare(range), options);
    const planning = await releasing.plan(names);
    // What is compiled is the store's business; the plan says what changes.
    const candidates = planning.candidates.map((candidate) =>
      candidate.kind === 'ready' ? { ...candidate, content: candidate.content.content } : candidate,
    );
    cli.answer({ ...planning, candidates }, () => {
      const cities = planning.candidates.map((candidate) => candidateText(candidate, cli));
      const folders = diagnosticsText(planning.diagnostics, cli);
      return [...(folders ? [folders] : []), ...cities, cli.style.dim(`target: ${planning.target}`)].join(
        '\n',
      );
    });
    const isBroken =
      planning.diagnostics.length > 0 || planning.candidates.some(({ kind }) => kind === 'broken');
    if (isBroken) return exitCode.diagnostics;
    return options.exitCode && planning.hasChanges ? exitCode.changes : exitCode.done;
  };
}

function compared(cli: Cli, comparison: Comparison, options: { readonly exitCode?: boolean }): ExitCode {
  const { plan, to, target } = comparison;
  cli.answer(comparison, () =>
    [planText(plan, cli.style, `#${to}`), cli.style.dim(`target: ${target}`)].join('\n'),
  );
  return options.exitCode && !plan.isEmpty ? exitCode.changes : exitCode.done;
}
