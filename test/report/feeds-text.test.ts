import { describe, expect, it } from 'vitest';
import type { FeedStatus } from '../../src/operations/feed-status.ts';
import { feedLines } from '../../src/report/feeds-text.ts';
import { plainStyle } from '../../src/report/style.ts';

const feed: FeedStatus = {
  address: 'https://shop.example/feed.xml',
  fields: ['price'],
  freshAt: 0,
  isStale: false,
  checkedAt: 60_000,
  nextAt: 240_000,
  products: 10,
  unknown: 0,
  problem: null,
  waits: null,
};

describe('A feed that was not taken', () => {
  it.each([
    ['en', 'the answer was 404', 'not taken: The shop answers 404; open the address in a browser'],
    ['ru', 'the answer was 404', 'не принято: Магазин отвечает кодом 404; откройте адрес в браузере'],
    [
      'ru',
      'guard product-drop: 9 of 10 products that it knew are gone',
      'не принято: Пропали товары: 9 из 10 прежних',
    ],
    [
      'ru',
      'ZK141: `zeta explain ZK141` tells what is wrong with it',
      'не принято: В файле ошибки (ZK141); zeta explain ZK141',
    ],
    ['ru', 'something nobody has words for', 'не принято: something nobody has words for'],
  ] as const)('says why in words (%s: %s)', (language, problem, words) => {
    const lines = feedLines({ city: 'almaty', target: 'dev' }, { ...feed, problem }, 120_000, {
      style: plainStyle,
      language,
    });
    expect(lines.at(-1)).toContain(words);
  });
});
