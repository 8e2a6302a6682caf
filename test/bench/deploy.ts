// A changed prompt in one of many cities: planned and deployed as a process, seen by the process that serves, and rolled back.
// Budgets: plan and deploy 1 s, a rollback 200 ms until customers see it.
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cityName, writeFleet } from './fleet-folder.ts';
import { quantile, tellMachine } from './measure.ts';

const cities = Number(process.argv[2] ?? 100);
const rounds = 15;
const launcher = join(import.meta.dirname, '../../bin/zeta');
const root = mkdtempSync(join(tmpdir(), 'zeta-bench-'));
const city = cityName(7);
const prompts = join(root, `cities/${city}/prompts/ru.yaml`);

function zeta(...args: readonly string[]): string {
  const run = spawnSync(launcher, args, { cwd: root, encoding: 'utf8' });
  if (run.status !== 0) throw new Error(`${run.stdout}${run.stderr}`.slice(-2000));
  return run.stdout;
}

function told(what: string, times: readonly number[]): void {
  const at = (share: number) => quantile(times, share).toFixed(0);
  console.log(`${what.padEnd(46)} p50 ${at(0.5)}  p90 ${at(0.9)}  most ${at(1)} ms`);
}

function change(round: number): void {
  const before = readFileSync(prompts, 'utf8').replace(/^ {2}Напишите.*$/m, `  Напишите, раз ${round}.`);
  writeFileSync(prompts, before);
}

function timed(work: () => void): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

async function visibleAfter(
  health: string,
  verb: readonly string[],
  number: number,
): Promise<readonly [number, number]> {
  const start = performance.now();
  const process = spawn(launcher, verb, { cwd: root, stdio: 'ignore' });
  const ended = new Promise<number>((resolve) =>
    process.once('exit', () => resolve(performance.now() - start)),
  );
  for (;;) {
    const { cities: live } = (await (await fetch(health)).json()) as {
      cities: readonly { city: string; release: number }[];
    };
    if (live.find((one) => one.city === city)?.release === number) break;
  }
  const seen = performance.now() - start;
  return [await ended, seen];
}

try {
  writeFleet(root, { cities, products: 1000 });
  zeta('deploy');
  tellMachine();
  console.log(`one changed prompt in one of ${cities} cities of 1,000 products, ${rounds} times each`);
  const plans: number[] = [];
  const deploys: number[] = [];
  const all: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    change(round);
    plans.push(timed(() => void zeta('plan', city)));
    deploys.push(timed(() => void zeta('deploy', city)));
    change(round + 1000);
    all.push(timed(() => void zeta('deploy')));
  }
  told('zeta plan CITY', plans);
  told('zeta deploy CITY', deploys);
  told('zeta deploy, all cities', all);
  const server = spawn(launcher, ['serve', '--port', '0', '--private', '127.0.0.1:0'], { cwd: root });
  const gone = new Promise<void>((resolve) => server.once('exit', () => resolve()));
  await new Promise((resolve) => server.stdout.once('data', resolve));
  const { privateUrl } = JSON.parse(readFileSync(join(root, '.zeta/dev/serve.json'), 'utf8'));
  const { releases } = JSON.parse(zeta('releases', city, '--json')) as {
    releases: readonly { number: number }[];
  };
  const [newest, second] = releases.map(({ number }) => number);
  const lags: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const to = round % 2 === 0 ? second : newest;
    const [ended, seen] = await visibleAfter(
      `${privateUrl}/healthz`,
      ['rollback', city, String(to)],
      Number(to),
    );
    lags.push(Math.max(0, seen - ended));
  }
  told('zeta rollback: from its end until it is served', lags);
  server.kill('SIGTERM');
  await gone;
} finally {
  rmSync(root, { recursive: true });
}
