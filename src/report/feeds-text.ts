import type { Language } from '../diagnostics/words/languages.ts';
import type { FeedStatus } from '../operations/feed-status.ts';
import { age } from './age.ts';
import { causeText } from './cause-words.ts';
import type { Voice } from './voice.ts';

/** A feed in a line, and what is wrong with it in another. */
export function feedLines(
  { city, target }: { readonly city: string; readonly target: string },
  feed: FeedStatus,
  now: number,
  { style, language }: Pick<Voice, 'style' | 'language'>,
): readonly string[] {
  const { address, fields, freshAt, isStale, checkedAt, nextAt, products, unknown } = feed;
  const words = feedWords[language];
  const since = (at: number) => age(now - at, language);
  const said = [
    freshAt === null ? words.nothing : words.fresh(since(freshAt)),
    ...(isStale ? [words.stale] : []),
    ...(products === null ? [] : [words.products(products, unknown ?? 0)]),
    ...(checkedAt === null ? [] : [words.asked(since(checkedAt))]),
    ...(nextAt === null ? [] : [nextAt > now ? words.next(age(nextAt - now, language)) : words.due]),
  ];
  const mark = feed.problem === null && !isStale ? style.dim('↻') : style.yellow('↻');
  const problems = [
    ...(feed.problem === null
      ? []
      : [`${words.notTaken}: ${causeText(['feed'], feed.problem, { language, target, city })}`]),
    ...(feed.waits === null ? [] : [`${words.notLive}: ${feed.waits}`]),
  ];
  return [
    `  ${mark} ${city}: ${address} (${fields.join(', ')}): ${said.join(', ')}`,
    ...problems.map((problem) => `    ${style.yellow('!')} ${problem}`),
  ];
}

interface FeedWords {
  readonly nothing: string;
  readonly fresh: (since: string) => string;
  readonly stale: string;
  readonly products: (count: number, unknown: number) => string;
  readonly asked: (since: string) => string;
  readonly next: (wait: string) => string;
  readonly due: string;
  readonly notTaken: string;
  readonly notLive: string;
}

const feedWords: Readonly<Record<Language, FeedWords>> = {
  en: {
    nothing: 'nothing taken yet',
    fresh: (since) => `fresh ${since} ago`,
    stale: 'stale',
    products: (count, unknown) => `${count} products${unknown ? `, ${unknown} not in the catalog` : ''}`,
    asked: (since) => `asked ${since} ago`,
    next: (wait) => `next in ${wait}`,
    due: 'due',
    notTaken: 'not taken',
    notLive: 'not live',
  },
  ru: {
    nothing: 'ещё ничего не взято',
    fresh: (since) => `свежее ${since} назад`,
    stale: 'устарело',
    products: (count, unknown) => `товаров: ${count}${unknown ? `, нет в каталоге: ${unknown}` : ''}`,
    asked: (since) => `запрошено ${since} назад`,
    next: (wait) => `снова через ${wait}`,
    due: 'пора запросить',
    notTaken: 'не принято',
    notLive: 'не в работе',
  },
};
