import { withoutKazakhLetters } from '../text/fold.ts';
import { stemOf } from '../text/stem.ts';

/** What a word of a query says of a product, beyond being a word. */
export type Kind = 'colour' | 'material';

/** Each line is one colour or material, in the words of all languages; the first word names it. */
const lines: Readonly<Record<Kind, readonly string[]>> = {
  colour: [
    'красный красная красное қызыл red',
    'синий синяя синее көк blue',
    'голубой голубая көгілдір аспан light-blue',
    'зелёный зелёная жасыл green',
    'жёлтый жёлтая сары yellow',
    'белый белая белое ақ white',
    'чёрный чёрная чёрное қара black',
    'серый серая серое сұр сұрғылт grey gray',
    'коричневый коричневая қоңыр brown',
    'бежевый бежевая сарғыш beige',
    'розовый розовая қызғылт pink',
    'фиолетовый фиолетовая күлгін purple violet',
    'оранжевый оранжевая қызғылт-сары orange',
    'бордовый бордовая burgundy maroon',
    'бирюзовый бирюзовая turquoise teal',
    'золотой золотая золотистый алтын gold golden',
    'серебристый серебристая серебряный күміс silver',
    'графит графитовый graphite',
    'кремовый молочный cream ivory',
    'прозрачный прозрачная мөлдір transparent clear',
  ],
  material: [
    'дерево деревянный деревянная ағаш wood wooden',
    'массив solid-wood',
    'дуб дубовый емен oak',
    'сосна сосновый қарағай pine',
    'берёза берёзовый қайың birch',
    'бук буковый beech',
    'орех ореховый walnut',
    'металл металлический металлическая metal',
    'сталь стальной нержавеющий болат steel stainless',
    'стекло стеклянный стеклянная шыны glass',
    'кожа кожаный кожаная былғары leather',
    'экокожа кожзам экокожаный',
    'ткань тканевый мата fabric',
    'велюр велюровый velour velvet',
    'рогожка',
    'пластик пластиковый plastic',
    'ротанг ротанговый rattan',
    'керамика керамический ceramic',
    'хлопок хлопковый мақта cotton',
    'лён льняной зығыр linen',
    'шерсть шерстяной жүн wool woolen',
    'мрамор мраморный мәрмәр marble',
    'лдсп',
    'мдф mdf',
  ],
};

export interface KnownKind {
  readonly kind: Kind;
  /** `красный` */
  readonly name: string;
  /** Stems of all its words. */
  readonly stems: readonly string[];
}

let byStem: ReadonlyMap<string, KnownKind> | undefined;

/** The colour or material that a stem names. */
export function knownKind(stem: string): KnownKind | undefined {
  byStem ??= indexed();
  return byStem.get(stem);
}

function indexed(): ReadonlyMap<string, KnownKind> {
  const index = new Map<string, KnownKind>();
  for (const kind of ['colour', 'material'] as const) {
    for (const line of lines[kind]) {
      const words = line.replaceAll('ё', 'е').split(' ');
      const single = words.filter((word) => !word.includes('-'));
      const stems = [...new Set(single.map(stemOf))];
      const known: KnownKind = { kind, name: line.split(' ')[0] ?? '', stems };
      // Kazakh words are typed on Russian keyboards, too, and are then stemmed as Russian ones.
      const typed = single.map((word) => stemOf(withoutKazakhLetters(word)));
      for (const stem of [...stems, ...typed]) if (!index.has(stem)) index.set(stem, known);
    }
  }
  return index;
}

/** "диван серого цвета": beside a colour the word for colour says nothing. Flowers are another word form. */
export function isColourNoun(word: string): boolean {
  return colourNouns.has(withoutKazakhLetters(word));
}

const colourNouns: ReadonlySet<string> = new Set(
  'цвет цвета цвете цветом оттенка тус тусти туси тусте colour color coloured colored'.split(' '),
);

/** All colours, in a fixed order: facets count by it. */
export function colourNames(): readonly string[] {
  return lines.colour.map((line) => line.split(' ')[0] ?? '');
}
