import { defineConfig } from 'vitest/config';

/**
 * Folders whose tests leave nothing behind in their process: no servers, timers, environment or working folder, and no
 * state in a module beyond caches of what was computed. Their files share a process and the modules loaded in it.
 */
const pure = ['base', 'catalog', 'city', 'compile', 'conversation', 'diagnostics', 'report', 'store'];
const pureTests = pure.map((folder) => `test/${folder}/**/*.test.ts`);

export default defineConfig({
  test: {
    setupFiles: ['test/support/setup.ts'],
    reporters: ['default', './test/summary-reporter.ts'],
    // Two noisy cores: generous limits, few workers. Some of them wait for servers, so one more than cores.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    maxWorkers: 3,
    projects: [
      { extends: true, test: { name: 'pure', include: pureTests, isolate: false } },
      {
        extends: true,
        test: {
          name: 'own process',
          include: ['test/**/*.test.ts'],
          exclude: [...pureTests, '**/node_modules/**'],
        },
      },
    ],
  },
});
