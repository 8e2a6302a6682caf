import { ZetaError } from '../base/zeta-error.ts';
import type { Platform } from './platform.ts';
import type { Tools } from './tools.ts';

/** Who changes files of a platform folder for others does so alone: all targets share its cities. */
export const folderLock = '.zeta/upload.lock';
const lookAgainMs = 20;

/** Runs what changes files of a platform folder, one at a time in all processes. Throws `ZetaError` after so long a wait. */
export async function changingFolder<T>(
  { clock, pause }: Pick<Tools, 'clock' | 'pause'>,
  { files }: Pick<Platform, 'files'>,
  mostMs: number,
  work: () => Promise<T>,
): Promise<T> {
  const { isLocked, takeLock } = await import('../store/lock.ts');
  if (!(await files.exists('.zeta/.gitignore'))) await files.write('.zeta/.gitignore', '*\n');
  const path = files.absolute(folderLock);
  const until = clock.monotonic() + mostMs;
  for (;;) {
    // A look is cheap; taking a lock that somebody has holds this thread up.
    const lock = (await files.exists(folderLock)) && isLocked(path) ? undefined : takeLock(path);
    if (lock) {
      try {
        return await work();
      } finally {
        lock.release();
      }
    }
    if (clock.monotonic() >= until) {
      throw new ZetaError(
        'folder-busy',
        'The files are being changed by somebody else, and that did not end.',
        {
          hint: 'Try again when it has ended.',
        },
      );
    }
    await pause(lookAgainMs);
  }
}
