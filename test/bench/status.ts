// `zeta status` of many cities, as a process: while nobody serves, when each folder is compared with what is live, and
// beside a serving process, which has looked at each save. Budget: 500 ms for 100 cities.
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeFleet } from './fleet-folder.ts';
import { quantile, tellMachine } from './measure.ts';

const cities = Number(process.argv[2] ?? 100);
const rounds = 15;
const launcher = join(import.meta.dirname, '../../bin/zeta');
const root = mkdtempSync(join(tmpdir(), 'zeta-bench-'));

function zeta(...args: readonly string[]): string {
  const run = spawnSync(launcher, args, { cwd: root, encoding: 'utf8' });
  if (run.status !== 0) throw new Error(`${run.stdout}${run.stderr}`.slice(-2000));
  return run.stdout;
}

function measured(what: string, work: () => void): void {
  const times = Array.from({ length: rounds }, () => {
    const start = performance.now();
    work();
    return performance.now() - start;
  });
  const at = (share: number) => quantile(times, share).toFixed(0);
  console.log(`${what.padEnd(34)} p50 ${at(0.5)}  p90 ${at(0.9)} ms`);
}

try {
  writeFleet(root, { cities, products: 200 });
  zeta('deploy');
  tellMachine();
  console.log(`${cities} cities of 200 products, ${rounds} times each`);
  measured('node -e 0', () => void spawnSync(process.execPath, ['-e', '0']));
  measured('zeta --version', () => void zeta('--version'));
  measured('zeta status, nobody serves', () => void zeta('status'));
  measured('zeta status --json, nobody serves', () => void zeta('status', '--json'));
  const server = spawn(launcher, ['serve', '--port', '0', '--private', '127.0.0.1:0'], { cwd: root });
  const gone = new Promise<void>((resolve) => server.once('exit', () => resolve()));
  await new Promise((resolve) => server.stdout.once('data', resolve));
  measured('zeta status, served', () => void zeta('status'));
  server.kill('SIGTERM');
  await gone;
} finally {
  rmSync(root, { recursive: true });
}
