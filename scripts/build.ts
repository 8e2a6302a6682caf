// Bundles the command line into out/: CommonJS, split, because it starts fastest; the worker and the page beside it.
import { chmodSync, cpSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'rolldown';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const out = join(root, 'out');

rmSync(out, { recursive: true, force: true });
await build({
  cwd: root,
  input: { main: 'src/main.ts', 'build-worker': 'src/build-worker.ts' },
  platform: 'node',
  // Native code and pino's threads load their own files.
  external: [/^better-sqlite3/, /^pino/],
  logLevel: 'warn',
  output: {
    dir: out,
    format: 'cjs',
    entryFileNames: '[name].cjs',
    chunkFileNames: 'chunks/[name]-[hash].cjs',
    minify: false,
    sourcemap: false,
  },
});
cpSync(join(root, 'src/screens/web/page'), join(out, 'page'), { recursive: true });
chmodSync(join(root, 'bin/zeta'), 0o755);
