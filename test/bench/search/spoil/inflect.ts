/**
 * Endings of Russian nouns and adjectives, one line a kind of word. A word belongs to the kind whose forms most often
 * occur in the catalogs themselves, so what comes out are words that people write. It shares nothing with a stemmer: it
 * strips no suffix by rule, and it knows rubashka/rubashek and meshok/meshka.
 */
const kinds: readonly (readonly string[])[] = [
  // стол; мяч, замок (after к г х ж ч ш щ)
  ' а у ом е ы ов ам ами ах',
  ' а у ом ем е и ов ей ам ами ах',
  // автомобиль; чай
  'ь я ю ем е и ей ям ями ях',
  'й я ю ем е и ев ям ями ях',
  // мешок, чехол, палец
  'ок ка ку ком ке ки ков кам ками ках',
  'ол ла лу лом ле лы лов лам лами лах',
  'ец ца цу цем цом це цы цев цов цам цами цах',
  // лампа; книга; рубашка
  'а ы е у ой  ам ами ах',
  'а и е у ой ей  ам ами ах',
  'ка ки ке ку кой ок ек кам ками ках',
  // земля; серия; кровать
  'я и е ю ей ь ям ями ях',
  'ия ии ию ией ий иям иями иях',
  'ь и ью ей ям ями ях',
  // кресло; кольцо; покрытие
  'о а у ом е  ам ами ах',
  'цо ца цу цом це ц цам цами цах',
  'ие ия ию ием ии ий иям иями иях',
  // белый, угловой; синий; мягкий
  'ый ой ого ому ым ом ая ую ое ые ых ыми',
  'ий его ему им ем яя ей юю ее ие их ими',
  'ий ой ого ому им ом ая ую ое ие их ими',
].map((endings) => endings.split(' '));

/** Below this a kind is a guess. */
const leastForms = 3;

/** Forms of a folded Russian word that occur in `vocabulary`, itself among them; only itself when it is not clear. */
export function formsOf(word: string, vocabulary: ReadonlySet<string>): readonly string[] {
  let best: readonly string[] = [word];
  if (!/^[а-я]{4,}$/u.test(word)) return best;
  for (const endings of kinds) {
    for (const ending of endings) {
      const stem = word.slice(0, word.length - ending.length);
      if (!word.endsWith(ending) || stem.length < 3) continue;
      const forms = endings.map((other) => stem + other).filter((form) => vocabulary.has(form));
      if (forms.length >= leastForms && forms.length > best.length) best = [...new Set(forms)];
    }
  }
  return best;
}
