import { describe, expect, it } from 'vitest';
import { type BotId, type CityId, idOf } from '../../src/base/ids.ts';
import { Secret } from '../../src/base/secret.ts';
import type { BotAccount } from '../../src/ports/messenger.ts';
import { Bots } from '../../src/runtime/bots.ts';
import type { LiveCities } from '../../src/runtime/live-cities.ts';
import { defaultPace } from '../../src/runtime/pace.ts';
import { WebhookSecrets } from '../../src/runtime/webhook-secrets.ts';
import type { KnownBot } from '../../src/store/store.ts';
import { openTestStore } from '../store/open-test-store.ts';
import { VirtualTime } from './virtual-time.ts';

const quiet = () => undefined;
const cityOf = (index: number) => idOf<CityId>(`city-${index}`);
const tokenOf = (index: number) => `${1000 + index}:AA${'x'.repeat(33)}`;

/** So many live cities, each with a bot of its own, of which the first few are known from before. */
async function fleet(size: number, knownBots = 0) {
  const time = new VirtualTime();
  const { store } = openTestStore();
  for (let index = 0; index < knownBots; index += 1) await store.rememberBot(known(index));
  const asked: number[] = [];
  const webhooks: number[] = [];
  const told: string[] = [];
  let menu = 'Начать';
  let atOnce = 0;
  let mostAtOnce = 0;
  const account = (bot: BotId): BotAccount => ({
    messenger: { call: async () => ({ kind: 'delivered' }), typing: async () => undefined },
    identify: async () => {
      asked.push(time.now);
      return { kind: 'done', value: { username: `bot_${bot}`, info: '{}' } };
    },
    setWebhook: async () => {
      atOnce += 1;
      mostAtOnce = Math.max(mostAtOnce, atOnce);
      await new Promise<void>((answer) => time.timers.after(100, answer));
      atOnce -= 1;
      webhooks.push(time.now);
      return { kind: 'done', value: null };
    },
    setProfiles: async (menus) => {
      told.push(`${bot}: ${menus[0]?.commands[0]?.description}`);
      return { kind: 'done', value: null };
    },
    updates: async () => ({ kind: 'done', value: [] }),
    deleteWebhook: async () => ({ kind: 'done', value: null }),
    webhook: async () => ({ kind: 'refused', detail: 'not asked' }),
    group: async () => ({ kind: 'refused', detail: 'not asked' }),
  });
  const cities = Array.from({ length: size }, (_, index) => ({
    id: cityOf(index),
    settings: { telegram: { token: `env:T${index}` } },
    release: 1,
  }));
  const live = { all: () => cities, get: (id: CityId) => cities.find((one) => one.id === id) };
  const tokens = new Map(cities.map((_, index) => [`env:T${index}`, new Secret(tokenOf(index))]));
  const bots = new Bots({
    store,
    // Bots read ids and settings of cities, and nothing else of them.
    cities: live as unknown as LiveCities,
    credentials: {
      botToken: (_, reference) => tokens.get(reference),
      crmWebhook: () => undefined,
      crmEvents: () => undefined,
    },
    ...time,
    clock: time.clock,
    timers: time.timers,
    log: { debug: quiet, info: quiet, warn: quiet, error: quiet },
    pace: defaultPace,
    connect: account,
    publicUrl: () => 'https://bots.example',
    profilesOf: () => [{ commands: [{ name: 'start', description: menu }], description: '', about: '' }],
    secrets: new WebhookSecrets({ store, clock: time.clock, webhookSecret: () => 'secret' }),
  });
  const say = (text: string) => {
    menu = text;
    for (const city of cities) city.release += 1;
  };
  return { bots, store, time, asked, webhooks, told, say, cities, tokens, most: () => mostAtOnce };
}

function known(index: number): KnownBot {
  return {
    bot: idOf<BotId>(String(1000 + index)),
    city: cityOf(index),
    username: `bot_${index}`,
    info: '{}',
  };
}

describe('the start of a fleet', () => {
  it('asks about new bots at most 20 times in a minute, and says which ones wait', async () => {
    const { bots, time, asked } = await fleet(60);
    const start = time.now;
    await bots.start();
    await time.pass(1000);
    expect(asked).toHaveLength(10);
    expect(bots.problems().get(cityOf(59))).toMatch(/new/);
    expect(bots.botOf(cityOf(59))).toBeDefined();
    await time.pass(600_000);
    expect(asked).toHaveLength(60);
    expect(bots.problems().size).toBe(0);
    const inMinute = (from: number) => asked.filter((at) => at >= from && at < from + 60_000).length;
    expect(Math.max(...asked.map(inMinute))).toBeLessThanOrEqual(20);
    expect(Math.max(...asked) - start).toBeGreaterThan(120_000);
  });

  it('serves the bots that it knows at once, asks nothing, and points a few at a time here', async () => {
    const { bots, time, asked, webhooks, most } = await fleet(100, 100);
    await bots.start();
    expect(Array.from({ length: 100 }, (_, index) => bots.botOf(cityOf(index)))).not.toContain(undefined);
    await time.pass(5000);
    expect(asked).toEqual([]);
    expect(webhooks).toHaveLength(100);
    expect(most()).toBe(16);
  });
});

describe('bots', () => {
  it('of two cities with one token serve the first, and the second when the first has gone', async () => {
    const { bots, time, cities, tokens } = await fleet(2, 2);
    tokens.set('env:T1', new Secret(tokenOf(0)));
    await bots.start();
    await time.pass(1000);
    expect([bots.botOf(cityOf(0)), bots.botOf(cityOf(1))]).toEqual(['1000', undefined]);
    expect(bots.problems().get(cityOf(1))).toContain('another city');
    cities.shift();
    bots.refresh();
    expect(bots.botOf(cityOf(1))).toBe('1000');
  });

  it("change hands when two cities get each other's token, one after the other", async () => {
    const { bots, time, tokens } = await fleet(2, 2);
    await bots.start();
    tokens.delete('env:T1');
    bots.refresh();
    tokens.set('env:T0', new Secret(tokenOf(1)));
    bots.refresh();
    tokens.set('env:T1', new Secret(tokenOf(0)));
    bots.refresh();
    await time.pass(1000);
    expect([bots.botOf(cityOf(0)), bots.botOf(cityOf(1))]).toEqual(['1001', '1000']);
  });

  it('have their commands told once, again when the texts change, and after a restart only if they did', async () => {
    const { bots, store, time, told, say, tokens } = await fleet(2, 2);
    await bots.start();
    await time.pass(1000);
    expect(told).toEqual(['1000: Начать', '1001: Начать']);
    bots.refresh();
    await time.pass(1000);
    expect(told).toHaveLength(2);
    say('Заново');
    bots.refresh();
    await time.pass(1000);
    expect(told.slice(2)).toEqual(['1000: Заново', '1001: Заново']);
    const menus = (await store.knownBots()).map((bot) => bot.menu);
    expect(new Set(menus).size).toBe(1);
    expect(menus[0]).toMatch(/^[0-9a-f]{64}$/);
    // Another bot of the same release does not know them yet.
    tokens.set('env:T0', new Secret(tokenOf(7)));
    bots.refresh();
    await time.pass(20_000);
    expect(told.at(-1)).toBe('1007: Заново');
    expect(told).toHaveLength(5);
  });

  it('of cities that are gone leave no problem behind', async () => {
    const { bots, cities, tokens } = await fleet(2, 2);
    tokens.delete('env:T1');
    await bots.start();
    expect(bots.problems().size).toBe(1);
    cities.pop();
    bots.refresh();
    expect(bots.problems().size).toBe(0);
  });
});
