import snowball from 'snowball-stemmers';
import { kazakhLetters, withoutKazakhLetters } from './fold.ts';

const russian = snowball.newStemmer('russian');
const english = snowball.newStemmer('english');
const stems = new Map<string, string>();
const mostStems = 200_000;
const digitNine = 57;

/**
 * The part that a folded word's forms share: Snowball for Russian and English words, a light stemmer for words with
 * Kazakh letters, whose stems are then written in Russian ones. Anything else is its own stem.
 */
export function stemOf(word: string): string {
  // Numbers and codes are many, all different, and have no stem: they would drive the words out of the memory.
  if (word.charCodeAt(0) <= digitNine) return word;
  let stem = stems.get(word);
  if (stem === undefined) {
    stem = stemmed(word);
    if (stems.size >= mostStems) stems.clear();
    stems.set(word, stem);
  }
  return stem;
}

function stemmed(word: string): string {
  if (/^[а-я]+$/u.test(word)) return withoutFleetingVowel(russianStem(word));
  if (/^[a-z]+$/.test(word)) return english.stem(word);
  if (kazakhLetters.test(word)) return withoutKazakhLetters(kazakhStem(word));
  return word;
}

/**
 * Snowball takes the ends of some nouns for verbs': "диван" would become "дива", "кровать" "крова", "зеркало" "зерка",
 * while their other forms keep the whole stem. Goods are nouns.
 */
function russianStem(word: string): string {
  // Linen is not white.
  if (/^бель(?:[еяюи]|ем|ям|ями|ях)$/u.test(word)) return 'белье';
  if (word.length > 3 && /[ая][нл]$/u.test(word)) return word;
  if (word.length > 4 && /[ая](?:ть|[нл][аоыи])$/u.test(word)) return word.slice(0, -1);
  return russian.stem(word);
}

/**
 * полок and полка, кресел and кресло, полотенец and полотенце: the vowel before the last consonant comes and goes. It is
 * left out of every stem, so that the forms of a word meet; what words it takes it from without need meet themselves.
 */
function withoutFleetingVowel(stem: string): string {
  if (stem.length < 5) return stem;
  return stem.replace(/([бвгджзклмнпрстфхцчшщьй])[ое]([кцлнр])$/u, '$1$2').replace(/ь([кцн])$/u, '$1');
}

const kazakhCase =
  /(?:н[ыі]ң|д[ыі]ң|т[ыі]ң|[ғқ]а|[гк]е|д[ае]н|т[ае]н|н[ае]н|нд[ае]|д[ае]|т[ае]|[мбп]ен|н[ыі]|д[ыі]|т[ыі])$/u;
const kazakhPossessive = /(?:[ыі]м[ыі]з|[ыі]ң[ыі]з|м[ыі]з|ң[ыі]з|с[ыі]|[ыі]м|[ыі]ң|[ыі])$/u;
const kazakhPlural = /(?:л[ае]р|д[ае]р|т[ае]р)$/u;
/** What is left of a word must be one. */
const shortestKazakhStem = 3;

/** Case, then possession, then number, as Kazakh hangs them on: диван-дар-ымыз-дан. One ending of each at most. */
export function kazakhStem(word: string): string {
  let stem = word;
  for (const ending of [kazakhCase, kazakhPossessive, kazakhPlural]) {
    const shorter = stem.replace(ending, '');
    if (shorter.length < shortestKazakhStem || shorter === stem) continue;
    stem = ending === kazakhPossessive ? voiceless(shorter) : shorter;
  }
  return stem;
}

/** төсег-і is of төсек: before a vowel the last consonant is voiced. */
function voiceless(stem: string): string {
  const last = { ғ: 'қ', г: 'к', б: 'п' }[stem.at(-1) ?? ''];
  return last === undefined ? stem : stem.slice(0, -1) + last;
}
