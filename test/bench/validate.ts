// `zeta validate` of 1,000 cities of 100 products, as a process, beside a program that only parses the same files.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeFleet } from './fleet-folder.ts';
import { median, tellMachine } from './measure.ts';

const cities = Number(process.argv[2] ?? 1000);
const products = 100;
const rounds = 3;
const launcher = join(import.meta.dirname, '../../bin/zeta');
const modules = join(import.meta.dirname, '../../node_modules');
const root = mkdtempSync(join(tmpdir(), 'zeta-bench-'));

writeFleet(root, { cities, products });

const parse = `
const { readdirSync, readFileSync } = require('node:fs');
const { parseDocument } = require('${modules}/yaml');
for (const name of readdirSync('cities', { recursive: true })) {
  if (name.endsWith('.yaml')) parseDocument(readFileSync('cities/' + name, 'utf8')).toJS();
  if (name.endsWith('.csv')) readFileSync('cities/' + name, 'utf8').split('\\n').map((row) => row.split(';'));
}`;
const commands = {
  'parse YAML, split CSV (no check)': [process.execPath, '-e', parse],
  'zeta validate': [launcher, 'validate'],
} as const;
const times = new Map<string, number[]>(Object.keys(commands).map((name) => [name, []]));
for (let round = 0; round < rounds; round += 1) {
  for (const [name, [command, ...args]] of Object.entries(commands)) {
    const start = performance.now();
    const run = spawnSync(command, args, { cwd: root, encoding: 'utf8' });
    times.get(name)?.push(performance.now() - start);
    if (run.status !== 0) console.log(run.stdout.slice(-2000), run.stderr.slice(-2000));
  }
}
tellMachine();
console.log(`${cities} cities of ${products} products`);
for (const [name, all] of times) console.log(`${name.padEnd(34)} ${(median(all) / 1000).toFixed(2)} s`);
rmSync(root, { recursive: true });
