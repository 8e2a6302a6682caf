import { escapeHtml } from '../base/html.ts';
import type { City } from '../city/city.ts';
import type { Settings } from '../city/settings.ts';
import { nextMonday } from '../city/time-zone.ts';
import type { Effect } from './effect.ts';
import { clip, officeVoice } from './texts.ts';

/** What the shop's week came to. */
export interface WeekNumbers {
  /** Epoch milliseconds. */
  readonly since: number;
  readonly until: number;
  readonly conversations: number;
  readonly counts: Readonly<Record<string, number>>;
  readonly withoutResults: number;
  readonly missed: readonly { readonly name: string; readonly count: number }[];
  /** The shortest first. */
  readonly takeSeconds: readonly number[];
}

/** Where managers have no hours. */
const usualTime = '09:00';
/** Searches that are told. */
const mostMissed = 5;

/** When the managers' group is told of the week next; undefined where it is not. */
export function nextDigest({ manager, timezone }: Settings, now: number): number | undefined {
  if (!manager?.chat || manager.digest === false) return undefined;
  return nextMonday(timezone, manager.hours?.from ?? usualTime, now);
}

/** Monday: the numbers of the week before, for the managers' group. A week in which nothing happened is not told. */
export function weekDigest(city: City, numbers: WeekNumbers | undefined, now: number): readonly Effect[] {
  const at = nextDigest(city.settings, now);
  const chat = city.settings.manager?.chat;
  if (at === undefined || chat === undefined) return [];
  const again: Effect = { kind: 'wake', key: 'digest', at, event: { kind: 'digest' } };
  if (!numbers || (numbers.conversations === 0 && Object.keys(numbers.counts).length === 0)) return [again];
  return [{ kind: 'send', chat, message: { html: digestText(city, numbers) } }, again];
}

function digestText(city: City, numbers: WeekNumbers): string {
  const office = officeVoice(city);
  const { counts, conversations, withoutResults, missed, since, until } = numbers;
  const period = new Intl.DateTimeFormat(office.language, {
    day: 'numeric',
    month: 'long',
    timeZone: city.settings.timezone,
  }).formatRange(since, until - 1);
  const text = office.say('digest.text', {
    city_name: city.settings.name,
    period,
    conversations,
    searches: counts['search'] ?? 0,
    nothing: withoutResults,
    tickets: counts['ticket'] ?? 0,
    questions: counts['manager'] ?? 0,
    take: minutesOf(numbers.takeSeconds, office.language),
  });
  if (missed.length === 0) return text;
  const lines = missed.slice(0, mostMissed).map(({ name, count }) => `${clip(name, 60)} × ${count}`);
  return [
    text,
    '',
    escapeHtml(office.say('digest.missed', {})),
    ...lines.map((line) => `— ${escapeHtml(line)}`),
  ].join('\n');
}

/** Half of them waited no longer. */
function minutesOf(seconds: readonly number[], language: string): string {
  const median = seconds[Math.floor((seconds.length - 1) / 2)];
  if (median === undefined) return '—';
  const minutes = Math.max(1, Math.round(median / 60));
  return new Intl.NumberFormat(language, { style: 'unit', unit: 'minute', unitDisplay: 'short' }).format(
    minutes,
  );
}
