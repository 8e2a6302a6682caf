import type Database from 'better-sqlite3';
import { type NearBudget, type NearWord, nearWords } from './near-words.ts';
import { soundingWords } from './sounding-words.ts';
import { WordTrie } from './word-trie.ts';

/** The words of one compiled catalog, as its index has them. */
export class Lexicon {
  readonly #term: Database.Statement;
  readonly #tree: Database.Statement;
  readonly #treeBytes: number;
  readonly #known = new Map<string, Term | undefined>();
  #trie: WordTrie | undefined;

  constructor(database: Database.Database) {
    this.#term = database.prepare('SELECT products, shown FROM term WHERE word = ?');
    this.#tree = database.prepare("SELECT bytes FROM tree WHERE name = 'words'").pluck();
    const bytes = database.prepare("SELECT length(bytes) FROM tree WHERE name = 'words'").pluck().get();
    this.#treeBytes = Number(bytes ?? 0);
  }

  /** Size of the tree of words, which is in memory once it was asked. */
  get bytes(): number {
    return this.#treeBytes;
  }

  /** In how many products the word is. */
  products(word: string): number {
    return this.#find(word)?.products ?? 0;
  }

  /** The word as products have it most often: "кровать" for "кроват". */
  shown(word: string): string {
    return this.#find(word)?.shown ?? word;
  }

  /** Words of at least three letters that are nearly this one, the nearest first, at equal distance the commonest. */
  near(word: string, most: number, budget: NearBudget): readonly NearWord[] {
    const near = nearWords(this.#words, word, most, budget);
    return near.toSorted((a, b) => a.cost - b.cost || this.products(b.word) - this.products(a.word));
  }

  /** Words of the other alphabet that sound like this one: "сигейт" is "seagate". */
  sounding(word: string, most: number, budget: NearBudget): readonly NearWord[] {
    return soundingWords(this.#words, word, most, budget);
  }

  hasBeginning(beginning: string): boolean {
    return this.#words.find(beginning) !== undefined;
  }

  /** Read when the first word is looked for that no product has: most questions need no tree. */
  get #words(): WordTrie {
    this.#trie ??= new WordTrie((this.#tree.get() as Uint8Array | undefined) ?? new Uint8Array(8));
    return this.#trie;
  }

  #find(word: string): Term | undefined {
    if (this.#known.has(word)) return this.#known.get(word);
    const term = this.#term.get(word) as Term | undefined;
    if (this.#known.size >= mostKnown) this.#known.clear();
    this.#known.set(word, term);
    return term;
  }
}

interface Term {
  readonly products: number;
  /** Null: as the word itself. */
  readonly shown: string | null;
}

const mostKnown = 5000;
