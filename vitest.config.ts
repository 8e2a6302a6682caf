import { statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { defineConfig } from 'vitest/config';
import { LongestFirst } from './test/longest-first.ts';

export default defineConfig({
  test: {
    setupFiles: ['test/support/setup.ts'],
    reporters: ['default', './test/summary-reporter.ts'],
    // Two noisy cores: generous limits, few workers. Some of them wait for servers, so more than cores.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    maxWorkers: 4,
    sequence: { sequencer: LongestFirst },
    // Tests leave nothing behind in their process: what they start they stop, and they change no environment, working folder
    // or state of a module beyond caches of what was computed. So their files share a process and the modules loaded in it.
    isolate: false,
    env: { TMPDIR: temporaryFolder() },
  },
});

/** In memory where there is room: every store that a test makes is synced to its disk many times. */
function temporaryFolder(): string {
  const memory = '/dev/shm';
  const neededBytes = 2 * 1024 ** 3;
  try {
    const { bavail, bsize } = statfsSync(memory);
    if (bavail * bsize >= neededBytes) return memory;
  } catch {
    // No such thing on this machine.
  }
  return tmpdir();
}
