import { describe, expect, it } from 'vitest';
import type { Settings } from '../../src/city/settings.ts';
import { nextOnRota, onRota, type Workloads } from '../../src/conversation/rota.ts';
import { cityWith, context, effectsOf, presses, product, says, settings } from './small-city.ts';

const friday = Date.parse('2026-11-27T12:00:00+05:00');
const day = { days: 'mon-fri', from: '09:00', to: '18:00' };

type Rota = NonNullable<NonNullable<Settings['manager']>['rota']>;

interface Person {
  readonly handle: string;
  readonly bitrix?: number;
  readonly hours?: readonly { readonly days: string; readonly from: string; readonly to: string }[];
  readonly categories?: readonly string[];
}

function withRota(list: readonly Person[], by?: Rota['by']): Settings {
  // A list that is not empty.
  const people = list as Rota['people'];
  return { ...settings, manager: { ...settings.manager, rota: { people, ...(by && { by }) } } };
}

function next(city: Settings, workloads: Workloads = {}, category: readonly string[] = [], now = friday) {
  return nextOnRota(city, category, workloads, now)?.handle;
}

describe('The rota', () => {
  const two = [{ handle: '@daniyar', bitrix: 12 }, { handle: '@olga_shop' }];

  it('goes by turns: who waited longest is next', () => {
    expect(next(withRota(two))).toBe('@daniyar');
    expect(next(withRota(two), { '@daniyar': { open: 0, lastAt: 5 } })).toBe('@olga_shop');
    const both = { '@daniyar': { open: 9, lastAt: 5 }, '@olga_shop': { open: 0, lastAt: 6 } };
    expect(next(withRota(two), both)).toBe('@daniyar');
    expect(next(withRota(two, 'least-busy'), both)).toBe('@olga_shop');
  });

  it('asks only who is there, and nobody out of hours', () => {
    const night = Date.parse('2026-11-27T23:00:00+05:00');
    const people = [
      { handle: '@daniyar', hours: [day] },
      { handle: '@night_owl', hours: [{ days: 'mon-sun', from: '20:00', to: '02:00' }] },
    ];
    expect(next(withRota(people))).toBe('@daniyar');
    expect(next(withRota(people), {}, [], night)).toBe('@night_owl');
    expect(next(withRota([{ handle: '@daniyar', hours: [day] }]), {}, [], night)).toBeUndefined();
    const rota = withRota(two);
    const general = { ...rota, manager: { ...rota.manager, hours: day } };
    expect(next(general, {}, [], night)).toBeUndefined();
    expect(next(settings)).toBeUndefined();
  });

  it('prefers who knows the category, and takes the others for the rest', () => {
    const city = withRota([
      { handle: '@sofas_man', categories: ['Мягкая мебель/диваны'] },
      { handle: '@olga_shop' },
    ]);
    expect(next(city, {}, ['Мягкая мебель', 'Диваны', 'Угловые'])).toBe('@sofas_man');
    expect(next(city, {}, ['Мягкая мебель', 'Диванчики'])).toBe('@olga_shop');
    expect(next(city)).toBe('@olga_shop');
    // Better somebody than nobody.
    expect(next(withRota([{ handle: '@sofas_man', categories: ['Диваны'] }]))).toBe('@sofas_man');
  });

  it('knows its people by their usernames', () => {
    expect(onRota(withRota(two), 'DaniYar')).toEqual({ handle: '@daniyar', bitrix: 12 });
    expect(onRota(withRota(two), undefined)).toBeUndefined();
    expect(onRota(settings, 'daniyar')).toBeUndefined();
  });

  it('stands on the card, and gives its person the deal', () => {
    const goods = product('A-1', 'Диван');
    const city = cityWith([goods], { settings: withRota(two) });
    const [found] = city.catalog.search({ text: 'диван', limit: 1 }).products;
    const view = {
      id: 'b'.repeat(10) as never,
      query: 'диван',
      match: 'all-words',
      total: 1,
      refs: [],
    } as const;
    const effects = effectsOf(city, presses(`1.t.${found?.ref}.${'b'.repeat(10)}`), { view, now: friday });
    const card = effects.find((effect) => effect.kind === 'send' && effect.isCard);
    expect(card?.kind === 'send' && card.message.html).toContain('🎫 @daniyar');
    expect(effects.find(({ kind }) => kind === 'create-deal')).toMatchObject({ draft: { assigned: 12 } });
    expect(effects.find(({ kind }) => kind === 'open-escalation')).toMatchObject({
      escalation: { assigned: { handle: '@daniyar', bitrix: 12 } },
    });
    const asked = effectsOf(city, says('позовите менеджера'), {
      ...context,
      workloads: { '@daniyar': { open: 1, lastAt: friday } },
    });
    expect(JSON.stringify(asked)).toContain('📞 @olga_shop');
  });
});
