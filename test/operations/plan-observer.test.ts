import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { visibleText } from '../../src/base/html.ts';
import { idOf } from '../../src/base/ids.ts';
import { openCatalog } from '../../src/catalog/open-catalog.ts';
import type { City } from '../../src/city/city.ts';
import type { CustomerEvent } from '../../src/conversation/event.ts';
import { newSession } from '../../src/conversation/session.ts';
import { turn } from '../../src/conversation/turn.ts';
import { deployCities } from '../../src/operations/deploy-cities.ts';
import { planCities } from '../../src/operations/plan-cities.ts';
import { openPlatform, openTargetStore, type Platform } from '../../src/operations/platform.ts';
import type { Message } from '../../src/ports/messenger.ts';
import { cityOf } from '../../src/runtime/live-cities.ts';
import { isLong } from '../support/long.ts';
import { platformFolder, smallCity } from '../support/platform-folder.ts';
import { tools } from '../support/tools.ts';

const names = [
  'Диван угловой «Каскад»',
  'Диван прямой «Ручей»',
  'Стул «Тополь»',
  'Кровать «Ладога»',
  'Стол «Нура»',
];
const categories = ['Диваны', 'Диваны', 'Стулья', 'Кровати', 'Столы'];

/** What may differ between two states of a shop; `price`: whole tenge, null where the product is not there. */
interface Shop {
  readonly name: string;
  readonly greeting: string;
  readonly help: string;
  readonly synonym: string | null;
  readonly prices: readonly (number | null)[];
  readonly stock: readonly number[];
}

const shop: fc.Arbitrary<Shop> = fc.record({
  name: fc.constantFrom('Алматы', 'Алма-Ата'),
  greeting: fc.constantFrom('Здравствуйте!', 'Это магазин в городе {city_name}.', 'Қош келдіңіз!'),
  help: fc.constantFrom('Напишите, что ищете.', 'Пишите, помогу!'),
  synonym: fc.constantFrom(null, 'Стул «Тополь»'),
  prices: fc.tuple(...names.map(() => fc.constantFrom(null, 5000, 90_000))),
  stock: fc.tuple(...names.map(() => fc.constantFrom(0, 3))),
});

/** Two states that are often the same, or nearly so, and never empty. */
const pairs = fc
  .tuple(shop, shop, fc.subarray(['name', 'greeting', 'help', 'synonym', 'prices', 'stock'] as const))
  .map(([before, other, changed]) => {
    const after = Object.fromEntries(changed.map((part) => [part, other[part]]));
    return [before, { ...before, ...after }] as const;
  })
  .filter((both) => both.every(({ prices }) => prices.some((price) => price !== null)));

function filesOf({ name, greeting, help, synonym, prices, stock }: Shop): Readonly<Record<string, string>> {
  const rows = names.flatMap((product, at) =>
    prices[at] === null ? [] : [`${skuOf(at)};${product};${categories[at]};${prices[at]};${stock[at]}`],
  );
  const yaml = smallCity('almaty')['cities/almaty/city.yaml'] ?? '';
  return {
    'cities/almaty/city.yaml': yaml.replace(/^name: .*$/m, `name: ${name}`).replace('[ru, kk]', '[ru]'),
    'cities/almaty/prompts/ru.yaml': `greeting: "${greeting}"\nhelp: "${help}"\n`,
    'cities/almaty/catalog.csv': `Артикул;Наименование;Категория;Цена;Остаток\n${rows.join('\n')}\n`,
    'cities/almaty/synonyms.yaml': synonym === null ? '{}\n' : `сидушка: [${synonym.split(' ')[0]}]\n`,
  };
}

function skuOf(at: number): string {
  return `ТВ-${at + 1}00`;
}

/** A customer of one state: writes, reads, presses. Knows nothing of plans. */
function customerOf(city: City) {
  const chat = '1';
  const customer = { id: chat, name: 'Айгерим', language: 'ru' };
  const answers = (event: CustomerEvent): readonly Message[] => {
    const context = { now: 1_764_000_000_000, key: 'observed', bot: '1' };
    return turn(city, newSession, event, context).effects.flatMap((effect) =>
      effect.kind === 'send' ? [effect.message] : [],
    );
  };
  const seen = (messages: readonly Message[]) => messages.map(({ html }) => visibleText(html)).join('\n');
  const says = (text: string) => answers({ kind: 'text', text, chat, customer });
  const cards = (text: string) =>
    says(text)
      .flatMap(({ buttons = [] }) => buttons.flat())
      .flatMap((button) => (button.kind === 'press' && button.data.startsWith('1.p.') ? [button.data] : []));
  const presses = (data: string) =>
    seen(answers({ kind: 'press', chat, customer, messageId: '1', callbackId: '1', data }));
  return {
    command: (name: string) => seen(answers({ kind: 'command', name, argument: '', chat, customer })),
    /** What stands on the card of an article number; undefined where there is no such product. */
    card: (sku: string): string | undefined =>
      cards(sku)
        .map(presses)
        .find((card) => card.includes(sku)),
    /** The products that a query shows first, by their buttons. */
    first: (query: string) => cards(query).slice(0, 5),
    reads: (query: string) => seen(says(query)),
  };
}

async function liveCustomer(platform: Platform) {
  const store = await openTargetStore(platform);
  const live = await store.liveRelease(idOf('almaty'));
  const release = live && (await store.release(live.city, live.number));
  store.close();
  if (!release) throw new Error('nothing is live');
  const catalog = openCatalog(platform.data.absolute(`catalogs/${release.catalog}.db`));
  return { customer: customerOf(cityOf(release, catalog)), close: () => catalog.close() };
}

function priceOn(card: string): string {
  return /([\d\s\u00a0\u202f]+)₸/.exec(card)?.[1] ?? '';
}

async function compare(before: Shop, after: Shop): Promise<void> {
  const folder = platformFolder(filesOf(before));
  const platform = await openPlatform(tools, { root: folder.root });
  const deploy = () =>
    deployCities(tools, platform, { names: [], message: '', allow: ['product-drop', 'currency-change'] });
  expect((await deploy()).cities).toMatchObject([{ kind: 'live' }]);
  for (const [path, text] of Object.entries(filesOf(after))) folder.write(path, text);
  const [candidate] = (await planCities(tools, platform, { names: [], against: 'live' })).candidates;
  if (candidate?.kind !== 'ready') throw new Error('the files have mistakes');
  const { plan } = candidate;
  const old = await liveCustomer(platform);
  await deploy();
  const now = await liveCustomer(platform);
  try {
    const skus = names.map((_, at) => skuOf(at));
    const card = (sku: string) => [old.customer.card(sku), now.customer.card(sku)] as const;
    const observed = {
      added: skus.filter((sku) => card(sku)[0] === undefined && card(sku)[1] !== undefined),
      removed: skus.filter((sku) => card(sku)[0] !== undefined && card(sku)[1] === undefined),
      repriced: skus.filter((sku) => {
        const [was, is] = card(sku);
        return was !== undefined && is !== undefined && priceOn(was) !== priceOn(is);
      }),
    };
    const skusOf = (products: readonly { readonly sku: string }[]) =>
      products.map(({ sku }) => sku).toSorted();
    const { added, removed, repriced } = plan.products;
    expect({ added: skusOf(added), removed: skusOf(removed), repriced: skusOf(repriced) }).toEqual(observed);

    const greets = old.customer.command('start') !== now.customer.command('start');
    const usesName = after.greeting.includes('{city_name}');
    const renamed = plan.settings.some(({ path }) => path === 'name');
    const isTold = (key: string) => plan.texts.some((text) => text.key === key && text.wordings.length > 0);
    expect(isTold('greeting') || (renamed && usesName)).toBe(greets);
    expect(isTold('help')).toBe(old.customer.command('help') !== now.customer.command('help'));

    const there = names.filter((_, at) => after.prices[at] !== null);
    const asked = plan.searches.asked === 0 ? [] : there;
    const changed = plan.searches.changed.map(({ query }) => query).filter((query) => there.includes(query));
    expect(changed.toSorted()).toEqual(
      asked
        .filter((query) => String(old.customer.first(query)) !== String(now.customer.first(query)))
        .toSorted(),
    );
    const talks = [...names, ...skus, 'сидушка', 'диван до 50 тыс'];
    const isSeen =
      greets ||
      isTold('help') ||
      talks.some((text) => old.customer.reads(text) !== now.customer.reads(text)) ||
      skus.some((sku) => card(sku)[0] !== card(sku)[1]);
    // What nobody sees may be planned all the same: a synonym of a word that no product has.
    if (plan.isEmpty) expect(isSeen).toBe(false);
    if (isSeen) expect(plan.isEmpty).toBe(false);
  } finally {
    old.close();
    now.close();
  }
}

describe('A plan', () => {
  it('is the difference that a customer sees, over random pairs of shops', async () => {
    await fc.assert(
      fc.asyncProperty(pairs, async ([before, after]) => compare(before, after)),
      { numRuns: isLong ? 400 : 12 },
    );
  });
});
