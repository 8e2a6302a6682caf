import { withoutKazakhLetters } from '../text/fold.ts';
import { kazakhStem, stemOf } from '../text/stem.ts';

/** What goods are called in Russian, which nearly all catalogs are in: in Kazakh and English words of shoppers. */
const lines = [
  'кровать: төсек bed',
  'стол: үстел table desk',
  'стул: орындық chair stool',
  'кресло: armchair',
  'диван: sofa couch',
  'шкаф: wardrobe cupboard cabinet closet',
  'комод: dresser',
  'тумба: nightstand',
  'полка: сөре shelf bookshelf',
  'стеллаж: bookcase',
  'зеркало: айна mirror',
  'лампа светильник: шам lamp',
  'люстра: chandelier',
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
  'кастрюля: кәстрөл pot',
  'сковорода: таба pan',
  'тарелка: тәрелке plate',
  'чашка кружка: кесе cup mug',
  'нож: пышақ knife',
  'ложка: қасық spoon',
  'вилка: шанышқы fork',
  'чайник: шәйнек kettle',
  'холодильник: тоңазытқыш fridge refrigerator',
  'пылесос: шаңсорғыш',
  'утюг: үтік',
  'духовка духовой: пеш oven',
  'телевизор: теледидар',
  'телефон: phone smartphone',
  'наушники: құлаққап headphones earphones',
  'зарядка зарядный: charger',
  'чехол: қап case',
  'подарок: сыйлық gift',
  'кабель: cable',
  'клавиатура: пернетақта keyboard',
  'мышь: тінтуір mouse',
  'колонка: speaker',
  'принтер: printer',
  'монитор: monitor',
  'компьютер: computer',
  'ноутбук: laptop notebook',
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
  'шампунь: сусабын shampoo',
  'помада: далап lipstick',
  'духи парфюмерный: иіссу perfume',
  'угловой: бұрыштық corner',
  'обеденный: dining',
  'офисный: кеңсе office',
  'письменный: жазу writing',
  'мягкий: жұмсақ soft',
  'круглый: дөңгелек round',
  'большой: үлкен large big',
  'маленький мини: кішкентай кіші small little',
  'раздвижной раскладной: жиналмалы folding extendable',
  'двухъярусный: bunk',
  'беспроводной: сымсыз wireless',
  'двухместный: loveseat',
] as const;

/** Two words that are one in Russian. */
const phrases: ReadonlyMap<string, readonly string[]> = new Map(
  [
    'кухонный кухня: ас үй, ас үйге, ас үйдің, ас үйдегі',
    'двухъярусный: екі қабатты',
    'двухспальный: екі адамдық, queen size, king size, double bed',
    'односпальный: бір адамдық, single bed',
    'журнальный: coffee table',
    'тумба: night stand',
    'холодильник: мұз шкафы',
  ].flatMap((line) => {
    const [russian = '', others = ''] = line.split(': ');
    return others.split(', ').map((other) => [withoutKazakhLetters(other), russian.split(' ')] as const);
  }),
);

/** Beds are called by their sizes where they are not called by who sleeps in them. */
const sizes: readonly (readonly [string, string])[] = [
  ['односпальный', '80x200 90x200 90x190 80x190'],
  ['полутораспальный', '120x200 140x200 120x190 140x190'],
  ['двухспальный', '160x200 180x200 140x200 160x190 200x200'],
];

/** The Russian words for two words that stand beside each other; a Kazakh one may have its endings. */
export function knownPhrase(first: string, second: string): readonly string[] | undefined {
  const whole = withoutKazakhLetters(`${first} ${second}`);
  return phrases.get(whole) ?? phrases.get(withoutKazakhLetters(`${first} ${kazakhStem(second)}`));
}

let byStem: ReadonlyMap<string, readonly string[]> | undefined;

/** Stems of the Russian words for what a word of another language names. A Kazakh word may have its endings. */
export function knownGoods(word: string, stem: string): readonly string[] {
  byStem ??= indexed();
  return byStem.get(stem) ?? byStem.get(withoutKazakhLetters(kazakhStem(word))) ?? [];
}

/** Words of sizes that such a bed, or what lies on it, may have. */
export function knownSizes(stem: string): readonly string[] {
  sizesByStem ??= new Map(sizes.map(([word, all]) => [stemOf(word), all.split(' ')]));
  return sizesByStem.get(stem) ?? [];
}

let sizesByStem: ReadonlyMap<string, readonly string[]> | undefined;

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
