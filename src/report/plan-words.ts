import type { PromptLimit } from '../city/prompt-spec.ts';
import { plural as englishPlural } from '../diagnostics/words/en/plural.ts';
import type { Language } from '../diagnostics/words/languages.ts';
import { plural as russianPlural } from '../diagnostics/words/ru/plural.ts';
import type { SearchChanges } from '../release/plan.ts';

interface PlanWords {
  readonly hasMistakes: string;
  readonly nothing: string;
  readonly isNew: (products: number) => string;
  readonly against: (label: string) => string;
  /** What the messenger shows the text as. */
  readonly kindOf: (limit: PromptLimit) => string;
  readonly of: (choice: string) => string;
  readonly products: (before: number, after: number) => string;
  readonly list: Readonly<
    Record<'added' | 'removed' | 'repriced' | 'changed', (count: number, share: string) => string>
  >;
  readonly prices: (from: string, to: string) => string;
  readonly searches: (changed: number, asked: number, source: SearchChanges['source']) => string;
  readonly noSearches: (asked: number, source: SearchChanges['source']) => string;
  readonly nothingFound: string;
  readonly more: (count: number) => string;
  readonly profile: string;
  readonly settings: string;
  readonly refused: (why: string) => string;
  readonly rejected: (city: string) => string;
  readonly againstBroken: (label: string) => string;
  readonly gone: (label: string) => string;
  /** Live, without a folder. */
  readonly orphaned: string;
  readonly target: (name: string, against: string) => string;
  /** Of a whole plan, for the head of a comment. */
  readonly summary: (changed: number, all: number) => string;
  readonly cut: string;
}

const english: PlanWords = {
  hasMistakes: 'has mistakes',
  nothing: 'nothing changes',
  isNew: (products) => `new, ${englishPlural(products, 'product')}`,
  against: (label) => `changes against ${label}`,
  kindOf: (limit) =>
    ({ button: 'button', 'half-button': 'button', command: 'command', answer: 'notice' })[
      limit as 'button'
    ] ?? 'text',
  of: (choice) => `for ${choice}`,
  products: (before, after) => `products: ${before} → ${after}`,
  list: {
    added: (count, share) => `${englishPlural(count, 'product')} added${share}`,
    removed: (count, share) => `${englishPlural(count, 'product')} removed${share}`,
    repriced: (count, share) => `${englishPlural(count, 'product')} repriced${share}`,
    changed: (count, share) => `${englishPlural(count, 'product')} changed${share}`,
  },
  prices: (from, to) => `from ${from} to ${to}`,
  searches: (changed, asked, source) =>
    `${changed} of ${englishPlural(asked, 'search', 'searches')} ${changed === 1 ? 'finds' : 'find'} something else first${sourceIn.en[source]}`,
  noSearches: (asked, source) =>
    `${englishPlural(asked, 'search', 'searches')} tried, none changes${sourceIn.en[source]}`,
  nothingFound: 'nothing',
  more: (count) => `and ${count} more`,
  profile: "the bot's page",
  settings: 'settings',
  refused: (why) => `a save was refused: ${why}`,
  rejected: (city) => `a rollback rejected this content: \`zeta unpin ${city}\` first`,
  againstBroken: (label) => `${label} has mistakes there: shown as new`,
  gone: (label) => `is in ${label}, and has no folder here`,
  orphaned: 'its folder is gone; it goes on serving',
  target: (name, against) => `target: ${name}${against}`,
  summary: (changed, all) =>
    changed === 0
      ? 'Nothing changes for customers.'
      : `${changed} of ${englishPlural(all, 'city', 'cities')} would change for customers.`,
  cut: 'The rest does not fit here: `zeta plan` shows it.',
};

const russian: PlanWords = {
  hasMistakes: 'есть ошибки',
  nothing: 'ничего не изменится',
  isNew: (products) => `новый, ${russianPlural(products, 'товар', 'товара', 'товаров')}`,
  against: (label) => `изменения против ${label}`,
  kindOf: (limit) =>
    ({ button: 'кнопка', 'half-button': 'кнопка', command: 'команда', answer: 'уведомление' })[
      limit as 'button'
    ] ?? 'текст',
  of: (choice) => `при ${choice}`,
  products: (before, after) => `товаров: ${before} → ${after}`,
  list: {
    added: (count, share) => `добавлено товаров: ${count}${share}`,
    removed: (count, share) => `убрано товаров: ${count}${share}`,
    repriced: (count, share) => `цена изменится у товаров: ${count}${share}`,
    changed: (count, share) => `изменено товаров: ${count}${share}`,
  },
  prices: (from, to) => `от ${from} до ${to}`,
  searches: (changed, asked, source) =>
    `запросов, на которые первыми найдутся другие товары: ${changed} из ${asked}${sourceIn.ru[source]}`,
  noSearches: (asked, source) => `запросов проверено: ${asked}, ответы те же${sourceIn.ru[source]}`,
  nothingFound: 'ничего',
  more: (count) => `и ещё ${count}`,
  profile: 'страница бота',
  settings: 'настройки',
  refused: (why) => `сохранённое не принято: ${why}`,
  rejected: (city) => `это содержимое отвергнуто откатом: сначала \`zeta unpin ${city}\``,
  againstBroken: (label) => `в ${label} есть ошибки: показано как новое`,
  gone: (label) => `есть в ${label}, а здесь папки нет`,
  orphaned: 'папки больше нет, но город продолжает работать',
  target: (name, against) => `цель: ${name}${against}`,
  summary: (changed, all) =>
    changed === 0
      ? 'Для покупателей ничего не изменится.'
      : `Для покупателей изменится городов: ${changed} из ${all}.`,
  cut: 'Остальное сюда не помещается: его покажет `zeta plan`.',
};

const sourceIn: Readonly<Record<Language, Readonly<Record<SearchChanges['source'], string>>>> = {
  en: { customers: ' (asked by customers of late)', samples: ' (from tests and the catalog)', nobody: '' },
  ru: { customers: ' (их недавно задавали покупатели)', samples: ' (из проверок и каталога)', nobody: '' },
};

export const planWords: Readonly<Record<Language, PlanWords>> = { en: english, ru: russian };
