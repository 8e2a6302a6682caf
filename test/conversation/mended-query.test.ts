import { expect, it } from 'vitest';
import { mendedQuery } from '../../src/conversation/mended-query.ts';

const typo = (from: string, to: string) => ({ from, to, how: 'typo' }) as const;

it.each([
  ['nothing was mended', 'диван', [], undefined],
  ['a word became itself', 'диван', [typo('диван', 'диван')], undefined],
  ['a word was mended', 'Угловой ДИВН, серый', [typo('дивн', 'диван')], 'Угловой диван, серый'],
  [
    'ё and е are one letter to search',
    'Тёмный дивн',
    [typo('темный', 'тёмно'), typo('дивн', 'диван')],
    'тёмно диван',
  ],
  ['it is the beginning of another word', 'дивны и дивн', [typo('дивн', 'диван')], 'дивны и диван'],
  ['two words became one', 'пыле-сос Bosch', [typo('пыле сос', 'пылесос')], 'пылесос Bosch'],
  [
    'the layout was wrong, and a letter too',
    ',tksq lbdy',
    [
      { from: ',tksq', to: 'белый', how: 'layout' },
      { from: 'lbdy', to: 'дивн', how: 'layout' },
      typo('дивн', 'диван'),
    ],
    'белый диван',
  ],
  [
    'it has signs of patterns',
    'lbdfy[ (a|b)',
    [{ from: 'lbdfy[', to: 'диванх', how: 'layout' }],
    'диванх (a|b)',
  ],
  ['its letters cannot be found again', 'дuвн', [typo('дивн', 'диван')], 'диван'],
  ['the mended word looks like a pattern', 'дивн', [typo('дивн', '$&')], '$&'],
] as const)('When %s, "%s" is told as it was searched for', (_, text, mended, told) => {
  expect(mendedQuery(text, mended)).toBe(told);
});
