import { costs, isSoft, replaceCost } from './letter-costs.ts';
import type { WordTrie } from './word-trie.ts';

/** A word of the vocabulary, and how far it is from the one that was asked for, in tenths of a letter. */
export interface NearWord {
  readonly word: string;
  readonly cost: number;
}

/** Nodes that are looked at for one word: a bound on time, far above what words of ordinary length need. */
const mostNodes = 60_000;

/**
 * Words within `most` tenths of an edit: letters put in, left out, replaced, or swapped with their neighbour, each at
 * the price of `letter-costs.ts`. Cheapest first.
 */
export function nearWords(trie: WordTrie, word: string, most: number): NearWord[] {
  const search = new NearSearch(trie, word, most);
  search.visit(0, search.firstRow(), undefined, '');
  return search.found.toSorted((a, b) => a.cost - b.cost);
}

/** What came before the node at hand, for swapped letters. */
interface Before {
  readonly row: Uint16Array;
  readonly letter: number;
}

class NearSearch {
  readonly found: NearWord[] = [];
  readonly #trie: WordTrie;
  readonly #letters: readonly number[];
  readonly #most: number;
  #visited = 0;

  constructor(trie: WordTrie, word: string, most: number) {
    this.#trie = trie;
    this.#letters = Array.from({ length: word.length }, (_, at) => word.charCodeAt(at));
    this.#most = most;
  }

  firstRow(): Uint16Array {
    const row = new Uint16Array(this.#letters.length + 1);
    for (let at = 1; at < row.length; at += 1) row[at] = (row[at - 1] ?? 0) + this.#removeCost(at - 1);
    return row;
  }

  visit(node: number, row: Uint16Array, before: Before | undefined, beginning: string): void {
    const trie = this.#trie;
    const first = trie.firstChild(node);
    for (let child = first; child < first + trie.childCount(node); child += 1) {
      this.#visited += 1;
      if (this.#visited > mostNodes) return;
      const letter = trie.letter(child);
      const next = this.#nextRow(row, letter, before);
      const cost = next.at(-1) ?? 0;
      const word = beginning + String.fromCharCode(letter);
      if (cost <= this.#most && trie.isWord(child)) this.found.push({ word, cost });
      if (this.#isHopeful(next)) this.visit(child, next, { row, letter }, word);
    }
  }

  #isHopeful(row: Uint16Array): boolean {
    for (const cost of row) if (cost <= this.#most) return true;
    return false;
  }

  /** Costs of turning each beginning of the word into what has been walked, this letter included. */
  #nextRow(row: Uint16Array, letter: number, before: Before | undefined): Uint16Array {
    const letters = this.#letters;
    const next = new Uint16Array(row.length);
    const put = before?.letter === letter ? costs.double : isSoft(letter) ? costs.soft : costs.insert;
    next[0] = (row[0] ?? 0) + put;
    for (let at = 1; at < row.length; at += 1) {
      const own = letters[at - 1] ?? 0;
      const replaced = (row[at - 1] ?? 0) + (own === letter ? 0 : replaceCost(own, letter));
      let cost = Math.min(replaced, (row[at] ?? 0) + put, (next[at - 1] ?? 0) + this.#removeCost(at - 1));
      const isSwap =
        before && at > 1 && own === before.letter && letters[at - 2] === letter && own !== letter;
      if (isSwap) cost = Math.min(cost, (before.row[at - 2] ?? 0) + costs.swap);
      next[at] = cost;
    }
    return next;
  }

  #removeCost(at: number): number {
    const letter = this.#letters[at] ?? 0;
    if (isSoft(letter)) return costs.soft;
    return at > 0 && this.#letters[at - 1] === letter ? costs.double : costs.remove;
  }
}

/** How far a word may be from what was meant: short words are other words soon. */
export function mostCost(length: number): number {
  if (length <= 3) return 0;
  if (length === 4) return 10;
  if (length <= 7) return 16;
  return length <= 10 ? 22 : 28;
}
