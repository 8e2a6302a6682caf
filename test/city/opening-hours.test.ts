import { describe, expect, it } from 'vitest';
import {
  describeHours,
  describeOpening,
  isOpen,
  nextOpening,
  type OpeningHours,
} from '../../src/city/opening-hours.ts';

const shop: readonly OpeningHours[] = [
  { days: 'mon-fri', from: '09:00', to: '20:00' },
  { days: 'sat,sun', from: '10:00', to: '18:00' },
];
const zone = 'Asia/Almaty';
/** 2026-11-27 is a Friday; Almaty is five hours ahead of UTC. */
const at = (time: string) => Date.parse(`2026-11-${time}:00+05:00`);

describe('opening hours', () => {
  it.each([
    ['27T08:59', false],
    ['27T09:00', true],
    ['27T19:59', true],
    ['27T20:00', false],
    ['28T09:30', false],
    ['29T17:59', true],
  ])('say at %s: %s', (time, expected) => {
    expect(isOpen(shop, zone, at(time))).toBe(expected);
  });

  it("are the city's own, wherever the server stands", () => {
    const utc = Date.parse('2026-11-27T04:30:00Z');
    expect([isOpen(shop, zone, utc), isOpen(shop, 'UTC', utc)]).toEqual([true, false]);
  });

  it('go on after midnight, and around the clock', () => {
    const bar = [{ days: 'fri-sat', from: '18:00', to: '02:00' }];
    const open = ['27T17:59', '27T18:00', '28T01:59', '28T02:00', '29T01:00', '30T01:00'];
    expect(open.map((time) => isOpen(bar, zone, at(time)))).toEqual([false, true, true, false, true, false]);
    const always = [{ days: 'mon-sun', from: '00:00', to: '00:00' }];
    expect(isOpen(always, zone, at('28T03:00'))).toBe(true);
  });

  it.each([
    ['27T07:00', 'сегодня, 09:00'],
    ['27T21:00', 'завтра, 10:00'],
    ['27T12:00', 'завтра, 10:00'],
  ])('tell at %s when they begin again: %s', (time, expected) => {
    expect(describeOpening(nextOpening(shop, zone, at(time)), 'ru')).toBe(expected);
  });

  it('name the day in each language when it is further away', () => {
    const mondays = [{ days: 'mon', from: '09:00', to: '10:00' }];
    const opening = nextOpening(mondays, zone, at('27T12:00'));
    expect(['ru', 'kk', 'en'].map((language) => describeOpening(opening, language))).toEqual([
      'понедельник, 09:00',
      'дүйсенбі, 09:00',
      'Monday, 09:00',
    ]);
    // An hour after they ended, a week is to be waited.
    expect(nextOpening(mondays, zone, at('30T11:00'))).toMatchObject({ inDays: 7 });
  });

  it('are told in short', () => {
    expect(describeHours(shop, 'ru')).toBe('пн–пт 09:00–20:00, сб, вс 10:00–18:00');
    expect(describeHours(shop, 'kk')).toBe('дс–жм 09:00–20:00, сб, жс 10:00–18:00');
  });
});
