import { exitCode } from '../../../base/exit-code.ts';
import {
  closeEscalation,
  type HandledEscalation,
  takeEscalation,
} from '../../../operations/escalations/handle-escalation.ts';
import { listEscalations } from '../../../operations/escalations/list-escalations.ts';
import type { ListedEscalation } from '../../../operations/escalations/listed-escalation.ts';
import { showEscalation } from '../../../operations/escalations/show-escalation.ts';
import { escalationsText, escalationText, handledText } from '../../../report/escalations-text.ts';
import type { Cli, Verb } from '../cli.ts';
import { findPlatform } from '../find-platform.ts';
import { startOf } from '../start-of.ts';

export interface EscalationListFlags {
  readonly state?: ListedEscalation['state'];
  readonly kind?: ListedEscalation['kind'];
  readonly since?: string;
  readonly assigned?: string;
  readonly limit: number;
  readonly cursor?: string;
}

/** `zeta escalation list`: who was handed to people, and how that stands. */
export function runEscalationList(city: string | undefined, { since, ...flags }: EscalationListFlags): Verb {
  return async (cli) => {
    const { clock } = await cli.tools();
    const list = await listEscalations(await findPlatform(cli), {
      ...flags,
      ...(city !== undefined && { city }),
      ...(since !== undefined && { since: startOf(since, clock.now()) }),
    });
    cli.answer(list, () => escalationsText(list, clock.now(), cli));
    return exitCode.done;
  };
}

export function runEscalationShow(city: string, id: string): Verb {
  return async (cli) => {
    const { clock } = await cli.tools();
    const shown = await showEscalation(await findPlatform(cli), { city, id });
    cli.answer(shown, () => escalationText(shown, clock.now(), cli));
    return exitCode.done;
  };
}

export interface HandleFlags {
  /** Absent: who works with this checkout. */
  readonly as?: string;
  readonly notOurs?: boolean;
}

export function runEscalationTake(city: string, id: string, { as }: HandleFlags): Verb {
  return async (cli) => {
    const by = as ?? (await nameHere(cli));
    const handled = await takeEscalation(await cli.tools(), await findPlatform(cli), { city, id, by });
    return told(cli, handled);
  };
}

export function runEscalationClose(city: string, id: string, { as, notOurs }: HandleFlags): Verb {
  return async (cli) => {
    const by = as ?? (await nameHere(cli));
    const wish = { city, id, by, ...(notOurs && { isDeclined: true }) };
    return told(cli, await closeEscalation(await cli.tools(), await findPlatform(cli), wish));
  };
}

async function nameHere(cli: Cli): Promise<string> {
  const { root } = await findPlatform(cli);
  return (await (await cli.tools()).whoAndWhat(root)).author;
}

function told(cli: Cli, handled: HandledEscalation) {
  cli.answer(handled, () => handledText(handled, cli));
  return exitCode.done;
}
