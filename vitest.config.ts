import { defineConfig } from 'vitest/config';

/**
 * Folders whose tests leave nothing behind in their process: what they start they stop, and they change no environment,
 * working folder or state of a module beyond caches of what was computed. Their files share a process and the modules
 * loaded in it.
 */
const tidy = [
  ...['adapters', 'base', 'catalog', 'city', 'compile', 'conversation', 'diagnostics', 'docs', 'emulators'],
  ...['operations', 'report', 'runtime', 'schemas', 'store'],
];
const tidyTests = tidy.map((folder) => `test/${folder}/**/*.test.ts`);

export default defineConfig({
  test: {
    setupFiles: ['test/support/setup.ts'],
    reporters: ['default', './test/summary-reporter.ts'],
    // Two noisy cores: generous limits, few workers. Some of them wait for servers, so one more than cores.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    maxWorkers: 3,
    projects: [
      { extends: true, test: { name: 'shared process', include: tidyTests, isolate: false } },
      {
        extends: true,
        test: {
          name: 'own process',
          include: ['test/**/*.test.ts'],
          exclude: [...tidyTests, '**/node_modules/**'],
        },
      },
    ],
  },
});
