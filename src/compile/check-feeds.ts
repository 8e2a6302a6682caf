import { durationMs } from '../base/duration.ts';
import { type Feed, usualFeed } from '../city/feed.ts';
import { type Diagnostic, diagnostic } from '../diagnostics/diagnostic.ts';
import type { CityDraft } from './read-city-file.ts';
import type { YamlFile, YamlPath } from './yaml-file.ts';

/** Shops lock out whoever asks more often. */
const leastEvery = '5m';

/** Rules of `catalog.feeds` that a schema cannot say. */
export function checkFeeds({ file, value }: CityDraft): readonly Diagnostic[] {
  const { feeds = [] } = value.catalog ?? {};
  return feeds.flatMap((feed, index) => {
    const placeOf = (...path: YamlPath) => file.placeOf(['catalog', 'feeds', index, ...path]);
    const { url } = feed;
    const isAgain = feeds.findIndex((one) => one.url === url) < index;
    return [
      ...(isSafe(url) ? [] : [diagnostic('ZC320', placeOf('url'), { url })]),
      ...(isAgain ? [diagnostic('ZC323', placeOf('url'), { url })] : []),
      ...checkTimes(feed, placeOf),
    ];
  });
}

function checkTimes(
  { every = usualFeed.every, stale_after: wanted }: Feed,
  placeOf: (key: string) => ReturnType<YamlFile['placeOf']>,
): readonly Diagnostic[] {
  if (durationMs(every) < durationMs(leastEvery))
    return [diagnostic('ZC321', placeOf('every'), { every, least: leastEvery })];
  const stale = wanted ?? usualFeed.staleAfter;
  if (durationMs(stale) < durationMs(every))
    return [diagnostic('ZC322', placeOf(wanted === undefined ? 'every' : 'stale_after'), { every, stale })];
  return [];
}

/** Plain http never leaves this machine. */
function isSafe(url: string): boolean {
  const address = URL.parse(url);
  if (address?.protocol === 'https:') return true;
  return address?.protocol === 'http:' && ['127.0.0.1', 'localhost'].includes(address.hostname);
}
