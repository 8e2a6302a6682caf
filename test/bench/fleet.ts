// 1,000 cities in one process, as `zeta serve` has them from compiled state: time until it takes updates, and its memory
// then, and after a customer has searched in each. Telegram is emulated in this process, the server has one of its own.
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { masterKey, webhookSecret } from '../../src/adapters/node/master-key.ts';
import { type CityId, idOf } from '../../src/base/ids.ts';
import { startTelegramEmulator } from '../../src/emulators/telegram/telegram-emulator.ts';
import { freePort } from '../support/free-port.ts';
import { cityName, writeFleet } from './fleet-folder.ts';
import { quantiles, tellMachine } from './measure.ts';
import { rememberBots } from './served-cities.ts';

const cities = Number(process.argv[2] ?? 1000);
const launcher = join(import.meta.dirname, '../../bin/zeta');
const root = mkdtempSync(join(tmpdir(), 'zeta-bench-'));
const telegram = await startTelegramEmulator();
try {
  writeFleet(root, { cities, products: 200 });
  writeFileSync(join(root, 'zeta.yaml'), `target: local\ntelegram: { apiRoot: "${telegram.url}" }\n`);
  const tokens = Array.from({ length: cities }, (_, city) => `${1_000_000 + city}:AA${'k'.repeat(33)}`);
  writeFileSync(join(root, '.env'), tokens.map((token, city) => `BOT_${city}=${token}\n`).join(''));
  for (const [city, token] of tokens.entries())
    telegram.addBot({ token, username: `shop_${city}_bot`, name: cityName(city) });
  tellMachine();
  console.log(`${cities} cities of 200 products`);
  const start = performance.now();
  // Without Telegram, which this process is and could not be while it waits.
  const deployed = spawnSync(launcher, ['deploy', '--offline'], { cwd: root, encoding: 'utf8' });
  if (deployed.status !== 0) throw new Error(`${deployed.stdout}${deployed.stderr}`.slice(-2000));
  console.log(`first deploy of all           ${((performance.now() - start) / 1000).toFixed(1)} s`);
  const bots = tokens.map((token, city) => ({ city: idOf<CityId>(cityName(city)), token }));
  await rememberBots(join(root, '.zeta/local/zeta.db'), bots);
  // The first start tells them their webhooks and menus; the second is the one that counts.
  await served(() => Promise.resolve());
  await served((url) => talkTo(url, tokens));
} finally {
  await telegram.close();
  rmSync(root, { recursive: true });
}

/** Serves until `use` is done. */
async function served(use: (url: string) => Promise<void>): Promise<void> {
  const [port, own] = [await freePort(), await freePort()];
  const start = performance.now();
  const since = () => ((performance.now() - start) / 1000).toFixed(2);
  const args = ['serve', '--port', String(port), '--private', `127.0.0.1:${own}`];
  const server = spawn(launcher, args, { cwd: root });
  const gone = new Promise<void>((resolve) => server.once('exit', () => resolve()));
  const told = new Promise((resolve) => server.stdout.once('data', resolve));
  try {
    await readiness(`http://127.0.0.1:${own}/readyz`);
    console.log(`boot, until updates are taken ${since()} s`);
    await told;
    console.log(`until all files were looked at ${since()} s`);
    console.log(`memory then                   ${residentMib(server.pid)} MiB`);
    await use(`http://127.0.0.1:${port}`);
    console.log(`memory in the end             ${residentMib(server.pid)} MiB`);
  } finally {
    server.kill('SIGTERM');
    await gone;
  }
}

async function readiness(url: string): Promise<void> {
  for (;;) {
    const answer = await fetch(url).catch(() => undefined);
    if (answer?.ok) return;
    await new Promise((resume) => setTimeout(resume, 10));
  }
}

/** One search in each city, and how long each took until its reply was at Telegram. */
async function talkTo(url: string, tokens: readonly string[]): Promise<void> {
  const key = masterKey(join(root, '.zeta/local'));
  const times: number[] = [];
  for (const [city, token] of tokens.entries()) {
    telegram.say(token, { id: 7, name: 'Покупатель', language: 'ru' }, 'привет');
    const before = telegram.chat(token, '7').length;
    const start = performance.now();
    const replied = new Promise<void>((resolve) => {
      const stop = telegram.onChange(() => {
        if (telegram.chat(token, '7').length === before) return;
        stop();
        resolve();
      });
    });
    const answer = await fetch(`${url}/telegram/${cityName(city)}`, {
      method: 'POST',
      headers: { 'x-telegram-bot-api-secret-token': webhookSecret(key, idOf<CityId>(cityName(city))) },
      body: JSON.stringify(search(city)),
    });
    if (answer.status !== 200) throw new Error(`${cityName(city)} answered ${answer.status}`);
    await replied;
    times.push(performance.now() - start);
  }
  console.log(`update -> reply, one a city   ${quantiles(times)}`);
}

function search(id: number): object {
  const from = { id: 7, is_bot: false, first_name: 'Покупатель', language_code: 'ru' };
  const chat = { id: 7, type: 'private', first_name: 'Покупатель' };
  return { update_id: id, message: { message_id: 900_000 + id, date: 1, chat, from, text: 'угловой диван' } };
}

function residentMib(pid: number | undefined): string {
  const kib = Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]);
  return (kib / 1024).toFixed(0);
}
