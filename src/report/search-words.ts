import type { FilterKind, Mending, SearchMatch } from '../catalog/reader.ts';
import { plural as englishPlural } from '../diagnostics/words/en/plural.ts';
import type { Language } from '../diagnostics/words/languages.ts';
import { numberText } from '../diagnostics/words/number-text.ts';
import { plural as russianPlural } from '../diagnostics/words/ru/plural.ts';

/** What `zeta catalog search` says around the products. */
export interface SearchWords {
  readonly quoted: (text: string) => string;
  /** After the query: how many products answer it. */
  readonly found: (total: number, isEstimate: boolean, match: SearchMatch) => string;
  readonly match: Readonly<Record<SearchMatch, string>>;
  readonly understood: string;
  readonly filters: Readonly<Record<FilterKind, string>>;
  readonly upTo: (price: string) => string;
  readonly from: (price: string) => string;
  readonly mended: string;
  readonly how: Readonly<Record<Mending['how'], string>>;
  readonly relaxed: string;
  readonly unknown: string;
  readonly noWords: string;
  readonly tooLittle: string;
  /** Over products that are shown because there are few others, or none. */
  readonly others: string;
  readonly nearest: string;
  readonly stock: (pieces: number | undefined) => string;
  readonly terms: readonly [word: string, kind: string, as: string];
  readonly steps: readonly [step: string, found: string, question: string];
  readonly facets: Readonly<Record<'categories' | 'colours' | 'prices', string>>;
  readonly measured: readonly [found: string, match: string, first: string, ms: string, query: string];
  readonly summary: (queries: number, withoutResult: number) => string;
  readonly ms: (milliseconds: number) => string;
}

const english: SearchWords = {
  quoted: (text) => `"${text}"`,
  found: (total, isEstimate, match) => {
    const count = `${isEstimate ? 'about ' : ''}${englishPlural(total, 'product')}`;
    return match === 'nothing'
      ? 'nothing found'
      : match === 'all-words'
        ? count
        : `${count}, not with all of it`;
  },
  match: { 'all-words': 'all words', 'some-words': 'some words', nothing: 'nothing' },
  understood: 'understood',
  filters: {
    price: 'price',
    available: 'in stock',
    cheap: 'cheaper first',
    colour: 'colour',
    material: 'material',
    size: 'size',
    category: 'category',
    except: 'exclusion',
  },
  upTo: (price) => `up to ${price}`,
  from: (price) => `from ${price}`,
  mended: 'shown for',
  how: {
    layout: 'keyboard layout',
    letters: 'other letters',
    typo: 'typo',
    split: 'two words',
    joined: 'one word',
  },
  relaxed: 'not kept to',
  unknown: 'no product has',
  noWords: 'there is nothing to search for in it',
  tooLittle: 'no product has enough of it',
  others: 'with some of the words',
  nearest: 'nearest',
  stock: (pieces) => (pieces === undefined ? '?' : pieces === 0 ? 'sold out' : `${pieces} left`),
  terms: ['word', 'kind', 'looked for as'],
  steps: ['step', 'found', 'question to the index'],
  facets: { categories: 'categories', colours: 'colours', prices: 'prices' },
  measured: ['found', 'match', 'first', 'ms', 'query'],
  summary: (queries, withoutResult) =>
    `${englishPlural(queries, 'query', 'queries')}, ${numberText(withoutResult, 'en')} without result`,
  ms: (milliseconds) => `${numberText(milliseconds, 'en')} ms`,
};

const russian: SearchWords = {
  quoted: (text) => `«${text}»`,
  found: (total, isEstimate, match) => {
    const count = `${isEstimate ? 'примерно ' : ''}${russianPlural(total, 'товар', 'товара', 'товаров')}`;
    return match === 'nothing'
      ? 'ничего не найдено'
      : match === 'all-words'
        ? count
        : `${count}, не всё совпало`;
  },
  match: { 'all-words': 'все слова', 'some-words': 'часть слов', nothing: 'ничего' },
  understood: 'понято',
  filters: {
    price: 'цена',
    available: 'в наличии',
    cheap: 'сначала дешёвые',
    colour: 'цвет',
    material: 'материал',
    size: 'размер',
    category: 'категория',
    except: 'исключение',
  },
  upTo: (price) => `до ${price}`,
  from: (price) => `от ${price}`,
  mended: 'показано по',
  how: {
    layout: 'раскладка',
    letters: 'другие буквы',
    typo: 'опечатка',
    split: 'два слова',
    joined: 'одно слово',
  },
  relaxed: 'не соблюдено',
  unknown: 'нет ни у одного товара',
  noWords: 'искать нечего: в запросе нет слов',
  tooLittle: 'ни один товар не подходит в достаточной мере',
  others: 'совпала часть слов',
  nearest: 'ближайшее',
  stock: (pieces) => (pieces === undefined ? '?' : pieces === 0 ? 'нет' : `${pieces} шт.`),
  terms: ['слово', 'вид', 'ищется как'],
  steps: ['шаг', 'найдено', 'вопрос к индексу'],
  facets: { categories: 'категории', colours: 'цвета', prices: 'цены' },
  measured: ['найдено', 'совпало', 'первый', 'мс', 'запрос'],
  summary: (queries, withoutResult) =>
    `${russianPlural(queries, 'запрос', 'запроса', 'запросов')}, без результата ${numberText(withoutResult, 'ru')}`,
  ms: (milliseconds) => `${numberText(milliseconds, 'ru')} мс`,
};

export const searchWords: Readonly<Record<Language, SearchWords>> = { en: english, ru: russian };
