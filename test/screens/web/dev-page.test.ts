import { once } from 'node:events';
import { request } from 'node:http';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { DevState } from '../../../src/screens/web/dev-world.ts';
import { type DevServer, startDevServer } from './dev-server.ts';
import { message } from './small-world.ts';

const hostile = '</script><script>alert("1")</script>\u2028<b>жирный';

let dev: DevServer;

beforeEach(async () => {
  dev = await startDevServer();
});

afterEach(() => dev.close());

/** `fetch` does not let one choose the Host header. */
function statusForHost(host: string): Promise<number | undefined> {
  return new Promise((done, failed) => {
    const asked = request(
      { port: dev.port, host: '127.0.0.1', path: '/dev/state', headers: { host } },
      (response) => {
        response.resume();
        done(response.statusCode);
      },
    );
    asked.on('error', failed).end();
  });
}

const chat = { city: 'almaty', customer: 7 };

async function stateFor(query: string): Promise<DevState> {
  return (await (await dev.get(`/dev/state?${query}`)).json()) as DevState;
}

test('The page comes with everything it loads, and with nothing inline.', async () => {
  const page = await dev.get('/');
  expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8');
  const html = await page.text();
  expect(html).not.toMatch(/<style|style=|<script(?![^>]*src=)|\son\w+=/i);
  const wanted = [...html.matchAll(/(?:src|href)="([^"]+)"/g)].map((match) => match[1] ?? '');
  expect(wanted).toHaveLength(3);
  for (const path of wanted) expect((await dev.get(path)).status, path).toBe(200);
  const types = await Promise.all(
    wanted.map(async (path) => (await dev.get(path)).headers.get('content-type')),
  );
  expect(new Set(types)).toEqual(
    new Set(['image/svg+xml', 'text/javascript; charset=utf-8', 'text/css; charset=utf-8']),
  );
});

test('What has its hash in its name is kept by the browser, the rest is asked for and mostly not sent again.', async () => {
  const page = await dev.get('/');
  expect(page.headers.get('cache-control')).toBe('no-cache');
  const known = { headers: { 'if-none-match': page.headers.get('etag') ?? '' } };
  const script = /src="([^"]+\.js)"/.exec(await page.text())?.[1] ?? '';
  expect((await dev.get('/', known)).status).toBe(304);
  expect((await dev.get('/icon.svg', known)).status).toBe(200);
  const zipped = await dev.get(script);
  expect(zipped.headers.get('cache-control')).toContain('immutable');
  expect(zipped.headers.get('content-encoding')).toBe('gzip');
  const plain = await dev.get(script, { headers: { 'accept-encoding': 'identity' } });
  expect(plain.headers.get('content-encoding')).toBeNull();
  expect(await plain.text()).toBe(await zipped.text());
});

test('No answer may be framed, kept, guessed at, or run what is not ours.', async () => {
  for (const path of ['/', '/dev/state', '/nothing']) {
    const { headers } = await dev.get(path);
    const policy = headers.get('content-security-policy');
    expect(policy).toContain("default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'");
    expect(policy).not.toContain('unsafe');
    expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
    expect(headers.get('x-frame-options')).toBe('DENY');
    expect(headers.get('cache-control')).toBe(path === '/' ? 'no-cache' : 'no-store');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
  }
});

test('The world is told in one piece, with the first city and customer where others are not there.', async () => {
  dev.world.down = true;
  dev.world.sent.push(message('7', 'диван'), message('8', 'sofa'), message('-100', 'Заявка'));
  const told = await stateFor('city=paris&customer=99');
  expect(told).toMatchObject({
    ...{ root: '/shop', since: 1, city: 'almaty', customer: 7 },
    cities: dev.world.cities(),
    managers: dev.world.managers(),
    deals: dev.world.deals(),
    diagnostics: dev.world.diagnostics(),
    ...{ crmDown: true, telegramLimited: false },
    answers: [{ callbackId: 'c1', text: 'Готово' }],
    chat: { messages: [message('7', 'диван')], earlier: 0, typingMs: 0 },
    group: { chatId: '-100', messages: [message('-100', 'Заявка')] },
  });
  expect(told.customers).toMatchObject([
    { id: 7, isBlocked: false, last: { text: 'диван' } },
    { id: 8, last: { text: 'sofa' } },
  ]);
});

test('A city without a managers’ group has none, and a chat shows its customer alone.', async () => {
  dev.world.sent.push(message('7', 'диван'), message('8', 'sofa'));
  const astana = await stateFor('city=astana&customer=8');
  expect(astana).not.toHaveProperty('group');
  expect(astana.chat.messages).toEqual([]);
  const chat = await stateFor('city=almaty&customer=8');
  expect(chat.chat.messages).toEqual([message('8', 'sofa')]);
});

test('Of a long conversation the newest messages are told, and more when they are asked for.', async () => {
  dev.world.sent.push(...Array.from({ length: 230 }, (_, at) => message('7', `№ ${at}`)));
  const short = await stateFor('city=almaty&customer=7');
  expect(short.chat).toMatchObject({ earlier: 30 });
  expect(short.chat.messages[0]?.text).toBe('№ 30');
  const long = await stateFor('city=almaty&customer=7&most=400');
  expect(long.chat).toMatchObject({ earlier: 0 });
  expect(long.chat.messages).toHaveLength(230);
});

test('Markup in a message arrives as it was said.', async () => {
  expect((await dev.post('/dev/say', { ...chat, text: hostile })).status).toBe(204);
  const response = await dev.get('/dev/state?city=almaty&customer=7');
  expect(response.headers.get('content-type')).toBe('application/json; charset=utf-8');
  expect(await response.json()).toMatchObject({ chat: { messages: [{ text: hostile }] } });
});

test('What a person says, presses and switches reaches the world.', async () => {
  await dev.post('/dev/say', { ...chat, text: '/start' });
  const pressed = await dev.post('/dev/press', { city: 'almaty', person: 7, messageId: 12, data: 'c:1' });
  expect(await pressed.json()).toEqual({ callbackId: 'c12' });
  await dev.post('/dev/press', { city: 'almaty', person: 9, messageId: 13, data: 'k:1' });
  await dev.post('/dev/stage', { deal: '41', stage: 'WON' });
  dev.world.sent.push(message('-100', 'карточка'));
  await dev.post('/dev/reply', { city: 'almaty', manager: 9, messageId: 1, text: 'Да' });
  await dev.post('/dev/topic', { city: 'almaty', manager: 9, topic: 3, text: 'В теме' });
  await dev.post('/dev/contact', chat);
  await dev.post('/dev/location', { ...chat, latitude: 43.2, longitude: -76.9 });
  await dev.post('/dev/block', { ...chat, on: true });
  await dev.post('/dev/telegram', { limited: true });
  await dev.post('/dev/crm', { down: true });
  expect(dev.world.done).toEqual([
    ['say', 'almaty', 7, '/start'],
    ['press', 'almaty', 7, 12, 'c:1'],
    ['press', 'almaty', 9, 13, 'k:1'],
    ['stage', '41', 'WON'],
    ['reply', 'almaty', 9, 1, 'Да'],
    ['topic', 'almaty', 9, 3, 'В теме'],
    ['contact', 'almaty', 7, '+77010000007'],
    ['location', 'almaty', 7, { latitude: 43.2, longitude: -76.9 }],
    ['block', 'almaty', 7, true],
    ['telegram', true],
  ]);
  expect(dev.world.down).toBe(true);
});

test.for([
  ['/dev/past?city=paris&customer=7'],
  ['/dev/past?city=almaty&customer=99'],
  ['/dev/past?city=almaty'],
  ['/dev/past'],
  ['/dev/message?city=paris&chat=7&message=1'],
  ['/dev/message?city=almaty&chat=7&message=2'],
  ['/dev/message'],
  ['/dev/file/nothing'],
  ['/dev/file/local'],
  ['/dev/'],
  ['/index.htm'],
  ['/../dev-page.ts'],
  ['/%2e%2e/dev-page.ts'],
  ['/constructor'],
])('%s is not there, and that is told as JSON.', async ([path]) => {
  const response = await dev.get(path ?? '');
  expect(response.status).toBe(404);
  expect(await response.json()).toEqual({ error: expect.stringMatching(/\.$/) });
});

test('Saying something in an unknown city or as an unknown customer changes nothing.', async () => {
  expect((await dev.post('/dev/say', { city: 'paris', customer: 7, text: 'a' })).status).toBe(404);
  expect((await dev.post('/dev/say', { city: 'almaty', customer: 9, text: 'a' })).status).toBe(404);
  const unknown = { city: 'almaty', manager: 9, messageId: 5, text: 'a' };
  expect((await dev.post('/dev/reply', unknown)).status).toBe(404);
  expect((await dev.post('/dev/reply', { ...unknown, manager: 7 })).status).toBe(404);
  expect((await dev.post('/dev/stage', { deal: '41', stage: 'LOSE' })).status).toBe(404);
  expect((await dev.post('/dev/stage', { deal: '42', stage: 'WON' })).status).toBe(404);
  expect((await dev.post('/dev/reply', { ...unknown, city: 'astana' })).status).toBe(404);
  expect((await dev.post('/dev/topic', { ...unknown, topic: 4 })).status).toBe(404);
  expect(dev.world.done).toEqual([]);
});

test.for<[string, string, unknown]>([
  ['/dev/say', 'city', { customer: 7, text: 'a' }],
  ['/dev/say', 'city', { city: 5, customer: 7, text: 'a' }],
  ['/dev/say', 'customer', { city: 'almaty', customer: '7', text: 'a' }],
  ['/dev/say', 'customer', { city: 'almaty', customer: 7.5, text: 'a' }],
  ['/dev/say', 'text', { city: 'almaty', customer: 7 }],
  ['/dev/say', 'text', { city: 'almaty', customer: 7, text: ' \n' }],
  ['/dev/say', 'text', { city: 'almaty', customer: 7, text: 'a'.repeat(4097) }],
  ['/dev/press', 'messageId', { city: 'almaty', person: 7, messageId: 0, data: 'a' }],
  ['/dev/press', 'data', { city: 'almaty', person: 7, messageId: 1, data: 'a'.repeat(65) }],
  ['/dev/press', 'data', { city: 'almaty', person: 7, messageId: 1, data: null }],
  ['/dev/press', 'person', { city: 'almaty', messageId: 1, data: 'a' }],
  ['/dev/reply', 'manager', { city: 'almaty', messageId: 1, text: 'a' }],
  ['/dev/reply', 'text', { city: 'almaty', manager: 9, messageId: 1, text: '' }],
  ['/dev/topic', 'topic', { city: 'almaty', manager: 9, topic: -3, text: 'a' }],
  ['/dev/contact', 'phone', { city: 'almaty', customer: 8 }],
  ['/dev/location', 'latitude', { city: 'almaty', customer: 7, latitude: 91, longitude: 0 }],
  ['/dev/location', 'longitude', { city: 'almaty', customer: 7, latitude: 9, longitude: '0' }],
  ['/dev/topics', 'supergroup', { city: 'astana', on: true }],
  ['/dev/customer', 'name', { name: ' ', language: 'ru' }],
  ['/dev/customer', 'language', { name: 'Я', language: 'русский' }],
  ['/dev/customer', 'phone', { name: 'Я', language: 'ru', phone: 'позвоните' }],
  ['/dev/customer', '@name', { name: 'Я', language: 'ru', username: 'я' }],
  ['/dev/customer', 'id', { id: 200_001, name: 'Я', language: 'ru' }],
  ['/dev/block', 'on', { city: 'almaty', customer: 7 }],
  ['/dev/telegram', 'limited', {}],
  ['/dev/crm', 'down', { down: 'yes' }],
  ['/dev/crm', 'down', {}],
  ['/dev/crm', 'JSON object', []],
  ['/dev/crm', 'JSON object', null],
  ['/dev/crm', 'JSON', '{"down":'],
  ['/dev/crm', 'JSON', ''],
])('%s refuses a body with a wrong %s, and names it.', async ([path, named, body]) => {
  const response = await dev.post(path, body);
  expect(response.status).toBe(400);
  expect(await response.json()).toEqual({ error: expect.stringContaining(named) });
  expect(dev.world.done).toEqual([]);
  expect(dev.world.down).toBe(false);
});

test('A customer is added under the next id, and changed under their own.', async () => {
  const added = await dev.post('/dev/customer', { name: ' Жанар ', language: 'kk', username: '@zhanar' });
  expect(await added.json()).toEqual({ id: 100_001 });
  await dev.post('/dev/customer', { id: 100_001, name: 'Жанар', language: 'ru', phone: '+77010000009' });
  expect(dev.world.done).toEqual([
    ['customer', { id: 100_001, name: 'Жанар', language: 'kk', username: 'zhanar' }],
    ['customer', { id: 100_001, name: 'Жанар', language: 'ru', phone: '+77010000009' }],
  ]);
});

test('A conversation is recorded under its name; why it cannot be is told.', async () => {
  const talk = { city: 'almaty', customer: 7 };
  const recorded = await dev.post('/dev/record', { ...talk, name: 'Диван' });
  expect(await recorded.json()).toEqual({
    file: 'cities/almaty/tests/recorded.yaml',
    steps: 1,
    isPassing: true,
  });
  const refused = await dev.post('/dev/record', { ...talk, name: 'refused' });
  expect([refused.status, await refused.json()]).toEqual([409, { error: 'The conversation has no steps.' }]);
  expect(dev.world.done).toEqual([
    { record: 'almaty', customer: 7, name: 'Диван' },
    { record: 'almaty', customer: 7, name: 'refused' },
  ]);
});

test('A body may be 64 KiB long and no longer.', async () => {
  const body = JSON.stringify({ down: true });
  expect((await dev.post('/dev/crm', body.padEnd(64 * 1024))).status).toBe(204);
  dev.world.down = false;
  expect((await dev.post('/dev/crm', body.padEnd(64 * 1024 + 1))).status).toBe(413);
  const large = await dev.post('/dev/crm', body.padEnd(3 * 1024 * 1024));
  expect(large.status).toBe(413);
  expect(await large.json()).toEqual({ error: expect.stringContaining('65536') });
  expect(dev.world.down).toBe(false);
});

test('A form of another site cannot post: its content type is not ours.', async () => {
  const response = await dev.post('/dev/crm', '{"down":true}', { 'content-type': 'text/plain' });
  expect(response.status).toBe(415);
  expect(dev.world.down).toBe(false);
});

test('Only our own origin may post.', async () => {
  const down = { down: true };
  for (const origin of [
    'http://evil.example',
    'null',
    `https://127.0.0.1:${dev.port}`,
    `http://localhost:${dev.port}`,
  ]) {
    expect((await dev.post('/dev/crm', down, { origin })).status, origin).toBe(403);
  }
  expect(dev.world.down).toBe(false);
  expect((await dev.post('/dev/crm', down, { origin: `http://127.0.0.1:${dev.port}` })).status).toBe(204);
});

test('Only our own hosts are answered, so that no name can be rebound to us.', async () => {
  expect(await statusForHost(`localhost:${dev.port}`)).toBe(200);
  expect(await statusForHost(`LOCALHOST:${dev.port}`)).toBe(200);
  expect(await statusForHost('evil.example')).toBe(403);
  expect(await statusForHost(`evil.example:${dev.port}`)).toBe(403);
  expect(await statusForHost('localhost')).toBe(403);
});

test('A path is read or written, never the other one.', async () => {
  expect((await dev.get('/dev/say')).status).toBe(405);
  expect((await dev.post('/dev/state', {})).status).toBe(405);
  expect((await dev.post('/', {})).status).toBe(405);
  expect((await dev.post('/dev/events', {})).status).toBe(405);
  expect((await dev.post('/nothing', {})).status).toBe(404);
  expect((await dev.get('/', { method: 'HEAD' })).status).toBe(200);
});

test('A picture is shown, a picture of the web is pointed to, and anything else cannot be opened as a page.', async () => {
  const photo = await dev.get('/dev/file/sofa%201');
  expect(photo.headers.get('content-type')).toBe('image/jpeg');
  expect(new Uint8Array(await photo.arrayBuffer())).toEqual(new Uint8Array([1, 2, 3]));
  const remote = await dev.get('/dev/file/shop', { redirect: 'manual' });
  expect(remote.status).toBe(302);
  expect(remote.headers.get('location')).toBe('https://example.com/sofa.jpg');
  const drawing = await dev.get('/dev/file/drawing');
  expect(drawing.headers.get('content-type')).toBe('application/octet-stream');
  expect(drawing.headers.get('content-security-policy')).toContain('sandbox');
  expect((await dev.get('/dev/file/%ff')).status).toBe(400);
});

test("The operator's problem is told to the person; a bug only to the terminal.", async () => {
  const stopped = await dev.post('/dev/say', { ...chat, text: 'stopped' });
  expect(stopped.status).toBe(400);
  expect(await stopped.json()).toEqual({ error: 'The bot is stopped.', hint: 'Start it.' });
  expect(dev.bugs).toEqual([]);
  const bug = await dev.post('/dev/say', { ...chat, text: 'bug' });
  expect(bug.status).toBe(500);
  expect(await bug.text()).not.toContain('secret detail');
  expect(dev.bugs).toEqual([expect.objectContaining({ message: 'secret detail' })]);
});

test('A browser that hangs up while it posts is no bug.', async () => {
  const asked = request({
    port: dev.port,
    host: '127.0.0.1',
    method: 'POST',
    path: '/dev/crm',
    headers: { host: `127.0.0.1:${dev.port}`, 'content-type': 'application/json', 'content-length': 100 },
  });
  asked.on('error', () => {});
  const arrived = once(dev.server, 'request');
  asked.write('{"down"');
  const [incoming] = await arrived;
  const gone = new Promise((done) => incoming.once('close', done));
  asked.destroy();
  await gone;
  // The page notices a moment later than this test.
  await new Promise((done) => setTimeout(done, 20));
  expect(dev.bugs).toEqual([]);
  expect(dev.world.down).toBe(false);
});
