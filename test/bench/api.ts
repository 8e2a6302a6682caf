// The API beside customers' messages, all from other processes: searches over 40,000 products by the clock, settings and texts
// as fast as they are answered, and wrong passwords one after the other; each with what becomes of the webhooks meanwhile.
// The runs alternate: without, with, with, without. By the environment: SECONDS of each run, RATE of searches, PRODUCTS.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { quantile, quantiles, tellMachine } from './measure.ts';
import { readGoods } from './search/data/goods.ts';
import { hasData } from './search/data/read-rows.ts';
import { randomOf } from './search/random.ts';
import { type ServedCities, serveCities } from './served-cities.ts';
import { type LoadFound, type LoadRequest, steadyLoad } from './steady-load.ts';

const seconds = Number(process.env['SECONDS'] ?? 20);
const searchRate = Number(process.env['RATE'] ?? 200);
const webhookRate = 100;
const loginRate = 20;
const launcher = join(import.meta.dirname, '../../bin/zeta');

let lastUpdate = 1_000_000;

await measure();

async function measure(): Promise<void> {
  tellMachine();
  const goods = hasData() ? namesOf(Number(process.env['PRODUCTS'] ?? 40_000)) : madeUp(40_000);
  console.log(
    `${goods.length.toLocaleString('en')} products${hasData() ? '' : ', made up'}; ${seconds} s a run`,
  );
  const cities = await serveCities({
    cities: 10,
    catalogOf: (city) => (city === 'city1' ? catalogOf(goods) : undefined),
    platform: 'api: { rate: { perMinute: 6000000, burst: 1000000 } }\n',
  });
  try {
    await cities.introduced(cities.names);
    const authorization = `Bearer ${tokenOf(cities)}`;
    const origin = cities.privateUrl;
    const get = (path: string): LoadRequest => ({ method: 'GET', path, headers: { authorization } });
    await reads(origin, get);
    const searches = queriesOf(goods).map((q) =>
      get(`/api/products/search?city=city1&limit=20&q=${encodeURIComponent(q)}`),
    );
    const search = { origin, requests: searches, pace: { rate: searchRate } };
    await steadyLoad({ ...search, seconds: 5 });
    await beside(cities, `${searchRate} searches a second`, () => steadyLoad({ ...search, seconds }));
    const body = JSON.stringify({ name: 'nobody', password: 'correct horse battery staple' });
    const headers = { 'content-type': 'application/json', origin };
    const login: LoadRequest = { method: 'POST', path: '/api/session', headers, body };
    const logins = { origin, requests: [login], seconds, pace: { rate: loginRate } };
    await beside(cities, `${loginRate} wrong passwords a second`, () => steadyLoad(logins));
  } finally {
    await cities.close();
  }
}

/** Settings and texts from memory, as fast as 32 connections are answered. */
async function reads(origin: string, get: (path: string) => LoadRequest): Promise<void> {
  for (const path of ['/api/cities/city1/config', '/api/cities/city1/prompts?lang=ru']) {
    const pace = { connections: 32 };
    await steadyLoad({ origin, requests: [get(path)], seconds: 2, pace });
    const found = await steadyLoad({ origin, requests: [get(path)], seconds: 5, pace });
    console.log(`${path.padEnd(36)} ${found.perSecond.toFixed(0)}/s  ${told(found)}`);
  }
}

/** Webhooks by the clock, without and with something else. */
async function beside(cities: ServedCities, what: string, other: () => Promise<LoadFound>): Promise<void> {
  const webhooks = { without: [] as number[], with: [] as number[] };
  const others: LoadFound[] = [];
  for (const kind of ['without', 'with', 'with', 'without'] as const) {
    const running = kind === 'with' ? other() : undefined;
    const found = await steadyLoad(updates(cities));
    webhooks[kind].push(...found.durations);
    if (running) others.push(await running);
    console.log(`  ${kind.padEnd(8)} webhooks ${told(found)}`);
    if (running) console.log(`           ${what}: ${told(others.at(-1)!)}`);
  }
  const all = others.flatMap(({ durations }) => durations);
  console.log(`${what}: ${quantiles(all)}`);
  const [before, after] = [quantile(webhooks.without, 0.99), quantile(webhooks.with, 0.99)];
  console.log(
    `${webhookRate} webhooks a second beside them, pooled p99: ${before.toFixed(2)} -> ${after.toFixed(2)} ms, ${(after / before).toFixed(2)} times\n`,
  );
}

function told({ durations, statuses }: LoadFound): string {
  return `${quantiles(durations)}  ${Object.entries(statuses)
    .map(([status, count]) => `${status}: ${count}`)
    .join(', ')}`;
}

/** Customers of all cities ask for a sofa. */
function updates({ url, names, secretOf }: ServedCities) {
  const requests = Array.from({ length: webhookRate * seconds }, (_, at): LoadRequest => {
    const city = names[at % names.length]!;
    lastUpdate += 1;
    const user = { id: lastUpdate, is_bot: false, first_name: 'Покупатель', language_code: 'ru' };
    const chat = { id: user.id, type: 'private', first_name: 'Покупатель' };
    const message = { message_id: 1, date: 1_700_000_000, chat, from: user, text: 'диван' };
    const headers = {
      'content-type': 'application/json',
      'x-telegram-bot-api-secret-token': secretOf(city),
    };
    const body = JSON.stringify({ update_id: lastUpdate, message });
    return { method: 'POST', path: `/telegram/${city}`, headers, body };
  });
  return { origin: url, requests, seconds, pace: { rate: webhookRate } };
}

function tokenOf({ root }: ServedCities): string {
  const made = spawnSync(launcher, ['token', 'create', 'bench', '--scope', 'read', '--json'], { cwd: root });
  return (JSON.parse(made.stdout.toString()) as { token: string }).token;
}

function namesOf(count: number): readonly string[] {
  return readGoods('ozon', count).map(({ name }) => name);
}

function madeUp(count: number): readonly string[] {
  const random = randomOf('api');
  const kinds = ['Диван', 'Стул', 'Шкаф', 'Кровать', 'Комод', 'Стол', 'Кресло', 'Полка'];
  const looks = ['угловой', 'прямой', 'детский', 'складной', 'мягкий', 'белый', 'узкий'];
  const colours = ['Каскад', 'Ручей', 'Тополь', 'Эверест', 'Лагуна', 'Сканди', 'Прага'];
  return Array.from(
    { length: count },
    (_, at) => `${random.pick(kinds)} ${random.pick(looks)} «${random.pick(colours)}» ${at}`,
  );
}

function catalogOf(names: readonly string[]): string {
  const rows = names.map((name, at) => `Б-${at};"${name.replaceAll('"', '""')}";Товары;${1000 + at};1\n`);
  return `Артикул;Наименование;Категория;Цена;Остаток\n${rows.join('')}`;
}

/** As people ask: one to three words of a name, some with a slip, some with a price. All differ. */
function queriesOf(names: readonly string[]): readonly string[] {
  const random = randomOf('queries');
  const queries = new Set<string>();
  while (queries.size < Math.min(20_000, names.length)) {
    const words = names[random.below(names.length)]!.split(/\s+/);
    const asked = words.slice(0, 1 + random.below(3)).join(' ');
    const kind = random.below(10);
    const cut = random.below(Math.max(1, asked.length - 1));
    if (kind < 2) queries.add(asked.slice(0, cut) + asked.slice(cut + 1));
    else queries.add(kind < 4 ? `${asked} до ${1000 * (1 + random.below(40))}` : asked);
    if (queries.size > names.length / 2) break;
  }
  return [...queries].filter((query) => query !== '');
}
