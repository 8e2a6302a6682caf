import { describe, expect, it } from 'vitest';
import { nextMonday, offsetOf } from '../../src/city/time-zone.ts';
import { nextDigest, type WeekNumbers } from '../../src/conversation/digest.ts';
import { cityWith, effectsOf, product, sentTexts, settings } from './small-city.ts';

const friday = Date.parse('2026-11-27T12:00:00+05:00');
const week: WeekNumbers = {
  since: friday - 7 * 24 * 3600_000,
  until: friday,
  conversations: 40,
  counts: { search: 120, ticket: 7, manager: 12 },
  withoutResults: 9,
  missed: [{ name: '<b>качели</b>', count: 4 }],
  takeSeconds: [30, 90, 600],
};

const city = () => cityWith([product('A-1', 'Диван')]);

describe('Clocks of a city', () => {
  it('are ahead of UTC, or behind it', () => {
    expect(offsetOf('Asia/Almaty', friday)).toBe(5 * 3600_000);
    expect(offsetOf('America/New_York', friday)).toBe(-5 * 3600_000);
    expect(offsetOf('Asia/Kolkata', friday + 123)).toBe(5.5 * 3600_000);
  });

  it('say when the next Monday begins', () => {
    const monday = Date.parse('2026-11-30T09:00:00+05:00');
    expect(nextMonday('Asia/Almaty', '09:00', friday)).toBe(monday);
    expect(nextMonday('Asia/Almaty', '09:00', monday - 1)).toBe(monday);
    expect(nextMonday('Asia/Almaty', '09:00', monday)).toBe(monday + 7 * 24 * 3600_000);
    expect(nextMonday('America/New_York', '23:30', Date.parse('2026-12-01T00:00:00Z'))).toBe(
      Date.parse('2026-11-30T23:30:00-05:00'),
    );
  });
});

describe('The digest', () => {
  it('tells the managers of the week, and comes again', () => {
    const effects = effectsOf(city(), { kind: 'digest' }, { now: friday, numbers: week });
    const [text = ''] = sentTexts(effects, '-100500');
    expect(text).toContain('<b>Алматы</b>, 20–27 ноября');
    expect(text).toContain('Поиски: 120, из них без результата 9');
    expect(text).toContain('Обычно до ответа менеджера: 2 мин');
    expect(text).toContain('— &lt;b&gt;качели&lt;/b&gt; × 4');
    expect(effects.at(-1)).toMatchObject({ kind: 'wake', key: 'digest', at: nextDigest(settings, friday) });
  });

  it('says nothing of a week in which nothing happened, and nothing where nobody wants it', () => {
    const nothing = { ...week, conversations: 0, counts: {}, missed: [], takeSeconds: [] };
    expect(effectsOf(city(), { kind: 'digest' }, { now: friday, numbers: nothing })).toMatchObject([
      { kind: 'wake' },
    ]);
    const off = cityWith([], { settings: { ...settings, manager: { ...settings.manager, digest: false } } });
    expect(effectsOf(off, { kind: 'digest' }, { now: friday, numbers: week })).toEqual([]);
    const { manager: _manager, ...alone } = settings;
    expect(nextDigest(alone, friday)).toBeUndefined();
  });
});
