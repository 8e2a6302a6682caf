// How much of a short command is ours: each beside Node's own start, in turn, in the same run.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { addCity, checkNewName, newCityDefaults } from '../../src/operations/add-city.ts';
import { openPlatform } from '../../src/operations/platform.ts';
import { tools } from '../support/tools.ts';
import { median, tellMachine } from './measure.ts';

const rounds = 25;
const launcher = join(import.meta.dirname, '../../bin/zeta');
const root = mkdtempSync(join(tmpdir(), 'zeta-bench-'));
writeFileSync(join(root, 'zeta.yaml'), 'target: dev\n');
const platform = await openPlatform(tools, { root });
const city = await checkNewName(platform, 'small');
await addCity(platform, city, newCityDefaults(platform, city));

const commands = {
  'node -e 0': [process.execPath, '-e', '0'],
  'zeta --version': [launcher, '--version'],
  'zeta --help': [launcher, '--help'],
  'zeta validate (one small city)': [launcher, 'validate'],
  'zeta deploy (nothing changed)': [launcher, 'deploy'],
} as const;
spawnSync(launcher, ['deploy'], { cwd: root });
const times = new Map<string, number[]>(Object.keys(commands).map((name) => [name, []]));
for (let round = 0; round < rounds; round += 1) {
  for (const [name, [command, ...args]] of Object.entries(commands)) {
    const start = performance.now();
    spawnSync(command, args, { cwd: root });
    times.get(name)?.push(performance.now() - start);
  }
}
tellMachine();
const floor = median(times.get('node -e 0') ?? []);
for (const [name, all] of times) {
  const ms = median(all);
  console.log(
    `${name.padEnd(34)} ${ms.toFixed(0).padStart(4)} ms  (Node's start + ${(ms - floor).toFixed(0)} ms)`,
  );
}
rmSync(root, { recursive: true });
