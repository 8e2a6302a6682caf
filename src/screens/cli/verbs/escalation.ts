import { exitCode } from '../../../base/exit-code.ts';
import {
  closeEscalation,
  type HandledEscalation,
  takeEscalation,
} from '../../../operations/escalations/handle-escalation.ts';
import { listEscalations } from '../../../operations/escalations/list-escalations.ts';
import type { ListedEscalation } from '../../../operations/escalations/listed-escalation.ts';
import { showEscalation } from '../../../operations/escalations/show-escalation.ts';
import type { Platform } from '../../../operations/platform.ts';
import type { Tools } from '../../../operations/tools.ts';
import { escalationsText, escalationText, handledText } from '../../../report/escalations-text.ts';
import type { Cli, Verb } from '../cli.ts';
import { ofTarget } from '../of-target.ts';
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
    const wish = {
      ...flags,
      ...(city !== undefined && { city }),
      ...(since !== undefined && { since: startOf(since, clock.now()) }),
    };
    const list = await ofTarget(cli, {
      here: (_, platform) => listEscalations(platform, wish),
      there: (api) => api.escalations(wish),
    });
    cli.answer(list, () => escalationsText(list, clock.now(), cli));
    return exitCode.done;
  };
}

export function runEscalationShow(city: string, id: string): Verb {
  return async (cli) => {
    const { clock } = await cli.tools();
    const shown = await ofTarget(cli, {
      here: (_, platform) => showEscalation(platform, { city, id }),
      there: (api) => api.showEscalation({ city, id }),
    });
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
    const handled = await ofTarget(cli, {
      here: async (tools, platform) =>
        takeEscalation(tools, platform, { city, id, by: as ?? (await nameHere(tools, platform)) }),
      // Without a name it is done in that of the token.
      there: (api) => api.takeEscalation({ city, id, ...(as !== undefined && { as }) }),
    });
    return told(cli, handled);
  };
}

export function runEscalationClose(city: string, id: string, { as, notOurs }: HandleFlags): Verb {
  return async (cli) => {
    const wish = { city, id, ...(notOurs && { isDeclined: true }) };
    const handled = await ofTarget(cli, {
      here: async (tools, platform) =>
        closeEscalation(tools, platform, { ...wish, by: as ?? (await nameHere(tools, platform)) }),
      there: (api) => api.closeEscalation({ ...wish, ...(as !== undefined && { as }) }),
    });
    return told(cli, handled);
  };
}

async function nameHere(tools: Tools, { root }: Platform): Promise<string> {
  return (await tools.whoAndWhat(root)).author;
}

function told(cli: Cli, handled: HandledEscalation) {
  cli.answer(handled, () => handledText(handled, cli));
  return exitCode.done;
}
