// Bundles the command line into out/: CommonJS, split, because it starts fastest; the workers and the page beside it.
import { chmodSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'rolldown';
import { build as buildPage } from 'vite';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const out = join(root, 'out');

rmSync(out, { recursive: true, force: true });
/** Ink's layout engine waits at its top level, which CommonJS cannot: what is drawn on the terminal is a bundle of its own, as ES modules. */
const drawn = {
  'ask-form': 'src/screens/tui/ask-form.ts',
  'show-chat': 'src/screens/tui/show-chat.ts',
  'show-deploy': 'src/screens/tui/show-deploy.ts',
  'show-top': 'src/screens/tui/show-top.ts',
};
await build({
  cwd: root,
  input: drawn,
  platform: 'node',
  // A debugger that Ink would load on request; not a dependency of anybody's.
  resolve: { alias: { 'react-devtools-core': join(root, 'scripts/empty-module.mjs') } },
  transform: { define: { 'process.env.NODE_ENV': '"production"' } },
  logLevel: 'warn',
  output: {
    dir: join(out, 'tui'),
    format: 'esm',
    entryFileNames: '[name].mjs',
    chunkFileNames: '[name]-[hash].mjs',
  },
});
await build({
  cwd: root,
  plugins: [
    {
      name: 'drawn-apart',
      resolveId: (source: string) => {
        const name = /tui\/(.+)\.ts$/.exec(source)?.[1];
        return name !== undefined && name in drawn ? { id: `./tui/${name}.mjs`, external: true } : null;
      },
    },
    {
      // It would load Node's child processes for verbs that are programs of their own: there are none.
      name: 'commander-alone',
      resolveId: (source: string, importer: string | undefined) =>
        source === 'node:child_process' && importer?.includes('commander')
          ? join(root, 'scripts/empty-module.mjs')
          : null,
    },
  ],
  input: {
    main: 'src/start.ts',
    'build-worker': 'src/build-worker.ts',
    'check-worker': 'src/check-worker.ts',
    'index-worker': 'src/index-worker.ts',
    'test-worker': 'src/test-worker.ts',
    'replay-worker': 'src/replay-worker.ts',
    'search-worker': 'src/search-worker.ts',
  },
  platform: 'node',
  // Native code and pino's threads load their own files.
  external: [/^better-sqlite3/, /^pino/],
  // Only sources can be told to die at a failpoint.
  transform: { define: { 'process.env.ZETA_FAILPOINT': 'undefined' } },
  logLevel: 'warn',
  output: {
    dir: out,
    format: 'cjs',
    entryFileNames: '[name].cjs',
    chunkFileNames: '[name]-[hash].cjs',
    minify: false,
    sourcemap: false,
  },
});
await buildPage({
  root: join(root, 'src/screens/web/page'),
  configFile: false,
  logLevel: 'warn',
  // Scripts by their file alone: the page's policy allows nothing inline.
  build: {
    outDir: join(out, 'page'),
    emptyOutDir: true,
    target: 'es2022',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
  },
});
chmodSync(join(root, 'bin/zeta'), 0o755);
