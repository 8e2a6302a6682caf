import type { Clock } from '../ports/clock.ts';
import type { CrmOutcome } from '../ports/crm.ts';
import type { Timers } from '../ports/timers.ts';
import { defaultPace, type Pace, retryDelay } from '../runtime/pace.ts';
import { PortalRate } from '../runtime/portal-rate.ts';

/**
 * A quarter of what a portal takes, so that tickets that become deals meanwhile are not held up: a serving process
 * counts only its own calls.
 */
export const auditPace: Pace = { ...defaultPace, portalBurst: 10, portalPerSecond: 0.5 };

/** A question is asked so often before its portal counts as silent. */
const mostTries = 4;
/** A method that has worked for half of what the portal allows (480 s in 10 min) leaves the rest to deals. */
const mostOperatingMs = 240_000;
/** Bitrix24 ends requests after 60 s. */
const answerMs = 65_000;

export interface AskingDeps {
  readonly clock: Clock;
  readonly timers: Timers;
  /** Waits, and keeps the process alive meanwhile. */
  readonly wait: (ms: number) => Promise<void>;
  readonly pace: Pace;
}

/** A portal did not answer a question, or refused it. */
export class PortalUnread extends Error {
  override readonly name = 'PortalUnread';
  readonly code: string;
  readonly detail: string;

  constructor(code: string, detail: string) {
    super(code);
    this.code = code;
    this.detail = detail;
  }
}

/** Asks one portal no faster than it allows. Questions harm nothing, so they are repeated. */
export class PortalQuestions {
  readonly #deps: AskingDeps;
  readonly #rate: PortalRate;
  #asked = 0;

  constructor(deps: AskingDeps) {
    this.#deps = deps;
    this.#rate = new PortalRate(deps);
  }

  /** Throws {@link PortalUnread}. */
  async ask<T>(question: (signal: AbortSignal) => Promise<CrmOutcome<T>>): Promise<T> {
    const { timers, wait, pace } = this.#deps;
    for (let tries = 1; ; tries += 1) {
      await this.#turn();
      const outcome = await question(timers.deadline(answerMs));
      const { load } = outcome;
      if (load && load.operatingMs >= mostOperatingMs) await wait(load.resetInMs);
      if (outcome.kind === 'done') {
        this.#rate.eased();
        return outcome.value;
      }
      const isFinal = outcome.kind === 'refused' || outcome.kind === 'closed' || tries === mostTries;
      if (isFinal) throw unread(outcome);
      if (outcome.kind === 'not-executed' && outcome.limit) {
        if (outcome.limit === 'rate') this.#rate.slowDown(outcome.retryAfterMs ?? 0);
        else await wait(outcome.retryAfterMs ?? 0);
      } else await wait(retryDelay(pace, tries));
    }
  }

  async #turn(): Promise<void> {
    this.#asked += 1;
    const call = this.#asked;
    for (let waitMs = this.#rate.book(call); waitMs > 0; waitMs = this.#rate.book(call))
      await this.#deps.wait(waitMs);
  }
}

function unread(outcome: Exclude<CrmOutcome<unknown>, { kind: 'done' }>): PortalUnread {
  return 'code' in outcome
    ? new PortalUnread(outcome.code, outcome.detail)
    : new PortalUnread(outcome.detail, 'no answer that can be read');
}
