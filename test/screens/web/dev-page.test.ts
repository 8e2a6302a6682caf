import { once } from 'node:events';
import { request } from 'node:http';
import { afterEach, beforeEach, expect, test } from 'vitest';
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
      { port: dev.port, host: '127.0.0.1', path: '/dev/world', headers: { host } },
      (response) => {
        response.resume();
        done(response.statusCode);
      },
    );
    asked.on('error', failed).end();
  });
}

const chat = { city: 'almaty', customer: 7 };

test('The page comes with everything it loads, and with nothing inline.', async () => {
  const page = await dev.get('/');
  expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8');
  const html = await page.text();
  expect(html).not.toMatch(/<style|style=|<script(?![^>]*src=)|\son\w+=/i);
  const wanted = [...html.matchAll(/(?:src|href)="([^"]+)"/g)].map((match) => match[1] ?? '');
  expect(wanted).toContain('/dev.js');
  expect(wanted).toContain('/dev.css');
  for (const path of wanted) expect((await dev.get(path)).status, path).toBe(200);
});

test('Every module that a script of the page imports is served.', async () => {
  const seen = new Set<string>();
  const visit = async (path: string): Promise<void> => {
    if (seen.has(path)) return;
    seen.add(path);
    const response = await dev.get(path);
    expect(response.headers.get('content-type'), path).toBe('text/javascript; charset=utf-8');
    for (const match of (await response.text()).matchAll(/from '\.(\/[^']+)'/g)) await visit(match[1] ?? '');
  };
  await visit('/dev.js');
  expect(seen.size).toBeGreaterThan(3);
});

test('No answer may be framed, kept, guessed at, or run what is not ours.', async () => {
  for (const path of ['/', '/dev/world', '/nothing']) {
    const { headers } = await dev.get(path);
    expect(headers.get('content-security-policy')).toContain(
      "default-src 'self'; img-src 'self' https: data:",
    );
    expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
    expect(headers.get('x-frame-options')).toBe('DENY');
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
  }
});

test('The world is told in one piece.', async () => {
  dev.world.down = true;
  expect(await (await dev.get('/dev/world')).json()).toEqual({
    cities: dev.world.cities(),
    customers: dev.world.customers(),
    managers: dev.world.managers(),
    deals: dev.world.deals(),
    diagnostics: dev.world.diagnostics(),
    crmDown: true,
  });
});

test('A chat holds the messages of its customer only, and how presses were answered.', async () => {
  dev.world.sent.push(message('7', 'диван'), message('8', 'sofa'));
  expect(await (await dev.get('/dev/chat?city=almaty&customer=7')).json()).toEqual({
    chatId: '7',
    messages: [message('7', 'диван')],
    answers: [{ callbackId: 'c1', text: 'Готово' }],
  });
});

test("The managers' group is a chat too, and a city without one has an empty one.", async () => {
  dev.world.sent.push(message('-100', 'Заявка'));
  expect(await (await dev.get('/dev/chat?city=almaty&group=1')).json()).toMatchObject({
    chatId: '-100',
    messages: [message('-100', 'Заявка')],
  });
  expect(await (await dev.get('/dev/chat?city=astana&group=1')).json()).toMatchObject({
    chatId: null,
    messages: [],
  });
});

test('Markup in a message arrives as it was said.', async () => {
  expect((await dev.post('/dev/say', { ...chat, text: hostile })).status).toBe(204);
  const response = await dev.get('/dev/chat?city=almaty&customer=7');
  expect(response.headers.get('content-type')).toBe('application/json; charset=utf-8');
  expect(await response.json()).toMatchObject({ messages: [{ text: hostile }] });
});

test('What a person says, presses and switches reaches the world.', async () => {
  await dev.post('/dev/say', { ...chat, text: '/start' });
  await dev.post('/dev/press', { city: 'almaty', person: 7, messageId: 12, data: 'c:1' });
  await dev.post('/dev/press', { city: 'almaty', person: 9, messageId: 13, data: 'k:1' });
  await dev.post('/dev/stage', { deal: '41', stage: 'WON' });
  dev.world.sent.push(message('-100', 'карточка'));
  await dev.post('/dev/reply', { city: 'almaty', manager: 9, messageId: 1, text: 'Да' });
  await dev.post('/dev/crm', { down: true });
  expect(dev.world.done).toEqual([
    ['say', 'almaty', 7, '/start'],
    ['press', 'almaty', 7, 12, 'c:1'],
    ['press', 'almaty', 9, 13, 'k:1'],
    ['stage', '41', 'WON'],
    ['reply', 'almaty', 9, 1, 'Да'],
  ]);
  expect(dev.world.down).toBe(true);
});

test.for([
  ['/dev/chat?city=paris&customer=7'],
  ['/dev/chat?city=paris&group=1'],
  ['/dev/chat?city=almaty&customer=99'],
  ['/dev/chat?city=almaty'],
  ['/dev/chat'],
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
  expect((await dev.post('/dev/world', {})).status).toBe(405);
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
