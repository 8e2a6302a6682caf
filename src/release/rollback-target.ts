import type { StoredRelease } from '../store/store.ts';

/**
 * Where `rollback` without a number goes: the newest earlier release whose texts or settings differ from the live one
 * and that was never rolled back from. Undefined when there is none.
 */
export function rollbackTarget(releases: readonly StoredRelease[], live: number): StoredRelease | undefined {
  const current = releases.find(({ number }) => number === live);
  return earlier(releases, live).find((release) => !saysTheSame(release, current));
}

/** What it passes over: earlier releases that differ from the live one in their products alone, newest first. */
export function catalogOnly(releases: readonly StoredRelease[], live: number): readonly StoredRelease[] {
  const current = releases.find(({ number }) => number === live);
  return earlier(releases, live).filter(
    (release) => saysTheSame(release, current) && release.catalog !== current?.catalog,
  );
}

function earlier(releases: readonly StoredRelease[], live: number): readonly StoredRelease[] {
  return releases
    .filter(({ number, rolledBackAt }) => number < live && rolledBackAt === null)
    .sort((a, b) => b.number - a.number);
}

/** Synonyms and faq are texts. */
function saysTheSame(release: StoredRelease, current: StoredRelease | undefined): boolean {
  return (['settings', 'prompts', 'synonyms', 'faq'] as const).every(
    (part) => release[part] === current?.[part],
  );
}
