import { toTarget } from '../base/to-target.ts';
import type { CityStatus } from '../operations/status.ts';
import { age } from './age.ts';
import { causeText } from './cause-words.ts';
import { crmTroubleText } from './crm-trouble-text.ts';
import { deployWords } from './deploy-words.ts';
import { managersNote } from './managers-text.ts';
import { type StatusWords, statusWords } from './status-words.ts';
import type { Voice } from './voice.ts';

/** An error that is older is no news. */
const newsMs = 24 * 3600_000;

/** A detail in words, with what to do where that is known; the first kind that has words for it counts. */
type Told = (kinds: readonly string[], detail: string) => string;

/** What an operator should know of a city, a sentence each: what keeps it from answering first. */
export function statusNotes(
  city: CityStatus,
  target: { readonly target: string; readonly isServed: boolean; readonly now: number },
  { language }: Pick<Voice, 'language'>,
): readonly string[] {
  const { now } = target;
  const there = `${city.city}${toTarget(target.target)}`;
  const aim = { language, target: target.target, city: city.city };
  const said = statusWords[language];
  const told: Told = (kinds, detail) => causeText(kinds, detail, aim);
  return [
    ...(city.live === null ? [said.undeployed(there)] : []),
    ...(city.live !== null && target.isServed && !city.isServed ? [said.notThis] : []),
    ...(city.isOrphaned ? [said.orphaned(there)] : []),
    ...(city.problem === null ? [] : [told(['status', 'bot'], city.problem)]),
    ...webhookNotes(city, now, { language, said, told }),
    ...(city.managers ? [managersNote(city.managers, now, language)] : []),
    ...(city.crm ? [crmTroubleText(city.crm, now, language)] : []),
    ...(city.catalogProblem === null ? [] : [catalogNote(city.catalogProblem, there, { said, told })]),
    ...(city.refused === null ? [] : [`${said.refused}: ${told(['release'], city.refused)}`]),
    ...(city.isPinned && city.pending.length === 0 ? [said.pinnedNote(there)] : []),
    ...city.pending.map((what) => told(['status'], what)),
    ...(city.owed.length > 0 ? [said.owed(owedText(city.owed, language), there)] : []),
    ...driftNotes(city, there, said),
    ...(city.stuck > 0 ? [said.stuck(city.stuck, there)] : []),
  ];
}

function owedText(owed: CityStatus['owed'], language: Voice['language']): string {
  return owed.map((step) => deployWords[language].step[step]).join(', ');
}

/** A serving process says what it does about it, and the words for that say what to do. */
function catalogNote(
  problem: string,
  city: string,
  { said, told }: { readonly said: StatusWords; readonly told: Told },
): string {
  const words = told(['release'], problem);
  return words === problem ? said.catalog(told(['status'], problem), city) : words;
}

function webhookNotes(
  { webhook }: CityStatus,
  now: number,
  {
    language,
    said,
    told,
  }: Pick<Voice, 'language'> & {
    readonly said: StatusWords;
    readonly told: Told;
  },
): readonly string[] {
  if (!webhook) return [];
  const { problem, lastErrorAt, lastError } = webhook;
  const since = lastErrorAt === null ? '' : age(now - lastErrorAt, language);
  if (problem !== null) {
    const isTelegrams = lastErrorAt !== null && webhook.place === 'ours';
    const when = isTelegrams ? ` (${said.failure(dateOf(lastErrorAt), since)})` : '';
    return [`${told(['webhook'], problem)}${when}`];
  }
  if (lastErrorAt === null || now - lastErrorAt > newsMs) return [];
  return [said.over(dateOf(lastErrorAt), since, lastError ?? '')];
}

/** `2026-11-28 03:10 UTC` */
function dateOf(at: number): string {
  return `${new Date(at).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}

/** What waits for a deploy of the folder is said once. */
function driftNotes({ drift, city }: CityStatus, there: string, said: StatusWords): readonly string[] {
  if (drift === null) return [];
  if (drift.includes('mistakes')) return [said.broken(city)];
  const what = drift.map((part) => said.drift[part]).filter(Boolean);
  return [
    ...(what.length > 0 ? [said.differs(what.join(', '), there)] : []),
    ...(drift.includes('catalog-unread') ? [said.unread(there)] : []),
  ];
}
