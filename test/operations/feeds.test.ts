import { readdirSync } from 'node:fs';
import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { downloader, usualLimits } from '../../src/adapters/web/download.ts';
import type { FeedState } from '../../src/operations/feed-state.ts';
import { openPlatform } from '../../src/operations/platform.ts';
import { rollbackCity } from '../../src/operations/rollback-city.ts';
import { status } from '../../src/operations/status.ts';
import { statusText } from '../../src/report/status-text.ts';
import { plainStyle } from '../../src/report/style.ts';
import { almaty, customerOf, texts } from '../support/customer.ts';
import { platformFolder, smallCity } from '../support/platform-folder.ts';
import { serveDev, tools, until } from '../support/tools.ts';

const hour = 3600_000;
const header = 'Артикул;Цена;Остаток\n';
const usual = `${header}Д-1;90000;3\nД-2;80000;0\nС-1;9990,50;5\n`;

/** A shop whose answer a test changes, and a clock that it turns. */
async function shop(
  answer: RequestListener,
  more: { readonly yaml?: string; readonly port?: number; readonly catalog?: string } = {},
) {
  const state = { answer, asked: [] as IncomingMessage[], ahead: 0 };
  const server = createServer((request, response) => {
    state.asked.push(request);
    state.answer(request, response);
  });
  const listen = () => new Promise<void>((resolve) => server.listen(more.port ?? 0, '127.0.0.1', resolve));
  await listen();
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/feed`;
  const feeds = more.yaml ?? 'fields: [price, stock]';
  const yaml = (smallCity('almaty')['cities/almaty/city.yaml'] ?? '').replace(
    '[catalog.csv] }',
    `[catalog.csv], feeds: [{ url: "${url}", ${feeds} }] }`,
  );
  const folder = platformFolder(
    smallCity('almaty', { yaml, ...(more.catalog !== undefined && { catalog: more.catalog }) }),
  );
  const start = () =>
    serveDev(
      folder.root,
      { watch: 'prompts' },
      {
        clock: { now: () => Date.now() + state.ahead, monotonic: () => performance.now() },
        download: downloader({ ...usualLimits, maxBytes: 5000, totalMs: 600, idleMs: 300 }),
      },
    );
  const serving = await start();
  const known = async () => {
    const [feed] = await serving.store.feeds();
    return feed && (JSON.parse(feed.state) as FeedState);
  };
  const asks = async (times: number) =>
    until(async () => state.asked.length >= times && (await isSettled()), `${times} answers are dealt with`);
  /** What was asked last is written down, and is not waited for. */
  const isSettled = async () => ((await known())?.nextAt ?? 0) > Date.now() + state.ahead;
  const again = async (next: RequestListener, wait = hour * 1.1) => {
    const times = state.asked.length;
    state.answer = next;
    state.ahead += wait;
    await asks(times + 1);
  };
  let customers = 70;
  const card = async () => {
    customers += 1;
    const [text = ''] = texts(await customerOf(serving, almaty, customers).say('каскад'));
    return text.replaceAll('\u00a0', ' ');
  };
  const release = () => serving.runtime.cities.get(almaty)?.release;
  const isServed = (number: number) => until(() => release() === number, `release ${number} is served`);
  return { folder, serving, state, known, asks, again, card, release, isServed, yaml, url };
}

const says = (text: string, headers: Record<string, string> = {}): RequestListener => {
  return (_, response) => response.writeHead(200, { 'content-type': 'text/csv', ...headers }).end(text);
};
const fails =
  (status: number): RequestListener =>
  (_: IncomingMessage, response: ServerResponse) =>
    response.writeHead(status).end();

describe('A feed', () => {
  it('brings prices to customers as a release of its own, whatever of the files waits', async () => {
    const { card, isServed, serving, known, folder, again, yaml } = await shop(says(usual));
    await isServed(2);
    expect(await card()).toContain('90 000');
    expect(await serving.store.release(almaty, 2)).toMatchObject({ origin: 'feed', products: 3 });
    expect(await known()).toMatchObject({
      accepted: { products: 3, unknown: 0 },
      problem: null,
      waits: null,
    });
    folder.write('cities/almaty/city.yaml', yaml.replace('name: Тест', 'name: Новый'));
    folder.write(
      'cities/almaty/catalog.csv',
      'Артикул;Наименование;Цена\nД-1;Диван;1\nД-2;Кресло;1\nС-1;Стул;1\n',
    );
    await until(
      async () => (await serving.store.notices()).get(almaty)?.pending.length === 2,
      'settings and catalog wait',
    );
    await again(says(usual.replace('90000', '85000')));
    await isServed(3);
    expect(await card()).toContain('85 000');
    expect(serving.runtime.cities.get(almaty)?.settings.name).toBe('Тест');
  });

  it('that says nothing new is not read again, and its shop is told what is known', async () => {
    const answers: RequestListener = (request, response) => {
      if (request.headers['if-none-match'] === '"1"') fails(304)(request, response);
      else says(usual, { etag: '"1"', 'last-modified': 'Mon, 23 Nov 2026 10:00:00 GMT' })(request, response);
    };
    const { again, state, known, isServed, release } = await shop(answers);
    await isServed(2);
    const before = await known();
    await again(answers);
    expect(state.asked.at(-1)?.headers['if-modified-since']).toBe('Mon, 23 Nov 2026 10:00:00 GMT');
    expect((await known())?.accepted).toEqual(before?.accepted);
    expect((await known())?.freshAt).toBeGreaterThan(before?.freshAt ?? 0);
    expect(release()).toBe(2);
  });

  it('waits while a rollback holds the city, and is live after it', async () => {
    const { again, isServed, serving, known, folder, card } = await shop(says(usual));
    await isServed(2);
    folder.write('cities/almaty/prompts/ru.yaml', 'greeting: Плохое\n');
    await isServed(3);
    const platform = await openPlatform(tools, { root: folder.root });
    await rollbackCity(tools, platform, 'almaty', 2);
    await isServed(2);
    await again(says(usual.replace('90000', '70000')));
    await until(async () => (await known())?.waits?.includes('pinned') === true, 'it is told to wait');
    expect(await card()).toContain('90 000');
    await serving.store.unpin(almaty, { at: 1, author: 'tester', origin: 'cli' });
    await again(says(usual.replace('90000', '70000')));
    await until(async () => (await card()).includes('70 000'), 'the price is live');
    expect((await known())?.waits).toBe(null);
  });

  it('that city.yaml names no longer is forgotten, with all that it said', async () => {
    const { isServed, folder, serving, card, yaml } = await shop(says(usual));
    await isServed(2);
    const platform = await openPlatform(tools, { root: folder.root });
    folder.write('cities/almaty/city.yaml', yaml.replace(/, feeds: .*\]/, ''));
    const { deployCities } = await import('../../src/operations/deploy-cities.ts');
    await deployCities(tools, platform, { names: [], message: '', allow: [] });
    await until(async () => (await serving.store.feeds()).length === 0, 'it is forgotten');
    expect(await card()).toContain('100 000');
    await until(() => readdirSync(join(folder.root, '.zeta/dev/feeds')).length === 0, 'its file is gone');
  });

  it('that has been silent for too long makes prices read as old, until it speaks again', async () => {
    const { isServed, again, card } = await shop(says(usual));
    await isServed(2);
    expect(await card()).not.toContain('уточняйте у менеджера');
    await again(fails(500), 26 * hour);
    expect(await card()).toContain('90 000 ₸ (уточняйте у менеджера)');
    await again(says(usual));
    expect(await card()).not.toContain('уточняйте у менеджера');
  });
});

it('Its age, its last answer and the next one are told by status', async () => {
  const more = usual + 'Нет-1;1;1\n';
  const { isServed, again, folder, url, state } = await shop(says(more));
  await isServed(2);
  await again(fails(500));
  const clock = { now: () => Date.now() + state.ahead, monotonic: () => performance.now() };
  const told = await status({ ...tools, clock }, await openPlatform(tools, { root: folder.root }));
  expect(told.cities[0]?.feeds).toMatchObject([
    {
      address: url,
      fields: ['price', 'stock'],
      products: 4,
      unknown: 1,
      isStale: false,
      problem: 'the answer was 500',
      waits: null,
    },
  ]);
  const lines = statusText(told, clock.now(), { style: plainStyle, language: 'en' }).replace(
    /next in \d+s|next in 1m/,
    'next soon',
  );
  expect(lines.split('\n').slice(-2)).toEqual([
    `  ↻ almaty: ${url} (price, stock): fresh 1h ago, 4 products, 1 not in the catalog, asked 0s ago, next soon`,
    '    ! not taken: The shop answers 500; open the address in a browser: it may have changed, or ask for a login',
  ]);
});

describe('A refused feed keeps the last good prices, and says why', () => {
  const rows = (from: number, to: number) =>
    Array.from({ length: to - from }, (_, index) => `Ж-${from + index};1000;1\n`).join('');
  const slow: RequestListener = (_, response) => {
    response.writeHead(200, { 'content-type': 'text/csv' }).write(header);
    const timer = setInterval(() => response.write('Д'), 50);
    response.on('close', () => clearInterval(timer));
  };
  it.each<readonly [why: string, answer: RequestListener, problem: RegExp]>([
    ['hangs', () => undefined, /nothing came for too long/],
    ['trickles', slow, /not all of it within/],
    [
      'breaks off',
      (_, response) => {
        response.writeHead(200, { 'content-length': '900' }).write(header);
        setTimeout(() => response.destroy(), 20);
      },
      /broke off/,
    ],
    [
      'leads into a private network',
      (_, response) => response.writeHead(302, { location: 'https://10.0.0.1/f' }).end(),
      /private network/,
    ],
    ['is too large', says(`${usual}${'x'.repeat(6000)}`), /larger than 5000 bytes/],
    ['is a page', says('<p>', { 'content-type': 'text/html' }), /web page/],
    ['is a page that does not say so', says('<!DOCTYPE html><html><body>Login</body></html>'), /^ZK141/],
    ['is empty', says(''), /^ZK113/],
    ['has no products', says(header), /^guard empty|^ZK113/],
    [
      'is cut off',
      says('<?xml version="1.0"?><yml_catalog><shop><offers><offer id="Д-1"><price>1</price></offer>', {
        'content-type': 'text/xml',
      }),
      /guard cut-off/,
    ],
    [
      'is of last week',
      says(usual.replace('90000', '1'), { 'last-modified': 'Mon, 16 Nov 2026 10:00:00 GMT' }),
      /guard older/,
    ],
    ['is another shop’s', says(`${header}Д-1;1;1\n${rows(0, 4)}`), /guard (other-shop|product-drop)/],
    ['lost many products', says(`${header}Д-1;1;1\n`), /guard product-drop: 2 of 3/],
    [
      'is in another currency',
      says(
        '<?xml version="1.0"?><yml_catalog><shop><offers><offer id="Д-1"><price>1</price><currencyId>RUB</currencyId></offer></offers></shop></yml_catalog>',
      ),
      /guard currency-change/,
    ],
    ['has no prices', says('Артикул;Наименование\nД-1;Диван\nД-2;Диван\nС-1;Стул\n'), /guard empty/],
    ['answers with an error', fails(500), /the answer was 500/],
  ])('that %s', async (_, answer, problem) => {
    const good = says(usual, { 'last-modified': 'Mon, 23 Nov 2026 10:00:00 GMT' });
    const { isServed, again, known, card, release } = await shop(good);
    await isServed(2);
    await again(answer);
    expect((await known())?.problem).toMatch(problem);
    expect(release()).toBe(2);
    expect(await card()).toContain('90 000');
  });
});

it('A feed whose prices lost a factor of 100 is refused, at the first time and later', async () => {
  const rows = (price: number) => Array.from({ length: 6 }, (_, at) => `П-${at};${price + at};1\n`).join('');
  const catalog = `Артикул;Наименование;Цена\n${Array.from({ length: 6 }, (_, at) => `П-${at};Пуф ${at};50000\n`).join('')}`;
  const { asks, again, known, release, isServed } = await shop(says(`${header}${rows(500)}`), { catalog });
  await asks(1);
  expect((await known())?.problem).toMatch(/guard price-drop: 6 of 6/);
  expect(release()).toBe(1);
  // Half the price is a sale; a tenth of what customers see since is none.
  await again(says(`${header}${rows(25_000)}`));
  await isServed(2);
  await again(says(`${header}${rows(2_400)}`));
  expect((await known())?.problem).toMatch(/guard price-drop: 6 of 6/);
  expect(release()).toBe(2);
});

it('A feed of another shop is refused at the first time, too', async () => {
  const others = Array.from({ length: 9 }, (_, index) => `Ж-${index};1000;1\n`).join('');
  const { asks, known, release } = await shop(says(`${header}Д-1;1;1\n${others}`));
  await asks(1);
  expect((await known())?.problem).toMatch(/guard other-shop: the catalog has 1 of its 10/);
  expect(release()).toBe(1);
});

it('A yml that was written before the last one is refused', async () => {
  const yml = (date: string, price: number) =>
    says(
      `<?xml version="1.0"?><yml_catalog date="${date}"><shop><offers>${['Д-1', 'Д-2', 'С-1']
        .map((sku) => `<offer id="${sku}"><price>${price}</price></offer>`)
        .join('')}</offers></shop></yml_catalog>`,
      { 'content-type': 'text/xml' },
    );
  const { isServed, again, known, release } = await shop(yml('2026-11-23 10:00', 500));
  await isServed(2);
  await again(yml('2026-11-16 10:00', 400));
  expect((await known())?.problem).toMatch(/guard older: it was written 2026-11-16/);
  expect(release()).toBe(2);
});

it('A shop that is down is asked less and less often, and as before when it is back', async () => {
  const { asks, again, known, isServed, state } = await shop(fails(503));
  const waits: number[] = [];
  await asks(1);
  for (let times = 1; times <= 4; times += 1) {
    const { checkedAt = 0, nextAt = 0 } = (await known()) ?? {};
    waits.push(Math.round((nextAt - checkedAt) / 60_000));
    await again(fails(503), nextAt - Date.now() - state.ahead + 1);
  }
  expect(waits).toEqual([1, 2, 4, 8]);
  await again(says(usual));
  await isServed(2);
  expect(await known()).toMatchObject({ failures: 0, problem: null });
});
