// `zeta validate` of 1,000 cities of 100 products, as a process, beside a program that only parses the same files.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { median, tellMachine } from './measure.ts';

const cities = Number(process.argv[2] ?? 1000);
const products = 100;
const rounds = 3;
const launcher = join(import.meta.dirname, '../../bin/zeta');
const modules = join(import.meta.dirname, '../../node_modules');
const root = mkdtempSync(join(tmpdir(), 'zeta-bench-'));

const things = ['Диван угловой', 'Кресло-мешок', 'Стол обеденный', 'Шкаф-купе', 'Комод', 'Кровать'];
const colours = ['серый', 'бежевый', 'графит', 'орех', 'белый'];

writeFileSync(join(root, 'zeta.yaml'), 'target: dev\n');
write('cities/_shared/city.yaml', 'timezone: Asia/Almaty\ncurrency: KZT\nlanguages: [ru, kk]\n');
write('cities/_shared/prompts/ru.yaml', 'greeting: |-\n  Здравствуйте! Это магазин «Дом», {city_name}.\n');
for (let city = 0; city < cities; city += 1) {
  const id = `city-${String(city).padStart(4, '0')}`;
  const name = `Город ${city}`;
  write(
    `cities/${id}/city.yaml`,
    `name: ${name}\ntelegram:\n  token: env:BOT_${city}\nmanager:\n  handle: "@shop_${city}"\ncatalog:\n  files: [catalog.csv]\n`,
  );
  write(
    `cities/${id}/prompts/ru.yaml`,
    `help: |-\n  Напишите название товара. ${name}, ежедневно с 10 до 20.\nsearch:\n  empty: Ничего не нашлось.\n`,
  );
  const rows = Array.from({ length: products }, (_, row) => {
    const thing = things[row % things.length];
    return `A-${row};${thing} ${colours[row % colours.length]} ${row};${10_000 + row * 50};${thing};https://shop.example/${city}/${row}`;
  });
  write(`cities/${id}/catalog.csv`, ['sku;name;price;category;link', ...rows, ''].join('\n'));
}

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

function write(path: string, text: string): void {
  mkdirSync(join(root, path, '..'), { recursive: true });
  writeFileSync(join(root, path), text);
}
