import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const things = ['Диван угловой', 'Кресло-мешок', 'Стол обеденный', 'Шкаф-купе', 'Комод', 'Кровать'];
const colours = ['серый', 'бежевый', 'графит', 'орех', 'белый'];

/** `city-0007` */
export function cityName(city: number): string {
  return `city-${String(city).padStart(4, '0')}`;
}

/** A platform folder of made-up cities: each with texts of its own over shared ones, and products of its own. */
export function writeFleet(root: string, size: { readonly cities: number; readonly products: number }): void {
  const write = (path: string, content: string) => {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), content);
  };
  write('zeta.yaml', 'target: dev\n');
  write('cities/_shared/city.yaml', 'timezone: Asia/Almaty\ncurrency: KZT\nlanguages: [ru, kk]\n');
  write('cities/_shared/prompts/ru.yaml', 'greeting: |-\n  Здравствуйте! Это магазин «Дом», {city_name}.\n');
  for (let city = 0; city < size.cities; city += 1) {
    const folder = `cities/${cityName(city)}`;
    const name = `Город ${city}`;
    write(
      `${folder}/city.yaml`,
      `name: ${name}\ntelegram:\n  token: env:BOT_${city}\nmanager:\n  handle: "@shop_${city}"\ncatalog:\n  files: [catalog.csv]\n`,
    );
    write(
      `${folder}/prompts/ru.yaml`,
      `help: |-\n  Напишите название товара. ${name}, ежедневно с 10 до 20.\nsearch:\n  empty: Ничего не нашлось.\n`,
    );
    const rows = Array.from({ length: size.products }, (_, row) => {
      const thing = things[row % things.length];
      return `A-${row};${thing} ${colours[row % colours.length]} ${row};${10_000 + row * 50};${thing};https://shop.example/${city}/${row}`;
    });
    write(`${folder}/catalog.csv`, ['sku;name;price;category;link', ...rows, ''].join('\n'));
  }
}
