import { describe, expect, it } from 'vitest';
import { PhraseIndex } from '../../src/catalog/phrases.ts';
import type { Faq } from '../../src/city/faq.ts';
import { cityWith, effectsOf, product, says, sentTexts, settings } from './small-city.ts';

const topics: Faq = {
  delivery: {
    phrases: { ru: ['доставка'], kk: ['жеткізу'] },
    answer: {
      ru: 'По городу {city_name} – <b>завтра</b>.',
      kk: '{city_name}: <b>ертең</b>.',
      en: 'In {city_name} <b>tomorrow</b>.',
    },
    buttons: [
      {
        text: { ru: 'Условия', kk: 'Шарттар', en: 'Terms' },
        link: 'https://shop.example/delivery',
      },
    ],
    opens: ['ask', 'requests'],
  },
  place: {
    phrases: { ru: ['где вы находитесь'] },
    answer: { ru: 'У фонтана.', kk: 'Бұрқақта.', en: 'Here.' },
  },
};
const phrases = new PhraseIndex({ delivery: ['доставка', 'жеткізу'], place: ['где вы находитесь'] });
const products = [product('A-1', 'Диван серый'), product('A-2', 'Диван красный'), product('B-1', 'Стол')];

function city(changes: Parameters<typeof cityWith>[1] = {}) {
  return cityWith(products, { faq: { topics, phrases }, ...changes });
}

describe('A question that is not about goods', () => {
  it("is answered in the customer's language, with what the city puts under it", () => {
    const [sent, counted, ...rest] = effectsOf(city(), says('есть доставка?'));
    expect(sent).toMatchObject({
      kind: 'send',
      message: {
        html: 'По городу Алматы – <b>завтра</b>.',
        buttons: [
          [{ kind: 'link', text: 'Условия', url: 'https://shop.example/delivery' }],
          [
            { text: '📞 Менеджер', data: '1.n.ask' },
            { text: '🎫 Мои заявки', data: '1.n.requests' },
          ],
        ],
      },
    });
    expect(counted).toEqual({ kind: 'record', name: 'question', data: { topic: 'delivery' } });
    expect(rest).toEqual([]);
    expect(sentTexts(effectsOf(city(), says('жеткізу бар ма', 'kk')))[0]).toBe('Алматы: <b>ертең</b>.');
    expect(sentTexts(effectsOf(city(), says('доставка', 'en')))[0]).toBe('In Алматы <b>tomorrow</b>.');
  });

  it('leaves out what the city does not have', () => {
    const { manager: _, bitrix: __, ...poor } = settings;
    const [sent] = effectsOf(city({ settings: poor }), says('доставка'));
    expect(sent).toMatchObject({ message: { buttons: [[{ kind: 'link' }]] } });
  });

  it("shows a city's name as it is", () => {
    const named = { ...settings, name: '<b>Алматы & Ко' };
    expect(sentTexts(effectsOf(city({ settings: named }), says('доставка')))[0]).toBe(
      'По городу &lt;b&gt;Алматы &amp; Ко – <b>завтра</b>.',
    );
  });

  it('is followed by the goods that the message names as well', () => {
    const [answer, found] = sentTexts(effectsOf(city(), says('диван красный с доставкой')));
    expect(answer).toContain('завтра');
    expect(found).toContain('Диван красный');
    expect(sentTexts(effectsOf(city(), says('доставка пианино')))).toHaveLength(1);
  });

  it('is answered in the words of the city before those that are built in', () => {
    expect(sentTexts(effectsOf(city(), says('Где вы находитесь?')))).toEqual(['У фонтана.']);
    expect(sentTexts(effectsOf(city(), says('Позовите менеджера')))[0]).toContain('менеджеру');
  });
});
