// Stored turns that are taken again in a second, with what is live and with other files: node test/bench/replay.ts. TURNS and PRODUCTS change how many.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deployCities } from '../../src/operations/deploy-cities.ts';
import { openPlatform } from '../../src/operations/platform.ts';
import { filesHere, openOther } from '../../src/operations/replay/open-other.ts';
import { replayTurns } from '../../src/operations/replay/replay-turns.ts';
import { verbTools } from '../../src/verb-tools.ts';
import { smallCity, writeFiles } from '../support/platform-folder.ts';
import { RecordedShop, type Step } from '../support/recorded-shop.ts';
import { tellMachine } from './measure.ts';

const turns = Number(process.env['TURNS'] ?? 20_000);
const products = Number(process.env['PRODUCTS'] ?? 2000);
const colours = ['серый', 'бежевый', 'синий', 'белый', 'зелёный'];
const kinds = [
  'Диван угловой',
  'Диван прямой',
  'Кровать двуспальная',
  'Стол обеденный',
  'Шкаф-купе',
  'Кресло',
];
const asked = [
  'угловой диван',
  'диван серый до 150 тыс',
  'кровать 160х200',
  'шкаф купе белый',
  'софа',
  'кресло модель 17',
  'стол',
];

const root = mkdtempSync(join(tmpdir(), 'zeta-bench-'));
const rows = Array.from({ length: products }, (_, at) => {
  const [kind, colour] = [kinds[at % kinds.length], colours[at % colours.length]];
  return `А-${at};${kind} «Модель ${at % 400}», ${colour};${kind};${20_000 + at * 10};${at % 9};https://shop.example/${at}`;
});
const catalog = `Артикул;Наименование;Категория;Цена;Остаток;Ссылка\n${rows.join('\n')}\n`;
writeFiles(root, {
  'zeta.yaml': 'target: dev\n',
  ...smallCity('almaty', { catalog }),
  'cities/almaty/synonyms.yaml': 'софа: [диван]\n',
});
const tools = await verbTools();
const platform = await openPlatform(tools, { root });
await deployCities(tools, platform, { names: [], message: '', allow: [] });
const now = Date.now();
const shop = await RecordedShop.open(platform, 'almaty', now);
for (let id = 1, taken = 0; taken < turns; id += 1) {
  const steps: readonly Step[] = [
    { command: 'start' },
    { say: asked[id % asked.length] ?? '' },
    { press: 'p' },
    { press: 't' },
    { say: asked[(id * 3) % asked.length] ?? '' },
  ];
  shop.talk({ id: String(id), name: 'Айгерим', language: 'ru' }, steps);
  taken += steps.length;
}
shop.close();
writeFiles(root, {
  'cities/almaty/synonyms.yaml': 'кушетка: [диван]\n',
  'cities/almaty/prompts/ru.yaml': 'greeting: Добрый день!\n',
});
tellMachine();
console.log(`${turns.toLocaleString('en')} turns, ${products.toLocaleString('en')} products`);
for (const threads of [1, 2]) {
  const [start, cpu] = [performance.now(), process.cpuUsage()];
  const replay = await replayTurns(
    { ...tools, clock: { ...tools.clock, now: () => now + 24 * 3600_000 } },
    platform,
    { cities: [], since: now - 1000 },
    { open: (store) => openOther(tools, platform, store, filesHere), threads },
  );
  const seconds = (performance.now() - start) / 1000;
  const { user, system } = process.cpuUsage(cpu);
  const [city] = replay.cities;
  console.log(
    `${threads} thread(s): ${Math.round(turns / seconds)} turns/s, ${Math.round(turns / ((user + system) / 1e6))} a second of processor; ${city?.changed} changed, ${city?.recorded.same} as recorded, ${Math.round(process.memoryUsage.rss() / 2 ** 20)} MiB`,
  );
}
rmSync(root, { recursive: true });
