// What one city's trouble costs the others: 50 cities in one process, questions by the clock at 30 % of what it can do,
// with and without a city that floods, one whose calls hang, one whose CRM swallows everything, one whose token Telegram
// refuses and one whose large catalog is deployed again and again. The runs alternate: without, with, with, without.
// SECONDS, by the environment: how long each of the four runs takes. DEPLOYS=0: nothing is deployed, for whatever machine
// has no processor to spare for it.
import { fork, spawn } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { Pool } from 'undici';
import { type CityId, idOf } from '../../src/base/ids.ts';
import { productRef } from '../../src/catalog/product-ref.ts';
import { quantile, quantiles, tellMachine } from './measure.ts';
import { capacityOf, openLoop, type ServedCities, serveCities } from './served-cities.ts';

const seconds = Number(process.env['SECONDS'] ?? 60);
const [flooding, hanging, blackHoled, badToken, reloading] = [1, 2, 3, 4, 5].map((at) =>
  idOf<CityId>(`city${at}`),
) as [CityId, CityId, CityId, CityId, CityId];
/** Customers of the city whose calls hang; what is sent to them is never answered. */
const hangingChats = Array.from({ length: 60 }, (_, at) => 20_000_000 + at);
const launcher = join(import.meta.dirname, '../../bin/zeta');

let lastStat = { all: 0, stolen: 0 };

if (process.send) await makeNoise(process.argv.slice(2));
else await compare();

async function compare(): Promise<void> {
  const hole = createServer((socket) => void socket.on('error', () => undefined).resume());
  await new Promise<void>((resolve) => hole.listen(0, '127.0.0.1', resolve));
  const address = hole.address();
  const holePort = typeof address === 'object' && address ? address.port : 0;
  const cities = await serveCities({
    cities: 50,
    crmOf: (city) =>
      city === blackHoled ? `http://127.0.0.1:${holePort}/rest/1/${'h'.repeat(16)}/` : undefined,
    isUnknown: (city) => city === badToken,
  });
  try {
    tellMachine();
    const quiet = cities.names.slice(5);
    const askQuiet = (at: number) => cities.ask(quiet[at % quiet.length]!);
    for (const chat of hangingChats)
      cities.telegram.fail({ chatId: String(chat), times: Number.POSITIVE_INFINITY, how: { kind: 'hang' } });
    await cities.introduced(cities.names.filter((city) => city !== badToken));
    await capacityOf(5, askQuiet);
    const capacity = await capacityOf(10, askQuiet);
    const rate = capacity * 0.3;
    console.log(
      `${quiet.length} quiet cities answer ${capacity.toFixed(0)}/s; asked ${rate.toFixed(0)}/s, ${seconds} s a run`,
    );
    const found = { without: [] as number[], with: [] as number[] };
    for (const kind of ['without', 'with', 'with', 'without'] as const) {
      const stop = kind === 'with' ? startNoise(cities) : () => undefined;
      stolenShare();
      const { durations, unanswered } = await openLoop(rate, seconds, askQuiet);
      stop();
      found[kind].push(...durations);
      console.log(`${kind.padEnd(8)} ${quantiles(durations)}  ${unanswered} without an answer`);
      console.log(
        `         ${(stolenShare() * 100).toFixed(1)} % of the processors were taken by other machines`,
      );
      await turnsTaken(cities.root);
    }
    const [before, after] = [quantile(found.without, 0.99), quantile(found.with, 0.99)];
    const allowed = Math.max(before * 1.2, before + 2);
    console.log(
      `pooled p99: ${before.toFixed(2)} -> ${after.toFixed(2)} ms; at most ${allowed.toFixed(2)} ms is allowed`,
    );
  } finally {
    await cities.close();
    hole.close();
  }
}

/** All of it at once; gives back how to end it. What the emulated world has no part in comes from another process. */
function startNoise(cities: ServedCities): () => void {
  const doors = [flooding, badToken].flatMap((city) => [
    `${cities.url}/telegram/${city}`,
    cities.secretOf(city),
  ]);
  const apart = fork(import.meta.filename, [cities.root, ...doors]);
  const ticket = `1.t.${productRef('Д-1')}.aaaaaaaaaa`;
  let time = 0;
  const talking = setInterval(() => {
    time += 1;
    const user = { id: hangingChats[time % hangingChats.length] ?? 0, name: 'Покупатель', language: 'ru' };
    cities.telegram.say(cities.tokenOf(hanging), user, 'диван');
    cities.telegram.press(cities.tokenOf(blackHoled), user, time, ticket);
  }, 50);
  return () => {
    apart.kill();
    clearInterval(talking);
  };
}

async function makeNoise([root = '', ...doors]: readonly string[]): Promise<void> {
  // Whatever ends the parent ends this.
  process.once('disconnect', () => process.exit());
  if (process.env['DEPLOYS'] !== '0') deployAgain(root, 0);
  await flood(doors);
}

/** The large catalog, with other names each time, deployed as soon as the last one is. */
function deployAgain(root: string, batch: number): void {
  const header = 'Артикул;Наименование;Категория;Цена;Остаток;Ссылка\n';
  const rows = Array.from(
    { length: 20_000 },
    (_, at) => `Т-${at};Товар ${at} партия ${batch};Диваны;${1000 + at};1;\n`,
  );
  writeFileSync(join(root, `cities/${reloading}/catalog.csv`), header + rows.join(''));
  const deploying = spawn(launcher, ['deploy', reloading, '--allow', 'product-drop'], {
    cwd: root,
    stdio: 'ignore',
  });
  deploying.once('exit', () => deployAgain(root, batch + 1));
}

/** 300 updates a second for one city, and 10 for the one that cannot answer, straight at the door. */
async function flood([
  url = '',
  secret = '',
  mutedUrl = '',
  mutedSecret = '',
]: readonly string[]): Promise<void> {
  const pool = new Pool(new URL(url).origin, { connections: 16 });
  let id = 2_000_000_000;
  const post = async (door: string, key: string) => {
    id += 1;
    const from = { id, is_bot: false, first_name: 'Поток', language_code: 'ru' };
    const chat = { id, type: 'private', first_name: 'Поток' };
    const update = { update_id: id, message: { message_id: 1, date: 1, chat, from, text: 'диван' } };
    const headers = { 'content-type': 'application/json', 'x-telegram-bot-api-secret-token': key };
    const path = new URL(door).pathname;
    const { body } = await pool.request({ path, method: 'POST', headers, body: JSON.stringify(update) });
    await body.dump();
  };
  for (let tick = 0; ; tick += 1) {
    for (let at = 0; at < 15; at += 1) post(url, secret).catch(() => undefined);
    if (tick % 2 === 0) post(mutedUrl, mutedSecret).catch(() => undefined);
    await new Promise((resume) => setTimeout(resume, 50));
  }
}

/** The share of its time that the machine did not get from the one it runs on, since the last call; of all processors. */
function stolenShare(): number {
  const [, ...fields] = readFileSync('/proc/stat', 'utf8').split('\n')[0]?.split(/\s+/) ?? [];
  const now = {
    all: fields.slice(0, 8).reduce((sum, field) => sum + Number(field), 0),
    stolen: Number(fields[7]),
  };
  const share = (now.stolen - lastStat.stolen) / (now.all - lastStat.all || 1);
  lastStat = now;
  return share;
}

/** What a run left behind is not the next one's: resolves when every update had its turn. */
async function turnsTaken(root: string): Promise<void> {
  const database = new Sqlite(join(root, '.zeta/local/zeta.db'), { readonly: true });
  const open = database.prepare("SELECT count(*) FROM inbox WHERE state = 'new'").pluck();
  while (Number(open.get()) > 0) await new Promise((resume) => setTimeout(resume, 200));
  database.close();
}
