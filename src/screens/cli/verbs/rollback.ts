import { exitCode } from '../../../base/exit-code.ts';
import {
  pinText,
  rollbackPlanText,
  rollbackQuestion,
  rollbacksText,
  rollbackText,
  unpinText,
} from '../../../report/releases-text.ts';
import type { Verb } from '../cli.ts';
import { agree } from '../confirm.ts';
import { findReleasing } from '../find-platform.ts';
import { momentOf } from '../start-of.ts';

export function runRollback(city: string, number: number | undefined): Verb {
  return async (cli) => {
    const result = await (await findReleasing(cli)).rollback(city, number);
    cli.answer(result, () => rollbackText(result, cli));
    return exitCode.done;
  };
}

/** All live cities at once: one plan, one yes. */
export function runRollbackAll({ before, yes }: { readonly before?: string; readonly yes?: boolean }): Verb {
  return async (cli) => {
    const { clock } = await cli.tools();
    const releasing = await findReleasing(cli);
    const plan = await releasing.planRollbacks(
      before === undefined ? undefined : momentOf(before, clock.now()),
    );
    cli.note(rollbackPlanText(plan, cli));
    if (!yes) await agree(cli, rollbackQuestion(plan, cli), '`zeta rollback` of many cities', exitCode.usage);
    const result = await releasing.rollBackCities(plan);
    cli.answer(result, () => rollbacksText(result, cli));
    return result.overtaken.length > 0 ? exitCode.partly : exitCode.done;
  };
}

export function runUnpin(city: string): Verb {
  return async (cli) => {
    const result = await (await findReleasing(cli)).unpin(city);
    cli.answer(result, () => unpinText(result, cli));
    return exitCode.done;
  };
}

export function runPin(city: string, { reason }: { readonly reason: string }): Verb {
  return async (cli) => {
    const result = await (await findReleasing(cli)).pin({ city, reason });
    cli.answer(result, () => pinText(result, cli));
    return exitCode.done;
  };
}
