import { withoutKazakhLetters } from '../text/fold.ts';
import { kazakhStem, stemOf } from '../text/stem.ts';

/** What goods are called in Russian, which nearly all catalogs are in: in Kazakh and English words of shoppers. */
const lines = [
  'кровать: төсек bed',
  'стол: үстел table desk',
  'стул: орындық chair',
  'кресло: armchair',
  'диван: sofa couch',
  'шкаф: wardrobe cupboard',
  'полка: сөре shelf',
  'зеркало: айна mirror',
  'лампа светильник: lamp',
  'ковёр: кілем carpet rug',
  'штора: перде curtain',
  'одеяло: көрпе blanket',
  'подушка: жастық pillow',
  'матрас: mattress',
  'полотенце: сүлгі towel',
  'дверь: есік door',
  'детский: бала балалар kids children',
  'игрушка: ойыншық toy',
  'кухонный кухня: kitchen',
  'посуда: ыдыс dishes',
  'нож: пышақ knife',
  'ложка: қасық spoon',
  'чайник: шәйнек kettle',
  'холодильник: тоңазытқыш fridge refrigerator',
  'пылесос: шаңсорғыш',
  'утюг: үтік',
  'телевизор: теледидар',
  'телефон: phone smartphone',
  'наушники: құлаққап headphones',
  'ноутбук: laptop',
  'часы: сағат watch',
  'сумка: сөмке bag',
  'рюкзак: backpack',
  'платье: көйлек dress',
  'рубашка: жейде shirt',
  'брюки: шалбар trousers',
  'куртка: jacket',
  'кроссовки: sneakers',
  'обувь: shoes footwear',
  'книга: кітап book',
  'мыло: сабын soap',
] as const;

let byStem: ReadonlyMap<string, readonly string[]> | undefined;

/** Stems of the Russian words for what a word of another language names. A Kazakh word may have its endings. */
export function knownGoods(word: string, stem: string): readonly string[] {
  byStem ??= indexed();
  return byStem.get(stem) ?? byStem.get(withoutKazakhLetters(kazakhStem(word))) ?? [];
}

function indexed(): ReadonlyMap<string, readonly string[]> {
  const index = new Map<string, readonly string[]>();
  for (const line of lines) {
    const [russian = '', others = ''] = line.replaceAll('ё', 'е').split(': ');
    const stems = russian.split(' ').map(stemOf);
    for (const other of others.split(' ')) {
      // Kazakh words are typed on Russian keyboards, too, and are then stemmed as Russian ones.
      for (const key of [stemOf(other), stemOf(withoutKazakhLetters(other)), withoutKazakhLetters(other)])
        index.set(key, stems);
    }
  }
  return index;
}
