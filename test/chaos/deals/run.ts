import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import Sqlite from 'better-sqlite3';
import { type Random, randomOf } from '../random.ts';
import { startBrokenPortals } from './broken-portals.ts';
import { judge, type SettledTicket, type Verdict } from './judge.ts';
import type { Work } from './work.ts';

interface RunOptions {
  readonly seed: number;
  readonly tickets: number;
  readonly client: Work['client'];
  /** How often the process is killed, or stopped for longer than a claim lasts. */
  readonly kills: number;
  readonly portals?: number;
}

interface Outcome extends Verdict {
  readonly kills: number;
  readonly faults: Readonly<Record<string, number>>;
}

/** Makes deals of tickets while everything goes wrong, and looks at what came of it. */
export async function makeDeals({ seed, tickets, client, kills, portals = 4 }: RunOptions): Promise<Outcome> {
  const random = randomOf(seed);
  const world = await startBrokenPortals(random, portals);
  const folder = mkdtempSync(join(tmpdir(), 'zeta-chaos-deals-'));
  const database = join(folder, 'zeta.db');
  const work: Work = { database, seed, tickets, client, cities: world.cities };
  const flipping = new AbortController();
  const flips = flipUntil(world.flip, flipping.signal);
  try {
    const killed = await workThrough(work, random, kills);
    const verdict = judge(
      ticketsIn(database),
      world.emulators.flatMap((emulator) => emulator.deals()),
    );
    return { ...verdict, kills: killed, faults: Object.fromEntries(world.faults) };
  } finally {
    flipping.abort();
    await flips;
    await world.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

function ticketsIn(database: string): readonly SettledTicket[] {
  const sqlite = new Sqlite(database, { readonly: true });
  const rows = sqlite
    .prepare<[], SettledTicket>(
      "select json_extract(payload, '$.draft.originId') as origin, state, deal from outbox where kind = 'deal'",
    )
    .all();
  sqlite.close();
  return rows;
}

async function flipUntil(flip: () => Promise<void>, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    await pause(500, undefined, { signal }).catch(() => undefined);
    if (!signal.aborted) await flip();
  }
}

/** Starts the process again and again, until one has done all. */
async function workThrough(work: Work, random: Random, kills: number): Promise<number> {
  for (let killed = 0; ; killed += 1) {
    const child = fork(join(import.meta.dirname, 'ticket-process.ts'), [JSON.stringify(work)]);
    const ended = once(child, 'exit');
    if (killed < kills) await breakOff(child, random);
    const [code, signal] = await ended;
    if (code === 0) return killed;
    if (signal !== 'SIGKILL') throw new Error(`the ticket process ended with ${code ?? signal}`);
  }
}

async function breakOff(child: ChildProcess, random: Random): Promise<void> {
  await Promise.race([once(child, 'message'), once(child, 'exit')]);
  await pause(random.below(2500));
  if (random.next() < 0.3) {
    child.kill('SIGSTOP');
    await pause(200 + random.below(2500));
    child.kill('SIGCONT');
    await pause(random.below(500));
  }
  child.kill('SIGKILL');
}
