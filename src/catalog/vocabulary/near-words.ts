import { isSoft, letterCosts, replaceCost } from './letter-costs.ts';
import type { WordTrie } from './word-trie.ts';

/** A word of the vocabulary, and how far it is from the one that was asked for, in tenths of a letter. */
export interface NearWord {
  readonly word: string;
  readonly cost: number;
}

/** What looking for near words may still cost one question, and what was found for it so far. */
export interface NearBudget {
  /** Nodes of a tree: a bound on time that is the same on every machine. Words of ordinary length need some thousands. */
  nodes: number;
  readonly found: Map<string, { readonly most: number; readonly words: readonly NearWord[] }>;
}

export function nearBudget(): NearBudget {
  return { nodes: nodesForQuestion, found: new Map() };
}

const nodesForQuestion = 150_000;
/** Of them for one walk: what comes first leaves something for the others. */
const nodesForWalk = 30_000;
/** Longer words are none, and are not in the tree. */
const mostDepth = 41;
/** More than any word may be away. */
const far = 10_000;
/** Few words are a letter and a bit away, and most slips are no larger: the wider circles are drawn when none is. */
export const circles = [12, 18, 24, 30];

/**
 * Words within `most` tenths of an edit: letters put in, left out, replaced, or swapped with their neighbour, each at
 * the price of `letter-costs.ts`. Cheapest first; those that are much dearer than the cheapest are left out.
 */
export function nearWords(
  trie: WordTrie,
  word: string,
  most: number,
  budget: NearBudget = nearBudget(),
): readonly NearWord[] {
  if (most <= 0) return [];
  const known = budget.found.get(word);
  if (known && (known.most >= most || known.words.length > 0))
    return known.words.filter(({ cost }) => cost <= most);
  const words = lookedFor(trie, word, { from: known?.most ?? 0, to: most }, budget);
  budget.found.set(word, { most, words });
  return words;
}

function lookedFor(
  trie: WordTrie,
  word: string,
  { from, to: most }: { readonly from: number; readonly to: number },
  budget: NearBudget,
): readonly NearWord[] {
  for (const circle of circles) {
    if (circle <= from) continue;
    const search = new NearSearch(trie, word, Math.min(circle, most), Math.min(nodesForWalk, budget.nodes));
    search.visit(0, 0);
    budget.nodes -= search.visited;
    if (search.found.length > 0) return search.found.toSorted((a, b) => a.cost - b.cost);
    if (circle >= most) break;
  }
  return [];
}

/** One walk down the tree that keeps to the branches which may still end near enough. */
class NearSearch {
  readonly found: NearWord[] = [];
  readonly #trie: WordTrie;
  readonly #most: number;
  readonly #letters: Uint16Array;
  /** What leaving out each letter of the word costs. */
  readonly #removals: Uint16Array;
  /** Letters of the way down to the node at hand. */
  readonly #way = new Uint16Array(mostDepth);
  /**
   * By depth and by letters of the word: what turning those letters into the way costs. One row after the other, each
   * with a margin. Of a row only the part is written that may be near enough, and one place beside it.
   */
  readonly #costs: Uint16Array;
  readonly #width: number;
  /** By depth: the first and the last place of its row that are near enough. */
  readonly #first = new Uint16Array(mostDepth + 1);
  readonly #last = new Uint16Array(mostDepth + 1);
  readonly #mostNodes: number;
  #visited = 0;

  constructor(trie: WordTrie, word: string, most: number, mostNodes: number) {
    this.#trie = trie;
    this.#most = most;
    this.#mostNodes = mostNodes;
    this.#letters = Uint16Array.from({ length: word.length }, (_, at) => word.charCodeAt(at));
    this.#removals = this.#letters.map((letter, at) => removalCost(letter, this.#letters[at - 1]));
    this.#width = word.length + 3;
    this.#costs = new Uint16Array((mostDepth + 1) * this.#width);
    this.#costs[0] = far;
    this.#last[0] = this.#leaveOutAfter(1, 0, 0);
  }

  get visited(): number {
    return this.#visited;
  }

  /** Goes through what is below a node that is `depth` letters deep. */
  visit(node: number, depth: number): void {
    if (depth === mostDepth) return;
    const first = this.#trie.firstChild(node);
    const end = first + this.#trie.childCount(node);
    for (let child = first; child < end && this.#visited < this.#mostNodes; child += 1) {
      this.#visited += 1;
      this.#way[depth] = this.#trie.letter(child);
      if (!this.#fillRow(depth + 1)) continue;
      if (this.#last[depth + 1] === this.#letters.length && this.#trie.isWord(child)) {
        const word = String.fromCharCode(...this.#way.subarray(0, depth + 1));
        this.found.push({ word, cost: this.#costs[(depth + 2) * this.#width - 2] ?? far });
      }
      this.visit(child, depth + 1);
    }
  }

  /** The row of a depth, from the one or two above it; false when nothing in it is near enough. */
  #fillRow(depth: number): boolean {
    const costs = this.#costs;
    const row = depth * this.#width + 1;
    const above = row - this.#width;
    const letter = this.#way[depth - 1] ?? 0;
    const before = depth > 1 ? (this.#way[depth - 2] ?? 0) : 0;
    const put = insertionCost(letter, before);
    const from = this.#first[depth - 1] ?? 0;
    const to = Math.min((this.#last[depth - 1] ?? 0) + 1, this.#letters.length);
    let [first, last, left] = [-1, -1, far];
    for (let at = from; at <= to; at += 1) {
      const own = this.#letters[at - 1] ?? 0;
      let cost = (costs[above + at] ?? far) + put;
      const replaced = (costs[above + at - 1] ?? far) + (own === letter ? 0 : replaceCost(own, letter));
      if (replaced < cost) cost = replaced;
      const removed = left + (this.#removals[at - 1] ?? 0);
      if (removed < cost) cost = removed;
      if (own === before && own !== letter && this.#letters[at - 2] === letter) {
        const swapped = this.#costTwoAbove(depth, at - 2) + letterCosts.swap;
        if (swapped < cost) cost = swapped;
      }
      costs[row + at] = cost;
      left = cost;
      if (cost > this.#most) continue;
      if (first < 0) first = at;
      last = at;
    }
    costs[row + from - 1] = far;
    if (first < 0) return false;
    this.#first[depth] = first;
    this.#last[depth] = this.#leaveOutAfter(row, to, last);
    return true;
  }

  /** A place whose row may not have been written so far. */
  #costTwoAbove(depth: number, at: number): number {
    const [first = 0, last = 0] = [this.#first[depth - 2], this.#last[depth - 2]];
    return at < first || at > last ? far : (this.#costs[(depth - 2) * this.#width + 1 + at] ?? far);
  }

  /** Goes on along a row by leaving out letters while that is near enough; gives back where that ends. */
  #leaveOutAfter(row: number, to: number, near: number): number {
    let at = to;
    let last = near;
    if (near === to) {
      for (; at < this.#letters.length; at += 1) {
        const cost = (this.#costs[row + at] ?? far) + (this.#removals[at] ?? 0);
        this.#costs[row + at + 1] = cost;
        if (cost > this.#most) {
          at += 1;
          break;
        }
        last = at + 1;
      }
    }
    this.#costs[row + at + 1] = far;
    return last;
  }
}

function insertionCost(letter: number, before: number): number {
  if (isSoft(letter)) return letterCosts.soft;
  return letter === before ? letterCosts.double : letterCosts.insert;
}

function removalCost(letter: number, before: number | undefined): number {
  if (isSoft(letter)) return letterCosts.soft;
  return letter === before ? letterCosts.double : letterCosts.remove;
}

/** How far a word may be from what was meant: short words are other words soon. */
export function mostCost(length: number): number {
  if (length <= 3) return 0;
  if (length === 4) return 10;
  if (length <= 7) return 16;
  return length <= 10 ? 20 : 28;
}
