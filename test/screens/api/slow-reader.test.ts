import { createServer } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import fastify from 'fastify';
import { describe, expect, it, onTestFinished } from 'vitest';
import { nodeTimers } from '../../../src/adapters/node/node-timers.ts';
import { systemClock } from '../../../src/adapters/node/system-clock.ts';
import type { Desk } from '../../../src/operations/api/desk.ts';
import { EventHub } from '../../../src/operations/api/events.ts';
import { eventTypes } from '../../../src/operations/api/server-event.ts';
import type { Access } from '../../../src/screens/api/access.ts';
import { addEventsRoute } from '../../../src/screens/api/events-route.ts';
import { almaty } from '../../support/customer.ts';
import { until } from '../../support/tools.ts';
import { readEvents } from './read-events.ts';

/** The route of events alone: everybody may watch everything. */
async function served() {
  const hub = new EventHub({ clock: systemClock, timers: nodeTimers });
  const waiting: number[] = [];
  const watch: Desk['watch'] = (_, __, { lastId, sink }) => {
    const mayStill = async () => undefined;
    const noted = {
      write: (text: string) => {
        sink.write(text);
        waiting.push(sink.waitingBytes);
      },
      get waitingBytes() {
        return sink.waitingBytes;
      },
      end: (text: string) => sink.end(text),
    };
    return hub.open({ name: 'a', cities: new Set(), types: new Set(eventTypes), lastId, mayStill }, noted);
  };
  const app = fastify();
  // Just what the route asks of them.
  const access = { needs: () => async () => undefined, callerOf: () => undefined } as unknown as Access;
  addEventsRoute(app, { watch } as unknown as Desk, access);
  await app.ready();
  const server = createServer((request, response) => app.routing(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    hub.close();
    server.closeAllConnections();
    server.close();
  });
  return { hub, waiting, port: (server.address() as AddressInfo).port };
}

describe('Who watches and does not read', () => {
  it('is cut off, and costs no more memory than one may', async () => {
    const { hub, waiting, port } = await served();
    const socket = connect(port, '127.0.0.1');
    let isClosed = false;
    socket.on('close', () => {
      isClosed = true;
    });
    socket.on('error', () => undefined);
    socket.pause();
    socket.write('GET /api/events HTTP/1.1\r\nhost: x\r\n\r\n');
    await until(() => hub.isWatched, 'it watches');
    const quick = await readEvents(fetch(`http://127.0.0.1:${port}/api/events`));
    await quick.next('ready');
    const event = { city: almaty, refused: 'x'.repeat(100_000), pending: [] };
    const bytes = event.refused.length;
    for (let at = 1; at <= 200; at += 1) {
      hub.tell('save', event);
      await until(() => quick.state.text.length > at * bytes, 'a quick reader has it');
    }
    // Its socket is not read, and closed all the same.
    socket.resume();
    await until(() => isClosed, 'it is cut off');
    expect(Math.max(...waiting)).toBeGreaterThan(100_000);
    expect(Math.max(...waiting)).toBeLessThan(800_000);
    expect(quick.state.isEnded).toBe(false);
  });

  it('is forgotten when it goes away', async () => {
    const { hub, waiting, port } = await served();
    const gone = await readEvents(fetch(`http://127.0.0.1:${port}/api/events`));
    await gone.next('ready');
    await gone.leave();
    const written = () => {
      const before = waiting.length;
      hub.tell('save', { city: almaty, refused: null, pending: [] });
      return waiting.length > before;
    };
    await until(() => !written(), 'nothing is written to it any more');
  });
});
