import type Database from 'better-sqlite3';
import type { ShownForms } from './shown-forms.ts';
import { buildTrie } from './word-trie.ts';

/** Shorter words are not mended, longer ones are none; and one digit off is another product. */
const treeWord = /^\p{L}{3,40}$/u;

/**
 * Writes which words the finished index has, in how many products, how they are shown, and the tree that mends
 * misspelt ones: stems, and the forms that products have.
 */
export function buildVocabulary(database: Database.Database, forms: ShownForms): void {
  database.function('shown_form', { deterministic: true }, (word) => forms.of(String(word)) ?? null);
  database.exec('CREATE VIRTUAL TABLE temp.vocabulary USING fts5vocab(main, words, row)');
  database.exec('INSERT INTO term SELECT term, doc, nullif(shown_form(term), term) FROM temp.vocabulary');
  database.exec('DROP TABLE temp.vocabulary');
  const stems = database.prepare('SELECT word FROM term').pluck().all() as string[];
  const words = new Set([...stems, ...forms.all()].filter((word) => treeWord.test(word)));
  // The index sorts by UTF-8, which differs from UTF-16 beyond the plane that our alphabets are in.
  const tree = [...words].sort();
  database.prepare("INSERT INTO tree VALUES ('words', ?)").run(buildTrie(tree));
}
