import type { Severity } from '../diagnostics/severity.ts';
import { plural as englishPlural } from '../diagnostics/words/en/plural.ts';
import type { Language } from '../diagnostics/words/languages.ts';
import { numberText } from '../diagnostics/words/number-text.ts';
import { plural as russianPlural } from '../diagnostics/words/ru/plural.ts';

/** Words around diagnostics: those of a report, not of a code. */
export interface ReportWords {
  readonly severity: Readonly<Record<Severity, string>>;
  readonly hint: string;
  /** Over the lines as they should be. */
  readonly corrected: string;
  readonly notCommitted: string;
  readonly fixed: (file: string, count: number) => string;
  readonly changedMeanwhile: (file: string) => string;
  readonly seeAlso: string;
  readonly more: (count: number) => string;
  readonly counts: Readonly<Record<'error' | 'warning' | 'note', (count: number) => string>>;
  readonly noMistakes: string;
  readonly tooManyWarnings: (count: number, most: number) => string;
  readonly cities: (count: number) => string;
  readonly products: (count: number) => string;
  readonly seconds: (seconds: number) => string;
  readonly watching: string;
  readonly before: string;
  readonly after: string;
  readonly layers: Readonly<Record<'built-in' | 'shared' | 'city', string>>;
  readonly page: {
    readonly title: string;
    readonly lead: string;
    readonly groups: Readonly<Record<string, string>>;
  };
}

const english: ReportWords = {
  severity: { error: 'error', warning: 'warning', note: 'note' },
  hint: 'hint',
  corrected: 'as it should be',
  notCommitted: 'changed here, not committed yet',
  fixed: (file, count) => `fixed ${file}: ${englishPlural(count, 'mistake')}`,
  changedMeanwhile: (file) => `${file} was saved by somebody meanwhile and left as it is; run it again`,
  seeAlso: 'see also',
  more: (count) => `and ${numberText(count, 'en')} more`,
  counts: {
    error: (count) => englishPlural(count, 'error'),
    warning: (count) => englishPlural(count, 'warning'),
    note: (count) => englishPlural(count, 'note'),
  },
  noMistakes: 'no mistakes',
  tooManyWarnings: (count, most) => `${englishPlural(count, 'warning')}; --max-warnings allows ${most}`,
  cities: (count) => englishPlural(count, 'city', 'cities'),
  products: (count) => englishPlural(count, 'product'),
  seconds: (seconds) => `${numberText(seconds, 'en')} s`,
  watching: 'Waiting for the next change; Ctrl+C ends.',
  before: 'Before',
  after: 'After',
  layers: { 'built-in': 'built in', shared: 'shared', city: 'city' },
  page: {
    title: 'Diagnostics',
    lead: 'Everything that `zeta validate` can tell about the files of a shop. `zeta explain CODE` shows the same in the terminal. Codes never change their meaning. In Russian: [сообщения](ru/diagnostics.md).',
    groups: { ZC: 'City files', ZP: 'Texts', ZK: 'Catalog', ZT: 'Tests', ZX: 'Platform' },
  },
};

const russian: ReportWords = {
  severity: { error: 'ошибка', warning: 'предупреждение', note: 'заметка' },
  hint: 'совет',
  corrected: 'как должно быть',
  notCommitted: 'изменено здесь, ещё не в коммите',
  fixed: (file, count) => `исправлено в ${file}: ${russianPlural(count, 'место', 'места', 'мест')}`,
  changedMeanwhile: (file) => `${file} за это время кто-то сохранил, файл не тронут; запустите ещё раз`,
  seeAlso: 'см. также',
  more: (count) => `и ещё ${numberText(count, 'ru')}`,
  counts: {
    error: (count) => russianPlural(count, 'ошибка', 'ошибки', 'ошибок'),
    warning: (count) => russianPlural(count, 'предупреждение', 'предупреждения', 'предупреждений'),
    note: (count) => russianPlural(count, 'заметка', 'заметки', 'заметок'),
  },
  noMistakes: 'ошибок нет',
  tooManyWarnings: (count, most) =>
    `${russianPlural(count, 'предупреждение', 'предупреждения', 'предупреждений')}; --max-warnings допускает ${most}`,
  cities: (count) => russianPlural(count, 'город', 'города', 'городов'),
  products: (count) => russianPlural(count, 'товар', 'товара', 'товаров'),
  seconds: (seconds) => `${numberText(seconds, 'ru')} с`,
  watching: 'Жду следующего изменения; Ctrl+C — закончить.',
  before: 'Было',
  after: 'Стало',
  layers: { 'built-in': 'встроенное', shared: 'общее', city: 'город' },
  page: {
    title: 'Сообщения',
    lead: 'Всё, что `zeta validate` может сказать о файлах магазина. В терминале то же показывает `zeta explain КОД`. Значение кода никогда не меняется. По-английски: [diagnostics](../diagnostics.md).',
    groups: { ZC: 'Файлы города', ZP: 'Тексты', ZK: 'Каталог', ZT: 'Проверки', ZX: 'Платформа' },
  },
};

export const reportWords: Readonly<Record<Language, ReportWords>> = { en: english, ru: russian };
