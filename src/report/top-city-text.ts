import type { TopCity } from '../operations/top.ts';
import type { CityView } from '../operations/top-view.ts';
import { age } from './age.ts';
import { logLineText } from './log-text.ts';
import { plainStyle } from './style.ts';
import { cut, rateText, type TopVoice } from './top-text.ts';
import { type TopWords, topWords } from './top-words.ts';

/**
 * One city in detail, at most so many lines. `known`: what was looked up beside its numbers; undefined while that is not
 * done. `now`: epoch milliseconds.
 */
export function topCityText(
  city: CityView,
  known: TopCity | undefined,
  { now, most }: { readonly now: number; readonly most: number },
  voice: TopVoice,
): readonly string[] {
  const { style, language, width } = voice;
  const words = topWords[language];
  const facts = [
    style.bold(cut(titleOf(city, known, now, words), width)),
    cut(flowOf(city, words), width),
    cut(waitsOf(city, words), width),
    ...notesOf(city, known, words).map((note) => style.yellow(cut(`! ${note}`, width))),
  ];
  return [...facts.slice(0, most), ...warningsOf(known, most - facts.length, words, voice)];
}

function titleOf(
  { city, release }: CityView,
  known: TopCity | undefined,
  now: number,
  words: TopWords,
): string {
  const { liveSince = null, products = null, bot = null } = known?.status ?? {};
  return [
    release === null ? city : `${city}#${release}${liveSince === null ? '' : ` (${age(now - liveSince)})`}`,
    ...(bot === null ? [] : [`@${bot}`]),
    ...(products === null ? [] : [`${words.products} ${products}`]),
  ].join(' · ');
}

function flowOf({ accepted, turns, turnedAway, failedTurns }: CityView, words: TopWords): string {
  return [
    `${words.accepted} ${rateText(accepted)}`,
    `${words.turns} ${rateText(turns)}`,
    `${words.turnedAway} ${turnedAway}`,
    `${words.failedTurns} ${failedTurns}`,
  ].join('   ');
}

function waitsOf({ events, messages, deals, dead, parked }: CityView, { columns }: TopWords): string {
  return [
    `${columns.events} ${events}`,
    `${columns.messages} ${messages}`,
    `${columns.deals} ${deals}`,
    `${columns.dead} ${dead}`,
    `${columns.parked} ${parked}`,
  ].join('   ');
}

/** What an operator should know of it, as `zeta status` says it. */
function notesOf(city: CityView, known: TopCity | undefined, words: TopWords): readonly string[] {
  const { problem = null, catalogProblem = null, refused = null, pending = [] } = known?.status ?? {};
  const told = [problem, catalogProblem, refused, ...pending].filter((note) => note !== null);
  return [
    ...(city.crm === null ? [] : [words.spared(city.crm)]),
    ...(city.hasProblem && told.length === 0 ? [words.hasProblem] : []),
    ...told,
  ];
}

/** The newest that have room. */
function warningsOf(
  known: TopCity | undefined,
  room: number,
  words: TopWords,
  { style, width }: TopVoice,
): readonly string[] {
  if (!known || room < 3) return [];
  const lines = known.lines.slice(-(room - 2)).map((line) => {
    const text = cut(logLineText({ ...line, city: null }, { style: plainStyle }), width);
    return line.level === 'error' ? style.red(text) : text;
  });
  return [
    '',
    style.dim(cut(words.warnings, width)),
    ...(lines.length > 0 ? lines : [style.dim(words.noWarnings)]),
  ];
}
