import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { letterCosts, replaceCost } from '../../../src/catalog/vocabulary/letter-costs.ts';
import { mostCost, nearBudget, nearWords } from '../../../src/catalog/vocabulary/near-words.ts';
import { buildTrie, WordTrie } from '../../../src/catalog/vocabulary/word-trie.ts';

function trieOf(words: readonly string[]): WordTrie {
  return new WordTrie(buildTrie([...new Set(words)].sort()));
}

/** All words of a tree, by going through it. */
function wordsIn(trie: WordTrie, node = 0, beginning = ''): readonly string[] {
  const own = trie.isWord(node) ? [beginning] : [];
  const children = Array.from({ length: trie.childCount(node) }, (_, at) => trie.firstChild(node) + at);
  return [
    ...own,
    ...children.flatMap((child) => wordsIn(trie, child, beginning + String.fromCharCode(trie.letter(child)))),
  ];
}

const word = fc.string({ unit: fc.constantFrom(...'абвдиклнь'), minLength: 1, maxLength: 9 });

describe('A tree of words', () => {
  it('holds just the words that it was made of, in their order', () => {
    fc.assert(
      fc.property(fc.array(word, { maxLength: 60 }), (words) => {
        expect(wordsIn(trieOf(words))).toEqual([...new Set(words)].sort());
      }),
      { numRuns: 200 },
    );
  });

  it('finds each beginning of a word, and no other', () => {
    const trie = trieOf(['диван', 'дива', 'кровать']);
    expect(['', 'д', 'дива', 'диван', 'кров'].map((one) => trie.find(one) !== undefined)).toEqual(
      Array.from({ length: 5 }, () => true),
    );
    expect(['диванн', 'ив', 'крова ', 'ц'].map((one) => trie.find(one))).toEqual(
      Array.from({ length: 4 }, () => undefined),
    );
  });

  it('may be empty, and is read from wherever its bytes lie', () => {
    expect(nearWords(trieOf([]), 'диван', 20)).toEqual([]);
    const bytes = buildTrie(['диван', 'стол']);
    const shifted = new Uint8Array(bytes.length + 1);
    shifted.set(bytes, 1);
    expect(wordsIn(new WordTrie(shifted.subarray(1)))).toEqual(['диван', 'стол']);
  });
});

describe('Near words', () => {
  const trie = trieOf(['диван', 'кровать', 'кресло', 'стол', 'столик', 'подушка', 'sofa', 'chair']);
  const nearest = (text: string) => nearWords(trie, text, mostCost(text.length))[0]?.word;

  it.each([
    ['дивн', 'диван'],
    ['дивван', 'диван'],
    ['дибан', 'диван'],
    ['иваин', undefined],
    ['кравать', 'кровать'],
    ['кроват', 'кровать'],
    ['коровать', 'кровать'],
    ['корвать', 'кровать'],
    ['креслло', 'кресло'],
    ['крелсо', 'кресло'],
    ['подуушкаа', 'подушка'],
    ['сtол', 'стол'],
    ['sfoa', 'sofa'],
    ['chiar', 'chair'],
    ['холодильник', undefined],
  ])('%s -> %s', (text, meant) => {
    expect(nearest(text)).toBe(meant);
  });

  it('are cheaper when letters lie side by side on the keyboard, sound alike, or are doubled', () => {
    const code = (letter: string) => letter.charCodeAt(0);
    expect(replaceCost(code('а'), code('п'))).toBe(letterCosts.near);
    expect(replaceCost(code('о'), code('а'))).toBe(letterCosts.sound);
    expect(replaceCost(code('ж'), code('ф'))).toBe(letterCosts.replace);
    expect(replaceCost(code('a'), code('ф'))).toBe(letterCosts.replace);
    expect(nearWords(trie, 'диваан', 30)[0]?.cost).toBe(letterCosts.double);
    expect(nearWords(trie, 'кроват', 30)[0]?.cost).toBe(letterCosts.soft);
    expect(nearWords(trie, 'идван', 30)[0]?.cost).toBe(letterCosts.swap);
  });

  it('never cost more than was allowed, and nothing is the word itself', () => {
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 30 }), word, (words, text) => {
        const most = mostCost(text.length);
        const found = nearWords(trieOf(words), text, most);
        for (const { word: near, cost } of found) {
          expect(words).toContain(near);
          expect(cost).toBeLessThanOrEqual(most);
        }
        if (most > 0 && words.includes(text)) expect(found[0]).toEqual({ word: text, cost: 0 });
      }),
      { numRuns: 300 },
    );
  });

  it('one letter away are found wherever the letter is, among any others', () => {
    const edits: readonly ((text: string, at: number) => string)[] = [
      (text, at) => text.slice(0, at) + text.slice(at + 1),
      (text, at) => `${text.slice(0, at)}л${text.slice(at)}`,
      (text, at) => `${text.slice(0, at)}л${text.slice(at + 1)}`,
      (text, at) => text.slice(0, at) + (text[at + 1] ?? '') + (text[at] ?? '') + text.slice(at + 2),
    ];
    const edit = fc.tuple(fc.constantFrom(...edits), fc.nat());
    fc.assert(
      fc.property(fc.array(word, { maxLength: 30 }), word, edit, (words, meant, [change, place]) => {
        const text = change(meant, place % meant.length);
        const near = nearWords(trieOf([...words, meant]), text, 10);
        expect(near.find((one) => one.word === meant)?.cost).toBeLessThanOrEqual(10);
      }),
      { numRuns: 1000 },
    );
  });

  it('are looked for once in one question, and then further away where none was near', () => {
    const budget = nearBudget();
    expect(nearWords(trie, 'кравть', 10, budget)).toEqual([]);
    const afterOne = budget.nodes;
    expect(nearWords(trie, 'кравть', 10, budget)).toEqual([]);
    expect(budget.nodes).toBe(afterOne);
    expect(nearWords(trie, 'кравть', 16, budget)).toEqual([{ word: 'кровать', cost: 16 }]);
    const afterTwo = budget.nodes;
    expect(nearWords(trie, 'кравть', 16, budget)).toEqual([{ word: 'кровать', cost: 16 }]);
    expect(budget.nodes).toBe(afterTwo);
  });

  it('of a long word in a large vocabulary are looked for in bounded time', () => {
    const letters = 'абвгдежзиклмнопрст';
    const many = Array.from({ length: 50_000 }, (_, at) =>
      Array.from(
        { length: 12 },
        (_, place) => letters[(at * (place + 7) + (at >> place)) % letters.length],
      ).join(''),
    );
    expect(nearWords(trieOf(many), 'абвгдежзиклмнопрстабвгдежз', 28).length).toBeLessThan(50_000);
  });
});
