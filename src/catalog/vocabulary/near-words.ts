import { isSoft, letterCosts, replaceCost } from './letter-costs.ts';
import type { WordTrie } from './word-trie.ts';

/** A word of the vocabulary, and how far it is from the one that was asked for, in tenths of a letter. */
export interface NearWord {
  readonly word: string;
  readonly cost: number;
}

/**
 * How many nodes of a tree may still be looked at for one question: a bound on time that is the same on every machine.
 * Words of ordinary length need some thousands.
 */
export interface NearBudget {
  nodes: number;
}

export const nodesForQuestion = 150_000;
/** Of them for one walk: what comes first leaves something for the others. */
const nodesForWalk = 30_000;
/** Longer words are none, and are not in the tree. */
const mostDepth = 41;
/** Few words are a letter and a bit away, and most slips are no larger: the wider circles are drawn when none is. */
const circles = [12, 18, 24, 30];

/**
 * Words within `most` tenths of an edit: letters put in, left out, replaced, or swapped with their neighbour, each at
 * the price of `letter-costs.ts`. Cheapest first; those that are much dearer than the cheapest are left out.
 */
export function nearWords(
  trie: WordTrie,
  word: string,
  most: number,
  budget: NearBudget = { nodes: nodesForQuestion },
): readonly NearWord[] {
  if (most === 0) return [];
  for (const circle of circles) {
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
  /** By depth and by letters of the word: what turning those letters into the way costs. One row after the other. */
  readonly #costs: Uint16Array;
  readonly #width: number;
  readonly #mostNodes: number;
  #visited = 0;

  constructor(trie: WordTrie, word: string, most: number, mostNodes: number) {
    this.#trie = trie;
    this.#most = most;
    this.#mostNodes = mostNodes;
    this.#letters = Uint16Array.from({ length: word.length }, (_, at) => word.charCodeAt(at));
    this.#removals = this.#letters.map((letter, at) => removalCost(letter, this.#letters[at - 1]));
    this.#width = word.length + 1;
    this.#costs = new Uint16Array((mostDepth + 1) * this.#width);
    for (let at = 1; at < this.#width; at += 1)
      this.#costs[at] = (this.#costs[at - 1] ?? 0) + (this.#removals[at - 1] ?? 0);
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
      if (this.#fillRow(depth + 1) > this.#most) continue;
      const cost = this.#costs[(depth + 2) * this.#width - 1] ?? 0;
      if (cost <= this.#most && this.#trie.isWord(child)) {
        const word = String.fromCharCode(...this.#way.subarray(0, depth + 1));
        this.found.push({ word, cost });
      }
      this.visit(child, depth + 1);
    }
  }

  /** The row of a depth, from the one or two above it; gives back its least cost. */
  #fillRow(depth: number): number {
    const costs = this.#costs;
    const letters = this.#letters;
    const width = this.#width;
    const row = depth * width;
    const above = row - width;
    const letter = this.#way[depth - 1] ?? 0;
    const before = depth > 1 ? (this.#way[depth - 2] ?? 0) : 0;
    const put = insertionCost(letter, before);
    let last = (costs[above] ?? 0) + put;
    costs[row] = last;
    let least = last;
    for (let at = 1; at < width; at += 1) {
      const own = letters[at - 1] ?? 0;
      let cost = (costs[above + at - 1] ?? 0) + (own === letter ? 0 : replaceCost(own, letter));
      const inserted = (costs[above + at] ?? 0) + put;
      if (inserted < cost) cost = inserted;
      const removed = last + (this.#removals[at - 1] ?? 0);
      if (removed < cost) cost = removed;
      if (own === before && at > 1 && letters[at - 2] === letter && own !== letter) {
        const swapped = (costs[above - width + at - 2] ?? 0) + letterCosts.swap;
        if (swapped < cost) cost = swapped;
      }
      costs[row + at] = cost;
      last = cost;
      if (cost < least) least = cost;
    }
    return least;
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
