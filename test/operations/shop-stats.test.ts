import { describe, expect, it } from 'vitest';
import { openPlatform } from '../../src/operations/platform.ts';
import { shopStats } from '../../src/operations/shop-stats.ts';
import { shopStatsCsv, shopStatsText } from '../../src/report/shop-stats-text.ts';
import { plainStyle } from '../../src/report/style.ts';
import { almaty, customerOf } from '../support/customer.ts';
import { platformFolder, smallCity } from '../support/platform-folder.ts';
import { serveDev, tools } from '../support/tools.ts';

const group = '-1001234567';
const danyar = { id: 700, name: 'Данияр', username: 'daniyar', language: 'ru' };

async function week() {
  const folder = platformFolder({ ...smallCity('almaty'), ...smallCity('astana') });
  const serving = await serveDev(folder.root);
  const { world, runtime } = serving;
  const [first, second] = [customerOf(serving, almaty, 500), customerOf(serving, almaty, 501)];
  await first.say('/start instagram');
  await first.say('диван');
  await first.say('Холодильник Самсунг');
  await second.say('холодильник самсунг');
  await second.say('позовите менеджера');
  const card = world.messages(almaty, group).at(-1);
  const take = card?.buttons.flat()[0];
  if (!card || !take || !('data' in take)) throw new Error('no card');
  world.press(almaty, danyar, card.messageId, take.data);
  await world.delivered();
  await runtime.whenIdle();
  const platform = await openPlatform(tools, { root: folder.root });
  const until = Date.now() + 1000;
  const stats = (city?: string) => shopStats(platform, city, { since: until - 24 * 3600_000, until });
  return { stats, serving };
}

describe('zeta stats', () => {
  it('counts conversations, searches, what was not found, and how long customers wait', async () => {
    const { stats } = await week();
    const { cities } = await stats('almaty');
    expect(cities).toMatchObject([
      {
        city: 'almaty',
        conversations: 2,
        counts: { search: 3, manager: 1, start: 1, take: 1 },
        withoutResults: 2,
        missed: [{ name: 'холодильник самсунг', count: 2 }],
        takeSeconds: [0],
        sources: [{ name: 'instagram', count: 1 }],
        releases: [{ release: 1, searches: 3, tickets: 0, questions: 1 }],
      },
    ]);
    expect(cities[0]?.days.reduce((sum, { searches }) => sum + searches, 0)).toBe(3);
    const days = cities[0]?.days.map(({ day }) => day) ?? [];
    expect(days.every((day) => Number.isInteger(day))).toBe(true);
    expect(new Set(days).size).toBe(days.length);
  });

  it('sums what was won and lost in all funnels', async () => {
    const { stats } = await week();
    const all = await stats('almaty');
    const stages = [
      { name: 'WON', count: 2 },
      { name: 'C9:WON', count: 1 },
      { name: 'C9:LOSE', count: 4 },
      { name: 'NEW', count: 9 },
    ];
    const cities = all.cities.map((city) => ({ ...city, stages }));
    const voice = { language: 'ru', style: plainStyle, width: 80, wraps: true } as const;
    const text = shopStatsText({ ...all, cities }, voice);
    expect(text).toMatch(/сделки выиграны +3 /);
    expect(text).toMatch(/сделки проиграны +4 /);
    expect(shopStatsText(all, voice)).not.toContain('выиграны');
  });

  it('is told in bars, all cities, and as a table', async () => {
    const { stats } = await week();
    const all = await stats();
    const text = shopStatsText(all, { language: 'ru', style: plainStyle, width: 80, wraps: true });
    expect(text).toContain('astana: ничего не было');
    expect(text).toMatch(/поиски +3 +█+/);
    expect(text).toContain('холодильник самсунг');
    expect(text).toContain('до «Беру»: половина за 0 s');
    expect(text.split('\n').every((line) => line.length <= 80)).toBe(true);
    expect(shopStatsCsv(all)).toMatch(/^city,day,searches,tickets\nalmaty,\d{4}-\d\d-\d\d,\d,0/);
    await expect(stats('nowhere')).rejects.toThrow();
  });

  it('plans a digest for each city, once', async () => {
    const { serving } = await week();
    const next = await serving.store.nextWake();
    expect(next).toBeGreaterThan(Date.now());
  });
});
