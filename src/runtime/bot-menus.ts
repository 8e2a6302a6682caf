import { sha256Hex } from '../base/digest.ts';
import type { CityId } from '../base/ids.ts';
import type { Log } from '../ports/log.ts';
import type { BotAccount, CommandMenu } from '../ports/messenger.ts';
import type { Timers } from '../ports/timers.ts';
import type { KnownBot } from '../store/store.ts';
import { nameOfError } from './accept.ts';
import { type Pace, retryDelay } from './pace.ts';

interface BotMenusDeps {
  readonly timers: Timers;
  readonly log: Log;
  readonly pace: Pace;
  readonly menusOf: (city: CityId) => readonly CommandMenu[];
  readonly remember: (bot: KnownBot) => Promise<void>;
}

/** Then the next release, or the next start, tries again. */
const mostAttempts = 6;

/** The commands that the messenger shows: told when they differ from what it was told last, also by an earlier process. */
export class BotMenus {
  readonly #deps: BotMenusDeps;
  /** Releases whose menus were seen to. */
  readonly #seen = new Map<CityId, number>();

  constructor(deps: BotMenusDeps) {
    this.#deps = deps;
  }

  /** Whether this release's menu was not looked at yet; it counts as looked at then. */
  isNews(city: CityId, release: number): boolean {
    if (this.#seen.get(city) === release) return false;
    this.#seen.set(city, release);
    return true;
  }

  /** The city has another bot: its menu is to be looked at anew. */
  forget(city: CityId): void {
    this.#seen.delete(city);
  }

  /** Resolves when it was told, or somebody will try again. */
  async tell(known: KnownBot, account: BotAccount, signal: AbortSignal, attempts = 1): Promise<void> {
    const { timers, log, pace, menusOf, remember } = this.#deps;
    const { city } = known;
    const menus = menusOf(city);
    const menu = sha256Hex(JSON.stringify(menus));
    if (menus.length === 0 || known.menu === menu || signal.aborted) return;
    const outcome = await account.setCommands(menus, timers.deadline(pace.callTimeoutMs, signal));
    if (outcome.kind === 'done') {
      await remember({ ...known, menu }).catch((error: unknown) =>
        log.warn('the commands of a bot could not be remembered', { city, problem: nameOfError(error) }),
      );
      return;
    }
    log.warn('the commands of a bot could not be set', { city, problem: outcome.detail });
    if (outcome.kind === 'refused' || attempts >= mostAttempts) return;
    const delayMs = Math.max(retryDelay(pace, attempts), outcome.retryAfterMs ?? 0);
    timers.after(delayMs, () => void this.tell(known, account, signal, attempts + 1));
  }
}
