// What a turn costs without a search, beside parsing one update: node test/bench/turn.ts. Deciding only: what is loaded before
// it and written after it belongs to test/bench/reply.ts.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type CityId, idOf } from '../../src/base/ids.ts';
import { buildCatalog, catalogIdOf } from '../../src/catalog/build-catalog.ts';
import type { Product } from '../../src/catalog/generated/product.ts';
import { openCatalog } from '../../src/catalog/open-catalog.ts';
import { PhraseIndex } from '../../src/catalog/phrases.ts';
import type { City } from '../../src/city/city.ts';
import { Prompts } from '../../src/city/prompts.ts';
import type { TurnContext } from '../../src/conversation/context.ts';
import type { View } from '../../src/conversation/effect.ts';
import type { ConversationEvent } from '../../src/conversation/event.ts';
import { newSession, type Session } from '../../src/conversation/session.ts';
import { turn } from '../../src/conversation/turn.ts';
import { sourceOf } from '../support/product-source.ts';
import { quantiles, tellMachine } from './measure.ts';

const products = 10_000;
const times = 3000;
const chat = '42';
const customer = { id: chat, name: 'Айгерим', username: 'aigerim', language: 'ru' };
const colours = ['серый', 'бежевый', 'синий', 'белый'];

const folder = mkdtempSync(join(tmpdir(), 'zeta-bench-'));
const path = join(folder, 'catalog.db');
const goods = sourceOf(Array.from({ length: products }, (_, index) => product(index)));
buildCatalog(path, goods, catalogIdOf(goods));
const catalog = openCatalog(path);
const city: City = {
  id: idOf<CityId>('almaty'),
  release: 1,
  settings: {
    name: 'Алматы',
    timezone: 'Asia/Almaty',
    currency: 'KZT',
    languages: ['ru', 'kk', 'en'],
    telegram: { token: 'env:T' },
    manager: { handle: '@boss_of_shop', chat: '-100500' },
    bitrix: { webhook: 'env:B', deal: { fields: { UF_CITY: '{city_name}: {sku}' } } },
  },
  prompts: new Prompts({}),
  synonyms: new Map(),
  faq: { topics: {}, phrases: new PhraseIndex({}) },
  pins: new Map(),
  catalog,
};
const context: TurnContext = { now: Date.now(), key: 'u:1:1', bot: '1' };

const found = turn(city, newSession, says('диван серый'), context).effects;
const view = found.flatMap((effect) => (effect.kind === 'keep-view' ? [effect.view] : []))[0] as View;
const [ref] = view.refs;
const talking: Session = { ...newSession, turns: 3, talk: { thread: idOf('t'), manager: 'Данияр', at: 1 } };

tellMachine();
console.log(`${products.toLocaleString('en')} products`);
const update = JSON.stringify({
  update_id: 1,
  message: { message_id: 1, chat: { id: 42 }, text: 'x'.repeat(300) },
});
measure('JSON.parse of one update', () => JSON.parse(update));
measure('/start', () => turn(city, newSession, commands('start'), context));
measure('menu', () => turn(city, newSession, presses('1.n.menu'), context));
measure('categories', () => turn(city, newSession, presses('1.n.catalog'), context));
measure('page of a list', () => turn(city, newSession, presses(`1.v.${view.id}.1`), { ...context, view }));
measure('card', () => turn(city, newSession, presses(`1.p.${ref}.${view.id}`), { ...context, view }));
measure('ticket', () => turn(city, newSession, presses(`1.t.${ref}.${view.id}`), { ...context, view }));
measure('manager', () => turn(city, newSession, presses(`1.m.${ref}.${view.id}`), { ...context, view }));
measure('words to a manager', () => turn(city, talking, says('А в бежевом есть?'), context));
measure('a search, to compare', () => turn(city, newSession, says('угловой диван до 200 тыс'), context));
catalog.close();
rmSync(folder, { recursive: true });

function measure(name: string, work: () => unknown): void {
  const durations: number[] = [];
  for (let round = 0; round < times + 300; round += 1) {
    const start = performance.now();
    work();
    // The first ones are compiled while they run.
    if (round >= 300) durations.push(performance.now() - start);
  }
  console.log(`${name.padEnd(26)} ${quantiles(durations)}`);
}

function product(index: number): Product {
  const colour = colours[index % colours.length] ?? '';
  return {
    sku: `A-${index}`,
    name: `Диван угловой «Модель ${index % 500}» ${colour}`,
    category: ['Мебель', index % 3 === 0 ? 'Кресла' : 'Диваны'],
    price: 10_000_000 + index * 1000,
    currency: 'KZT',
    images: ['https://shop.example/a.jpg'],
    attributes: [
      { name: 'Цвет', value: colour },
      { name: 'Размер', value: '240х160х90 см' },
    ],
    description: 'Каркас из берёзы и фанеры, пружинный блок, раскладывается вперёд. '.repeat(5),
    link: `https://shop.example/${index}`,
  };
}

function says(text: string): ConversationEvent {
  return { kind: 'text', chat, customer, text };
}

function commands(name: string): ConversationEvent {
  return { kind: 'command', chat, customer, name, argument: '' };
}

function presses(data: string): ConversationEvent {
  return { kind: 'press', chat, customer, messageId: '7', callbackId: 'c1', data };
}
