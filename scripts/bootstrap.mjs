// Runs before `npm start` and `npm test`, on whatever Node the machine has (>= 16): installs what the lock file says
// when it is not there, and with --build bundles the command line when a source is newer than the bundle.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');

function changedAt(path) {
  const full = join(root, path);
  if (!existsSync(full)) return 0;
  const stat = statSync(full);
  if (!stat.isDirectory()) return stat.mtimeMs;
  return Math.max(0, ...readdirSync(full).map((name) => changedAt(join(path, name))));
}

function run(what, command, args) {
  process.stderr.write(`${what}…\n`);
  const { status, error } = spawnSync(command, args, { cwd: root, stdio: ['ignore', 2, 2] });
  if (status === 0) return;
  process.stderr.write(`${what} failed${error ? `: ${error.message}` : ''}.\n`);
  process.exit(status || 1);
}

if (changedAt('node_modules/.package-lock.json') < changedAt('package-lock.json')) {
  const npm = process.env.npm_execpath;
  const args = ['ci', '--no-audit', '--no-fund', '--loglevel=error'];
  if (npm) run('Installing dependencies', process.execPath, [npm, ...args]);
  else run('Installing dependencies', process.platform === 'win32' ? 'npm.cmd' : 'npm', args);
}

const sources = ['src', 'schemas', 'scripts/build.ts', 'package-lock.json'];
if (process.argv.includes('--build') && changedAt('out/main.cjs') < Math.max(...sources.map(changedAt))) {
  const local = join(root, 'node_modules/.bin/node');
  run('Building', existsSync(local) ? local : process.execPath, [join(root, 'scripts/build.ts')]);
}
