import type { Language } from '../diagnostics/words/languages.ts';
import type { FeedStatus } from '../operations/feed-status.ts';
import { age } from './age.ts';
import { causeWords } from './cause-words.ts';
import type { Voice } from './voice.ts';

/** A feed in a line, and what is wrong with it in another. */
export function feedLines(
  city: string,
  feed: FeedStatus,
  now: number,
  { style, language }: Pick<Voice, 'style' | 'language'>,
): readonly string[] {
  const { address, fields, freshAt, isStale, checkedAt, nextAt, products, unknown } = feed;
  const said = [
    freshAt === null ? 'nothing taken yet' : `fresh ${age(now - freshAt)} ago`,
    ...(isStale ? ['stale'] : []),
    ...(products === null ? [] : [`${products} products${unknown ? `, ${unknown} not in the catalog` : ''}`]),
    ...(checkedAt === null ? [] : [`asked ${age(now - checkedAt)} ago`]),
    ...(nextAt === null ? [] : [nextAt > now ? `next in ${age(nextAt - now)}` : 'due']),
  ];
  const mark = feed.problem === null && !isStale ? style.dim('↻') : style.yellow('↻');
  const problems = [
    ...(feed.problem === null ? [] : [`${notTaken[language]}: ${whyNot(feed.problem, language)}`]),
    ...(feed.waits === null ? [] : [`not live: ${feed.waits}`]),
  ];
  return [
    `  ${mark} ${city}: ${address} (${fields.join(', ')}): ${said.join(', ')}`,
    ...problems.map((problem) => `    ${style.yellow('!')} ${problem}`),
  ];
}

const notTaken: Readonly<Record<Language, string>> = { en: 'not taken', ru: 'не принято' };

/** What happened, and what to do about it where that is not the usual. */
function whyNot(problem: string, language: Language): string {
  const words = causeWords('feed', problem, language);
  return words ? [words.cause, ...(words.cure === undefined ? [] : [words.cure])].join('; ') : problem;
}
