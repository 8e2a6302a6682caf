import type { CityId } from '../../base/ids.ts';
import type { LiveCities } from '../../runtime/live-cities.ts';
import type { TurnNews } from '../../runtime/turn-news.ts';
import type { SaveResult } from '../apply-save.ts';
import type { EventHub } from './events.ts';
import type { DiagnosticsEvent } from './server-event.ts';

/** A turn was committed, and what became of requests with it. Nothing is made of it while nobody ever watched. */
export function turnsTo(events: EventHub): (news: () => TurnNews) => void {
  return (news) => {
    if (!events.isWatched) return;
    const { escalations, ...turn } = news();
    events.tell('turn', turn);
    for (const escalation of escalations) events.tell('escalation', { city: turn.city, ...escalation });
  };
}

/** Longer reasons are cut: `zeta status` has them whole. */
const mostReason = 300;
const mostReasons = 10;

/** The same options, whose saves are told to those who watch, too. */
export function withEvents<Options extends { readonly onSave?: (result: SaveResult) => void }>(
  options: Options,
  events: EventHub,
): Options {
  const tell = savesTo(events);
  const onSave = (result: SaveResult) => {
    options.onSave?.(result);
    tell(result);
  };
  return { ...options, onSave };
}

/** What is wrong with a city's files, and what of them is refused or waits, each when it is something else than before. */
function savesTo(events: EventHub): (result: SaveResult) => void {
  const told = new Map<string, string>();
  const isNews = (key: string, now: object, nothing: object) => {
    const text = JSON.stringify(now);
    const before = told.get(key) ?? JSON.stringify(nothing);
    told.set(key, text);
    return text !== before;
  };
  return ({ city, diagnostics, notice }) => {
    const found = foundIn(diagnostics);
    if (isNews(`diagnostics ${city}`, found, foundIn([]))) events.tell('diagnostics', { city, ...found });
    const { refused, pending } = notice;
    const saved = {
      refused: refused === null ? null : refused.slice(0, mostReason),
      pending: pending.slice(0, mostReasons).map((reason) => reason.slice(0, mostReason)),
    };
    if (isNews(`save ${city}`, saved, { refused: null, pending: [] }))
      events.tell('save', { city, ...saved });
  };
}

function foundIn(diagnostics: SaveResult['diagnostics']): Omit<DiagnosticsEvent, 'city'> {
  const count = (wanted: string) => diagnostics.filter(({ severity }) => severity === wanted).length;
  const codes = [...new Set(diagnostics.map(({ code }) => code))].sort();
  return { errors: count('error'), warnings: count('warning'), codes };
}

interface Stand {
  readonly release: number;
  readonly isPinned: boolean;
}

/** Tells from now on which city is served from which release, and what a rollback holds; gives back how to stop. */
export function watchReleases(runtime: Watched, events: EventHub): () => void {
  const { cities } = runtime;
  let before = standsOf(cities);
  return runtime.onRefresh(() => {
    const now = standsOf(cities);
    for (const city of new Set([...before.keys(), ...now.keys()])) {
      const [from, to] = [before.get(city), now.get(city)];
      const isPinned = to?.isPinned ?? false;
      if (from?.release === to?.release && from?.isPinned === isPinned) continue;
      events.tell('release', { city, from: from?.release ?? null, to: to?.release ?? null, isPinned });
    }
    before = now;
  });
}

interface Watched {
  readonly cities: Pick<LiveCities, 'all' | 'isPinned'>;
  onRefresh(listener: () => void): () => void;
}

function standsOf(cities: Watched['cities']): ReadonlyMap<CityId, Stand> {
  return new Map(
    cities.all().map(({ id, release }) => [id, { release, isPinned: cities.isPinned(id) }] as const),
  );
}
