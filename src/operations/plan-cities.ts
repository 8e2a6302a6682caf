import type { CityId } from '../base/ids.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { GuardName } from '../release/guards.ts';
import type { CityNotice, Store } from '../store/store.ts';
import { openAgainst } from './against.ts';
import { type Candidate, candidateOf } from './candidate.ts';
import { allowedByCommits, botsBehind } from './deploy-cities.ts';
import { chosenCities, openTargetStore, type Platform } from './platform.ts';
import { type TelegramDrift, telegramDrift } from './telegram-drift.ts';
import type { Tools } from './tools.ts';

export interface Planning {
  readonly target: string;
  /** What the files are compared with: `live`, `main`. */
  readonly against: string;
  readonly diagnostics: readonly Diagnostic[];
  readonly candidates: readonly Candidate[];
  /** Cities that are there and have no folder here. */
  readonly gone: readonly CityId[];
  /** Guards that object, and that a commit lets pass this once. */
  readonly allowed: readonly Allowed[];
  /** What was saved and waits for a deploy, or was refused, as the serving process said last. */
  readonly notices: readonly (CityNotice & { readonly city: CityId })[];
  /** Where Telegram does not have what is live: from what it was told and what it told the serving process last. */
  readonly drift: readonly TelegramDrift[];
  readonly hasChanges: boolean;
}

interface Allowed {
  readonly city: CityId;
  readonly guard: GuardName;
}

export interface PlanOptions {
  /** None: all cities. */
  readonly names: readonly string[];
  /** What the files are compared with; see `openAgainst`. */
  readonly against: string;
}

/** What `deploy` would change for customers, without changing it. */
export async function planCities(
  tools: Tools,
  platform: Platform,
  { names, against: wanted }: PlanOptions,
): Promise<Planning> {
  const { cities, diagnostics } = await chosenCities(platform.files, names);
  const store = await openTargetStore(platform);
  try {
    const against = await openAgainst(tools, platform, store, wanted);
    try {
      const { indexer, clock } = tools;
      const botOf = botsBehind(tools, platform);
      const { side } = against;
      const deps = { platform, store, indexer, botOf, against: side, asksAt: clock.now() };
      const candidates: Candidate[] = [];
      const allowed: Allowed[] = [];
      for (const city of cities) {
        const candidate = await candidateOf(deps, city);
        candidates.push(candidate);
        if (candidate.kind === 'broken' || candidate.alarms.length === 0) continue;
        for (const { guard } of await allowedByCommits(tools, platform, store, city))
          if (candidate.alarms.some((alarm) => alarm.guard === guard)) allowed.push({ city, guard });
      }
      const gone = names.length > 0 ? [] : against.cities.filter((city) => !cities.includes(city));
      const drift = wanted === 'live' ? await telegramDrift({ tools, platform, store }, cities) : [];
      return {
        target: platform.target,
        against: against.label,
        diagnostics,
        candidates,
        gone,
        allowed,
        notices: wanted === 'live' ? await noticesOf(store, cities) : [],
        drift,
        // A live city whose folder is gone goes on serving: a deploy changes nothing of it.
        hasChanges:
          drift.length > 0 ||
          (gone.length > 0 && wanted !== 'live') ||
          candidates.some((one) => one.kind === 'ready' && !one.plan.isEmpty),
      };
    } finally {
      await against.close();
    }
  } finally {
    store.close();
  }
}

async function noticesOf(store: Store, cities: readonly CityId[]): Promise<Planning['notices']> {
  const notices = await store.notices();
  return cities.flatMap((city) => {
    const notice = notices.get(city);
    return notice && (notice.pending.length > 0 || notice.refused) ? [{ city, ...notice }] : [];
  });
}
