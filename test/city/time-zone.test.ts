import { describe, expect, it } from 'vitest';
import { dayOf, startOfDay } from '../../src/city/time-zone.ts';

const day = (text: string) => Date.parse(`${text}T00:00Z`) / 86_400_000;
const start = (timezone: string, text: string) => new Date(startOfDay(timezone, day(text))).toISOString();

describe('A day', () => {
  it('begins at midnight of the city’s clocks, whenever they change', () => {
    expect(start('Asia/Almaty', '2026-11-28')).toBe('2026-11-27T19:00:00.000Z');
    expect(start('Europe/Berlin', '2026-03-29')).toBe('2026-03-28T23:00:00.000Z');
    expect(start('Europe/Berlin', '2026-03-30')).toBe('2026-03-29T22:00:00.000Z');
    expect(start('Europe/Berlin', '2026-10-26')).toBe('2026-10-25T23:00:00.000Z');
    // Kazakhstan moved to one time: that night had an hour twice.
    expect(start('Asia/Almaty', '2024-02-29')).toBe('2024-02-28T18:00:00.000Z');
    expect(start('Asia/Almaty', '2024-03-01')).toBe('2024-02-29T19:00:00.000Z');
    expect(start('Asia/Almaty', '2024-03-02')).toBe('2024-03-01T19:00:00.000Z');
    // There is no midnight: clocks leap from it to one.
    expect(start('Africa/Cairo', '2024-04-26')).toBe('2024-04-25T22:00:00.000Z');
    expect(start('Asia/Kathmandu', '2026-01-01')).toBe('2025-12-31T18:15:00.000Z');
  });

  it('is that of each moment until the next begins', () => {
    for (const timezone of ['Asia/Almaty', 'Europe/Berlin', 'Africa/Cairo', 'America/St_Johns'])
      for (let at = day('2024-02-01'); at < day('2024-12-31'); at += 1) {
        const [begin, end] = [startOfDay(timezone, at), startOfDay(timezone, at + 1)];
        expect([dayOf(timezone, begin - 1), dayOf(timezone, begin), dayOf(timezone, end - 1)]).toEqual([
          at - 1,
          at,
          at,
        ]);
      }
  });
});
