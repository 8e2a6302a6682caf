import type { StoredRelease } from '../store/store.ts';

/**
 * Where `rollback` without a number goes: the newest earlier release whose texts or settings differ from the live one
 * and that was never rolled back from. Undefined when there is none.
 */
export function rollbackTarget(releases: readonly StoredRelease[], live: number): StoredRelease | undefined {
  const current = releases.find(({ number }) => number === live);
  return [...releases]
    .sort((a, b) => b.number - a.number)
    .find(
      (release) =>
        release.number < live &&
        release.rolledBackAt === null &&
        (release.settings !== current?.settings || release.prompts !== current.prompts),
    );
}
