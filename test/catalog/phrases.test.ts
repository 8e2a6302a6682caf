import { describe, expect, it } from 'vitest';
import { PhraseIndex } from '../../src/catalog/phrases.ts';

const index = new PhraseIndex({
  delivery: ['доставка', 'привезёте', 'жеткізу', 'delivery'],
  installments: ['рассрочка', 'в кредит', 'каспи ред'],
  free: ['бесплатная доставка'],
});

function topicOf(text: string): string | undefined {
  return index.find(text)?.topic;
}

describe('Phrases', () => {
  it.each([
    ['Есть доставка?', 'delivery'],
    ['А ДОСТАВКУ делаете', 'delivery'],
    ['вы привезете?', 'delivery'],
    ['сколько стоит доставка до Талгара', 'delivery'],
    ['Жеткізу бар ма?', 'delivery'],
    ['жеткизу бар ма', 'delivery'],
    ['ljcnfdrf tcnm&', 'delivery'],
    ['dostavka bar ma', 'delivery'],
    ['do you have delivery?', 'delivery'],
    ['рассрочка каспи', 'installments'],
    ['расрочка есть', 'installments'],
    ['можно взять в кредит', 'installments'],
    ['ред каспи', 'installments'],
  ])('find the topic of "%s"', (text, topic) => {
    expect(topicOf(text)).toBe(topic);
  });

  it.each(['', '???', 'диван', 'каспи', 'кредитная карта', 'в', 'доставщик пиццы', '🚚'])(
    'leave "%s" alone',
    (text) => {
      expect(topicOf(text)).toBeUndefined();
    },
  );

  it('go by the phrase with the most words', () => {
    expect(topicOf('а бесплатная доставка бывает?')).toBe('free');
  });

  it.each([
    ['есть доставка?', ''],
    ['dostavka est', ''],
    ['а шкаф с доставкой есть', 'шкаф'],
    ['диван угловой с доставкой до 300 тыс', 'диван угловой с до 300 тыс'],
  ])('tell what else "%s" says', (text, rest) => {
    expect(index.find(text)?.rest).toBe(rest);
  });

  it('take a message of many words and none of theirs quickly', () => {
    expect(topicOf('слово '.repeat(700))).toBeUndefined();
  });
});
