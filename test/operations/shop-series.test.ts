import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { idOf } from '../../src/base/ids.ts';
import { withStore } from '../../src/operations/known-customer.ts';
import { openPlatform } from '../../src/operations/platform.ts';
import { bucketsOf, shopSeries } from '../../src/operations/shop-series.ts';
import { seriesCsv, seriesText } from '../../src/report/shop-series-text.ts';
import { plainStyle } from '../../src/report/style.ts';
import { content, stamp, takeTurn, update } from '../store/open-test-store.ts';
import { platformFolder, smallCity } from '../support/platform-folder.ts';
import { tools } from '../support/tools.ts';

const hourMs = 3600_000;
const at = (text: string) => Date.parse(text);

describe('The numbers of a shop by time', () => {
  it('stand in days of its clocks, without a gap, whatever the clocks do', async () => {
    const platform = await openPlatform(tools, { root: platformFolder(smallCity('almaty')).root });
    const search = (match: string) => ({ name: 'search', data: JSON.stringify({ match, query: 'диван' }) });
    const stage = (name: string) => ({ name: 'stage', data: JSON.stringify({ stage: name }) });
    await withStore(platform, async (store) => {
      const settings = JSON.stringify({ timezone: 'Asia/Almaty' });
      await store.activate(idOf('almaty'), content('a', { settings }), stamp());
      const turns = [
        ['2024-02-28T17:59:59Z', [search('nothing')]],
        ['2024-02-28T18:00:00Z', [search('all-words'), { name: 'link', data: '{}' }]],
        ['2024-03-01T18:59:59Z', [search('nothing'), { name: 'ticket', data: '{}' }]],
        [
          '2024-03-01T19:00:00Z',
          [stage('WON'), stage('C9:WON'), stage('CONVERTED'), stage('C9:LOSE'), stage('NEW'), stage('C:WON')],
        ],
      ] as const;
      for (const [index, [when, records]] of turns.entries()) {
        await store.acceptBatch([update(index + 1)]);
        await takeTurn(store, { at: at(when), records });
      }
    });
    const wish = { since: at('2024-02-27T20:00:00Z'), until: at('2024-03-03T00:00:00Z'), by: 'day' } as const;
    const [city] = await shopSeries(platform, ['almaty'], wish);
    expect(city).toMatchObject({ city: 'almaty', timezone: 'Asia/Almaty' });
    expect(
      city?.series.map((one) => [
        one.local,
        (one.until - one.at) / hourMs,
        one.searches,
        one.withoutResults,
        one.links + one.tickets,
        one.won,
        one.lost,
      ]),
    ).toEqual([
      ['2024-02-28', 24, 1, 1, 0, 0, 0],
      ['2024-02-29', 25, 1, 0, 1, 0, 0],
      ['2024-03-01', 24, 1, 1, 1, 0, 0],
      ['2024-03-02', 24, 0, 0, 0, 3, 1],
      ['2024-03-03', 24, 0, 0, 0, 0, 0],
    ]);
    const all = await shopSeries(platform, [], { ...wish, by: 'hour' });
    expect(all[0]?.series).toHaveLength(100);
    expect(seriesCsv(all).split('\n')[1]).toBe('almaty,2024-02-28T02:00,0,0,0,0,0,0,0,0');
    const voice = { language: 'ru', style: plainStyle, width: 80, wraps: false } as const;
    expect(seriesText({ cities: all, target: 'dev' }, voice)).toContain('2024-02-28 02:00');
    await expect(shopSeries(platform, ['almaty'], { ...wish, since: 0 })).rejects.toMatchObject({
      code: 'too-long-a-period',
      exit: 2,
    });
    await expect(shopSeries(platform, ['almatty'], wish)).rejects.toThrow(/no city/);
  });

  it('lose nothing, and fit together, in any zone and period', () => {
    const zones = [
      'Asia/Almaty',
      'Europe/Berlin',
      'Asia/Kathmandu',
      'America/St_Johns',
      'Africa/Cairo',
      'UTC',
    ];
    fc.assert(
      fc.property(
        fc.constantFrom(...zones),
        fc.constantFrom('day' as const, 'hour' as const),
        fc.integer({ min: at('2023-01-01T00:00Z'), max: at('2026-12-01T00:00Z') }),
        fc.integer({ min: 1, max: 40 * 24 * hourMs }),
        fc.array(fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), { maxLength: 20 }),
        (timezone, by, since, length, shares) => {
          const until = since + length;
          const moments = shares.map((share) => since + Math.floor(share * length)).sort((a, b) => a - b);
          const zero = { withoutResults: 0, links: 0, questions: 0, tickets: 0, deals: 0, won: 0, lost: 0 };
          const quarters = moments.map((one) => ({
            quarter: Math.floor(one / 900_000),
            searches: 1,
            ...zero,
          }));
          const buckets = bucketsOf(timezone, { since, until, by }, quarters);
          expect(buckets[0]?.at).toBeLessThanOrEqual(since);
          expect(buckets.at(-1)?.until).toBeGreaterThanOrEqual(until);
          for (const [index, one] of buckets.slice(1).entries()) expect(one.at).toBe(buckets[index]?.until);
          for (const one of buckets)
            expect(one.searches).toBe(moments.filter((when) => when >= one.at && when < one.until).length);
        },
      ),
      { numRuns: 150 },
    );
  });
});
