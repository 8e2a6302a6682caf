import { describe, expect, it } from 'vitest';
import { prometheusMeter } from '../../../src/adapters/metrics/prometheus-meter.ts';
import { type CityId, idOf } from '../../../src/base/ids.ts';

describe('the page of metrics', () => {
  it('stays small with a thousand cities', async () => {
    const { meter, page } = prometheusMeter(() => 0);
    const cities = Array.from({ length: 1000 }, (_, at) => idOf<CityId>(`city-${at}`));
    for (const city of cities) {
      meter.entered(city, 'accepted', 1);
      meter.turned(city, 'done', 1, 1);
    }
    meter.show(async () => ({
      isReady: true,
      now: 5000,
      cities: cities.map((city) => ({ city, release: 3, hasProblem: false })),
      queues: cities.map((city) => ({
        city,
        inbox: 1,
        inboxSince: 3000,
        dead: 0,
        calls: 1,
        deals: 0,
        dealsSince: null,
        parked: 0,
      })),
      crms: [],
      troubles: new Map([['disk', 1]]),
    }));
    const text = await page();
    expect(text).toContain('zeta_inbox_oldest_seconds{city="city-999"} 2\n');
    expect(text).toContain('zeta_troubles{kind="disk"} 1\n');
    expect(text.split('\n').filter((line) => line.startsWith('zeta_')).length).toBeLessThan(12_000);
  });

  it('lists what waits nowhere any more no longer', async () => {
    const { meter, page } = prometheusMeter(() => 0);
    const almaty = idOf<CityId>('almaty');
    const shown = { isReady: true, now: 0, cities: [], crms: [], troubles: new Map() };
    meter.show(async () => ({
      ...shown,
      queues: [
        { city: almaty, inbox: 7, inboxSince: 0, dead: 0, calls: 0, deals: 0, dealsSince: null, parked: 0 },
      ],
    }));
    expect(await page()).toContain('zeta_inbox_events{city="almaty"} 7');
    meter.show(async () => ({ ...shown, queues: [] }));
    expect(await page()).not.toContain('zeta_inbox_events{city="almaty"}');
  });

  it('tells a CRM that is spared from one that is being tried again, and counts doubles', async () => {
    const { meter, page } = prometheusMeter(() => 0);
    const [almaty, astana] = ['almaty', 'astana'].map((city) => idOf<CityId>(city));
    if (!almaty || !astana) throw new Error('no city');
    meter.doubled(almaty);
    const crms = [
      { city: almaty, why: 'down', isHalfOpen: true },
      { city: astana, why: 'refuses', isHalfOpen: false },
    ];
    meter.show(async () => ({ isReady: true, now: 0, cities: [], queues: [], crms, troubles: new Map() }));
    const text = await page();
    expect(text).toContain('zeta_crm_breaker_half_open{city="almaty",why="down"} 1\n');
    expect(text).toContain('zeta_crm_breaker_open{city="almaty",why="down"} 1\n');
    expect(text).toContain('zeta_crm_breaker_half_open{city="astana",why="refuses"} 0\n');
    expect(text).toContain('zeta_deal_doubles_total{city="almaty"} 1\n');
  });
});
