import { sha256Hex } from '../base/digest.ts';
import type { CityId } from '../base/ids.ts';
import type { Log } from '../ports/log.ts';
import type { BotAccount, BotProfile } from '../ports/messenger.ts';
import type { Timers } from '../ports/timers.ts';
import type { KnownBot } from '../store/store.ts';
import { nameOfError } from './accept.ts';
import { type Pace, retryDelay } from './pace.ts';

interface ToldProfilesDeps {
  readonly timers: Timers;
  readonly log: Log;
  readonly pace: Pace;
  readonly profilesOf: (city: CityId) => readonly BotProfile[];
  readonly remember: (bot: KnownBot) => Promise<void>;
  /** When a messenger started that forgets everything at its end; absent: it forgets nothing. */
  readonly messengerSince?: number;
}

/** As it is remembered of a bot that its messenger was told them; `since`: of one that forgets them at its end. */
export function profilesMark(profiles: readonly BotProfile[], since?: number): string {
  return sha256Hex(JSON.stringify(since === undefined ? profiles : [since, profiles]));
}

/** Then the next release, or the next start, tries again. */
const mostAttempts = 6;

/** What the messenger shows of a bot: told when it differs from what it was told last, also by an earlier process. */
export class ToldProfiles {
  readonly #deps: ToldProfilesDeps;
  /** Releases whose profiles were seen to. */
  readonly #seen = new Map<CityId, number>();

  constructor(deps: ToldProfilesDeps) {
    this.#deps = deps;
  }

  /** Whether this release's profile was not looked at yet; it counts as looked at then. */
  isNews(city: CityId, release: number): boolean {
    if (this.#seen.get(city) === release) return false;
    this.#seen.set(city, release);
    return true;
  }

  /** The city has another bot: its profile is to be looked at anew. */
  forget(city: CityId): void {
    this.#seen.delete(city);
  }

  /** Resolves when it was told, or somebody will try again. */
  async tell(known: KnownBot, account: BotAccount, signal: AbortSignal, attempts = 1): Promise<void> {
    const { timers, log, pace, profilesOf, remember, messengerSince } = this.#deps;
    const { city } = known;
    const profiles = profilesOf(city);
    const menu = profilesMark(profiles, messengerSince);
    if (profiles.length === 0 || known.menu === menu || signal.aborted) return;
    const outcome = await account.setProfiles(profiles, timers.deadline(pace.callTimeoutMs, signal));
    if (outcome.kind === 'done') {
      await remember({ ...known, menu }).catch((error: unknown) =>
        log.warn('the profile of a bot could not be remembered', { city, problem: nameOfError(error) }),
      );
      return;
    }
    log.warn('the profile of a bot could not be set', { city, problem: outcome.detail });
    if (outcome.kind === 'refused' || attempts >= mostAttempts) return;
    const delayMs = Math.max(retryDelay(pace, attempts), outcome.retryAfterMs ?? 0);
    timers.after(delayMs, () => void this.tell(known, account, signal, attempts + 1));
  }
}
