import { type Spelling, type Spellings, spellingsFor } from '../text/sounds.ts';
import type { NearBudget, NearWord } from './near-words.ts';
import type { WordTrie } from './word-trie.ts';

/** Nodes for one word: names are few beside words, and branch little. */
const mostNodes = 5000;
/** A double letter where one is heard. */
const doubleCost = 1;
/** Letters at the end that nobody hears: Moulinex, Garnier. */
const silent: readonly (readonly [letters: string, cost: number])[] = [
  ['e', 2],
  ['s', 3],
  ['t', 3],
  ['h', 3],
  ['r', 3],
  ['x', 3],
];
const cyrillicWord = /^[а-я]{3,}$/u;
const latinWord = /^[a-z]{3,}$/;

/** Words of the other alphabet that sound like this one, cheapest first; none that costs more than `most`. */
export function soundingWords(
  trie: WordTrie,
  word: string,
  most: number,
  budget: NearBudget,
): readonly NearWord[] {
  const alphabet = cyrillicWord.test(word) ? 'cyrillic' : latinWord.test(word) ? 'latin' : undefined;
  // Nobody hears three of a letter: that is a slip.
  if (!alphabet || /(.)\1\1/u.test(word)) return [];
  // "гуччи" is heard as "гучи"; in Latin letters doubles have sounds of their own.
  const heard = alphabet === 'cyrillic' ? word.replaceAll(/(.)\1/gu, '$1') : word;
  const walk = new SoundWalk(trie, heard, spellingsFor(alphabet), most, Math.min(mostNodes, budget.nodes));
  walk.go(0, { node: 0, written: '', cost: 0 });
  budget.nodes -= walk.visited;
  return [...walk.found].map(([found, cost]) => ({ word: found, cost })).toSorted((a, b) => a.cost - b.cost);
}

interface Reached {
  readonly node: number;
  readonly written: string;
  readonly cost: number;
}

/** Goes down the tree along all spellings that it has. */
class SoundWalk {
  readonly found = new Map<string, number>();
  visited = 0;
  readonly #trie: WordTrie;
  readonly #word: string;
  readonly #spellings: Spellings;
  readonly #most: number;
  readonly #mostNodes: number;

  constructor(trie: WordTrie, word: string, spellings: Spellings, most: number, mostNodes: number) {
    this.#trie = trie;
    this.#word = word;
    this.#spellings = spellings;
    this.#most = most;
    this.#mostNodes = mostNodes;
  }

  go(at: number, reached: Reached): void {
    if (this.visited >= this.#mostNodes) return;
    if (at === this.#word.length) {
      this.#end(reached);
      return;
    }
    // Latin doubles are one letter of another alphabet, too.
    if (at > 0 && this.#word[at] === this.#word[at - 1]) this.go(at + 1, reached);
    for (const spelling of this.#spellings.get(this.#word[at] ?? '') ?? []) {
      if (!this.#fits(spelling, at)) continue;
      const next = this.#down(reached, spelling.to, spelling.cost);
      if (!next) continue;
      const after = at + spelling.from.length;
      this.go(after, next);
      const double = spelling.to === '' ? undefined : this.#down(next, next.written.slice(-1), doubleCost);
      if (double) this.go(after, double);
    }
  }

  #fits({ from, place }: Spelling, at: number): boolean {
    if (!this.#word.startsWith(from, at)) return false;
    return place === 'any' || (place === 'start' ? at === 0 : at + from.length === this.#word.length);
  }

  #end(reached: Reached): void {
    this.#take(reached);
    for (const [letters, cost] of silent) {
      const longer = this.#down(reached, letters, cost);
      if (longer) this.#take(longer);
    }
  }

  #take({ node, written, cost }: Reached): void {
    if (!this.#trie.isWord(node)) return;
    const known = this.found.get(written);
    if (known === undefined || cost < known) this.found.set(written, cost);
  }

  #down(reached: Reached, letters: string, more: number): Reached | undefined {
    const cost = reached.cost + more;
    if (cost > this.#most) return undefined;
    let { node } = reached;
    for (let at = 0; at < letters.length; at += 1) {
      this.visited += 1;
      const child = this.#trie.childOf(node, letters.charCodeAt(at));
      if (child === undefined) return undefined;
      node = child;
    }
    return { node, written: reached.written + letters, cost };
  }
}
