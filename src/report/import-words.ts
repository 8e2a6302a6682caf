import type { Language } from '../diagnostics/words/languages.ts';
import type { ImportAlarm } from '../operations/import-guards.ts';

/** What an import says, around the diagnostics. */
export interface ImportWords {
  readonly counts: (counts: {
    readonly read: number;
    readonly added: number;
    readonly changed: number;
    readonly gone: number;
  }) => string;
  readonly changed: (counts: {
    readonly price: number;
    readonly stock: number;
    readonly text: number;
  }) => string;
  readonly stock: string;
  readonly text: string;
  readonly skipped: (count: number) => string;
  readonly setting: (key: string) => string;
  readonly removedTest: (file: string) => string;
  readonly written: (file: string, products: number) => string;
  readonly unchanged: (file: string) => string;
  readonly dryRun: (file: string) => string;
  readonly broken: (file: string) => string;
  readonly guard: (alarm: ImportAlarm) => string;
  readonly ifMeant: string;
}

const english: ImportWords = {
  counts: ({ read, added, changed, gone }) =>
    `read ${read}: ${added} added, ${changed} changed, ${gone} gone`,
  changed: ({ price, stock, text }) => `changed: price ${price}, stock ${stock}, text ${text}`,
  stock: 'stock',
  text: 'text',
  skipped: (count) => `left out with mistakes: ${count}`,
  setting: (key) => `city.yaml: ${key} changes, so that the catalog is read as it is written`,
  removedTest: (file) => `${file} is removed: it was of the samples`,
  written: (file, products) => `${file} is written: ${products} products`,
  unchanged: (file) => `${file} is as it was: nothing changes`,
  dryRun: (file) => `nothing is written (--dry-run); without it this would be ${file}`,
  broken: (file) => `the file cannot be taken; ${file} is as it was`,
  guard: ({ guard, values }) => {
    switch (guard) {
      case 'cut-off':
        return 'guard cut-off: the file ends in the middle';
      case 'product-drop':
        return `guard product-drop: ${values['removed']} of ${values['before']} products would disappear`;
      case 'currency-change':
        return `guard currency-change: prices are in ${values['after']}, and the city's are in ${values['before']}`;
    }
  },
  ifMeant: 'if it is meant',
};

const russian: ImportWords = {
  counts: ({ read, added, changed, gone }) =>
    `прочитано ${read}: новых ${added}, изменено ${changed}, исчезло ${gone}`,
  changed: ({ price, stock, text }) => `изменено: цена ${price}, остаток ${stock}, текст ${text}`,
  stock: 'остаток',
  text: 'текст',
  skipped: (count) => `пропущено с ошибками: ${count}`,
  setting: (key) => `city.yaml: меняется ${key}, чтобы каталог читался так, как записан`,
  removedTest: (file) => `${file} удалён: он проверял товары-образцы`,
  written: (file, products) => `${file} записан, товаров: ${products}`,
  unchanged: (file) => `${file} не изменился`,
  dryRun: (file) => `ничего не записано (--dry-run); без этого ключа был бы записан ${file}`,
  broken: (file) => `файл взять нельзя; ${file} остался прежним`,
  guard: ({ guard, values }) => {
    switch (guard) {
      case 'cut-off':
        return 'защита cut-off: файл обрывается на середине';
      case 'product-drop':
        return `защита product-drop: исчезло бы товаров: ${values['removed']} из ${values['before']}`;
      case 'currency-change':
        return `защита currency-change: цены в ${values['after']}, а у города в ${values['before']}`;
    }
  },
  ifMeant: 'если так и нужно',
};

export const importWords: Readonly<Record<Language, ImportWords>> = { en: english, ru: russian };
