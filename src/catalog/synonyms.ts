import { analyseText } from './text/analyse-text.ts';

/** Words that mean the same, as an author writes them: `диван: [софа, угловой уголок]`. */
export type Synonyms = Readonly<Record<string, readonly string[]>>;

/** The same as search reads them: an analysed word -> its alternatives, each one or more analysed words. */
export type SynonymIndex = ReadonlyMap<string, readonly (readonly string[])[]>;

/** Word forms count as one word: a synonym of "диван" holds for "диваны" too. A key of several words is not looked up. */
export function indexSynonyms(synonyms: Synonyms): SynonymIndex {
  const index = new Map<string, (readonly string[])[]>();
  for (const [word, others] of Object.entries(synonyms)) {
    const [key, ...rest] = analyseText(word);
    if (key === undefined || rest.length > 0) continue;
    const alternatives = others.map((other) => analyseText(other)).filter((words) => words.length > 0);
    index.set(key, [...(index.get(key) ?? []), ...alternatives]);
  }
  return index;
}
