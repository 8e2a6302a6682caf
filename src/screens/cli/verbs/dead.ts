import { exitCode } from '../../../base/exit-code.ts';
import { ZetaError } from '../../../base/zeta-error.ts';
import { listDead, retryDead, type SetAside, showDead } from '../../../operations/dead.ts';
import { deadItemText, deadText, retriedText } from '../../../report/dead-text.ts';
import { deadWords } from '../../../report/dead-words.ts';
import type { Cli, Verb } from '../cli.ts';
import { confirm } from '../confirm.ts';
import { findPlatform } from '../find-platform.ts';

/** `zeta dead list`: turns that failed too often, and deals that wait for a person. */
export function runDeadList(city: string | undefined): Verb {
  return async (cli) => {
    const list = await listDead(await findPlatform(cli), city);
    const { clock } = await cli.tools();
    cli.answer(list, () => deadText(list, clock.now(), cli));
    return exitCode.done;
  };
}

/** `zeta dead show`: one of them, with what the customer wrote. */
export function runDeadShow(id: string): Verb {
  return async (cli) => {
    const item = await showDead(await findPlatform(cli), id);
    const { clock } = await cli.tools();
    cli.answer(item, () => deadItemText(item, clock.now(), cli));
    return exitCode.done;
  };
}

export interface RetryFlags {
  readonly all?: boolean;
  readonly yes?: boolean;
}

/** `zeta dead retry`: another go, in the old place. */
export function runDeadRetry(ids: readonly string[], { all = false, yes = false }: RetryFlags): Verb {
  return async (cli) => {
    if (all === ids.length > 0) {
      const hint = 'Name them as `zeta dead list` does, or say --all for all turns.';
      throw new ZetaError('nothing-named', 'Say which ones to try again.', { hint, exit: exitCode.usage });
    }
    const tools = await cli.tools();
    const agree = async (deals: readonly SetAside[]) => {
      if (!yes) await agreed(cli, deals);
    };
    const result = await retryDead(tools, await findPlatform(cli), { ids, agree });
    cli.answer(result, () => retriedText(result, cli));
    return exitCode.done;
  };
}

/** A person may have made these deals by now: a retry would make doubles that no lookup finds. */
async function agreed(cli: Cli, deals: readonly SetAside[]): Promise<void> {
  const words = deadWords[cli.language];
  const ids = deals.map(({ id }) => id).join(', ');
  if (cli.isInteractive) return confirm(cli, words.question(ids));
  const { message, hint } = words.unconfirmed(ids);
  throw new ZetaError('not-confirmed', message, { hint, exit: exitCode.refused });
}
