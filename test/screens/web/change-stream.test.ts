import { afterEach, beforeEach, expect, test } from 'vitest';
import { type DevServer, startDevServer } from './dev-server.ts';

let dev: DevServer;

beforeEach(async () => {
  dev = await startDevServer();
});

afterEach(() => dev.close());

/** Opens the stream of changes, as a page does; `ended` resolves when either side hung up. */
async function openEvents() {
  const hangUp = new AbortController();
  const response = await dev.get('/dev/events', { signal: hangUp.signal });
  const received: string[] = [];
  const changes = () => received.join('').split('event: change\n').length - 1;
  const ended = collect(response, received).catch(() => {});
  return { response, changes, ended, close: () => hangUp.abort() };
}

async function collect(response: Response, received: string[]): Promise<void> {
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  for (let part = await reader?.read(); part?.value !== undefined; part = await reader?.read()) {
    received.push(part.value);
  }
}

test('A change is told at once.', async () => {
  const events = await openEvents();
  expect(events.response.headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
  await new Promise((done) => setTimeout(done, 30));
  expect(events.changes()).toBe(0);
  dev.world.change();
  await expect.poll(events.changes, { interval: 5 }).toBe(1);
  events.close();
});

test('Many changes are told as few, and the last one is never lost.', async () => {
  const events = await openEvents();
  const startedAt = performance.now();
  while (performance.now() - startedAt < 220) {
    dev.world.change();
    await new Promise((done) => setTimeout(done, 2));
  }
  await new Promise((done) => setTimeout(done, 150));
  const told = events.changes();
  expect(told).toBeGreaterThanOrEqual(2);
  expect(told).toBeLessThanOrEqual(7);
  dev.world.change();
  await expect.poll(events.changes, { interval: 5 }).toBe(told + 1);
  events.close();
});

test('A page that is closed stops listening, and the others go on.', async () => {
  const [one, other] = [await openEvents(), await openEvents()];
  await expect.poll(() => dev.world.listeners.size).toBe(2);
  one.close();
  await one.ended;
  await expect.poll(() => dev.world.listeners.size).toBe(1);
  dev.world.change();
  await expect.poll(other.changes).toBe(1);
  dev.server.closeAllConnections();
  await other.ended;
  await expect.poll(() => dev.world.listeners.size).toBe(0);
});
