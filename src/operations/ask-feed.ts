import type { CityId } from '../base/ids.ts';
import type { SettledFeed } from '../city/settings.ts';
import type { FileVersion } from '../ports/download.ts';
import type { Store, StoredRelease } from '../store/store.ts';
import { downloadWords } from './download-words.ts';
import { nextAsk } from './feed-schedule.ts';
import type { FeedState } from './feed-state.ts';
import { overlayPath } from './overlay-file.ts';
import type { Platform } from './platform.ts';
import type { Builder, ServeTools } from './tools.ts';
import { wayOutOf } from './way-out.ts';

export interface AskDeps {
  readonly tools: ServeTools;
  readonly platform: Platform;
  readonly store: Store;
  readonly builder: Builder;
  /** Ends what is under way. */
  readonly signal: AbortSignal;
}

/** The release that a city serves; undefined when it serves none. */
export async function liveRelease(store: Store, city: CityId): Promise<StoredRelease | undefined> {
  const live = await store.liveRelease(city);
  return live && store.release(city, live.number);
}

/** Asks a feed once; gives back what is known of it then. What is not taken leaves what was accepted before. */
export async function askFeed(
  deps: AskDeps,
  release: StoredRelease,
  feed: SettledFeed,
  before: FeedState,
): Promise<FeedState> {
  const { tools, platform } = deps;
  const { data } = platform;
  const file = data.draftOf('cache/feed');
  try {
    const known = await knownVersion(platform, before);
    const answer = await tools.download(feed.url, (pieces) => data.writePieces(file, pieces), {
      known,
      mayBeLoopback: platform.target === 'dev',
      wayTo: wayOutOf(tools, platform),
      signal: deps.signal,
    });
    const now = tools.clock.now();
    const asked = { ...before, checkedAt: now };
    if (!answer.ok) {
      const [problem] = downloadWords(answer.error);
      const failures = before.failures + 1;
      return { ...asked, problem, failures, nextAt: nextAsk(feed, failures, now) };
    }
    const settled = { ...asked, failures: 0, nextAt: nextAsk(feed, 0, now) };
    const { isKnown, version } = answer.value;
    if (isKnown) return { ...settled, freshAt: now, problem: null };
    if (isOlder(version, before)) return { ...settled, problem: olderFile(version) };
    const reading = await read(deps, release, feed, file, before);
    if (reading.kind === 'refused') return { ...settled, problem: reading.problem };
    return { ...settled, accepted: { ...reading.accepted, at: now }, version, freshAt: now, problem: null };
  } finally {
    await data.remove(file);
  }
}

/** With its overlay lost there is nothing that the shop's "not modified" could mean. */
async function knownVersion({ data }: Platform, { accepted, version }: FeedState): Promise<FileVersion> {
  return accepted && (await data.exists(overlayPath(accepted.digest))) ? (version ?? {}) : {};
}

/** A mirror, or a restored backup, that is behind what was accepted. */
function isOlder({ modified }: FileVersion, { version }: FeedState): boolean {
  return Date.parse(modified ?? '') < Date.parse(version?.modified ?? '');
}

function olderFile({ modified }: FileVersion): string {
  return `guard older: it was modified ${modified}, before the last one`;
}

function read(
  { builder, platform }: AskDeps,
  release: StoredRelease,
  feed: SettledFeed,
  file: string,
  { accepted }: FeedState,
): ReturnType<Builder['takeFeed']> {
  return builder.takeFeed({
    dataRoot: platform.dataRoot,
    feed,
    file,
    currency: currencyOf(release),
    base: release.base ?? release.catalog,
    ...(accepted && { accepted }),
  });
}

/** Prices of feeds are read in the currency of the city that is live. */
export function currencyOf({ settings }: StoredRelease): string {
  // Written by releaseContent from Settings.
  return (JSON.parse(settings) as { readonly currency: string }).currency;
}
