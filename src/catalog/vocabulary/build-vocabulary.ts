import type Database from 'better-sqlite3';
import type { ShownForms } from './shown-forms.ts';
import { buildTrie } from './word-trie.ts';

/** Shorter words are not mended, and longer ones are none. */
const treeWords = 'length(word) BETWEEN 3 AND 40';

/**
 * Writes which words the finished index has, in how many products, how they are shown, and the tree that mends
 * misspelt ones. Numbers and codes are not in the tree: one digit off is another product.
 */
export function buildVocabulary(database: Database.Database, forms: ShownForms): void {
  database.function('shown_form', { deterministic: true }, (word) => forms.of(String(word)) ?? null);
  database.exec('CREATE VIRTUAL TABLE temp.vocabulary USING fts5vocab(main, words, row)');
  database.exec('INSERT INTO term SELECT term, doc, nullif(shown_form(term), term) FROM temp.vocabulary');
  database.exec('DROP TABLE temp.vocabulary');
  const words = database.prepare(`SELECT word FROM term WHERE ${treeWords}`).pluck().all() as string[];
  // The index sorts by UTF-8, which differs from UTF-16 beyond the plane that our alphabets are in.
  const tree = words.filter((word) => /^\p{L}+$/u.test(word)).sort();
  database.prepare("INSERT INTO tree VALUES ('words', ?)").run(buildTrie(tree));
}
