import type { Language } from '../diagnostics/words/languages.ts';

/** What `zeta dead` says around ids and numbers. */
export interface DeadWords {
  readonly head: readonly [id: string, city: string, what: string, age: string, tries: string, why: string];
  readonly turn: string;
  readonly deal: string;
  readonly byHand: string;
  readonly mayExist: string;
  readonly nothing: string;
  readonly retry: (id: string) => string;
  readonly retried: (count: number) => string;
  readonly takenUp: string;
  readonly question: (ids: string) => string;
  readonly unconfirmed: (ids: string) => { readonly message: string; readonly hint: string };
}

const english: DeadWords = {
  head: ['id', 'city', 'what', 'age', 'tries', 'why'],
  turn: 'turn',
  deal: 'deal',
  byHand: 'a person was asked to make it',
  mayExist: 'may be in the CRM already: a retry looks first',
  nothing: 'Nothing was set aside.',
  retry: (id) => `Try again: zeta dead retry ${id}`,
  retried: (count) => (count === 0 ? 'there was nothing to try again' : `to be tried again: ${count}`),
  takenUp: 'a serving process takes them up at once, else the next one does',
  question: (ids) => `Managers were asked to make these deals by hand: ${ids}. Try again all the same?`,
  unconfirmed: (ids) => ({
    message: `Managers were asked to make these deals by hand: ${ids}.`,
    hint: 'Look into the CRM whether they did. If not, say --yes.',
  }),
};

const russian: DeadWords = {
  head: ['id', 'город', 'что', 'возраст', 'попыток', 'почему'],
  turn: 'ответ',
  deal: 'сделка',
  byHand: 'передана человеку',
  mayExist: 'может уже быть в CRM: сначала поищем',
  nothing: 'Отложенного нет.',
  retry: (id) => `Попробовать снова: zeta dead retry ${id}`,
  retried: (count) => (count === 0 ? 'пробовать снова нечего' : `попробуем снова: ${count}`),
  takenUp: 'запущенный сервер возьмётся сразу, иначе — следующий запуск',
  question: (ids) => `Менеджеров просили завести эти сделки вручную: ${ids}. Всё равно попробовать снова?`,
  unconfirmed: (ids) => ({
    message: `Менеджеров просили завести эти сделки вручную: ${ids}.`,
    hint: 'Посмотрите в CRM, завели ли. Если нет, добавьте --yes.',
  }),
};

export const deadWords: Readonly<Record<Language, DeadWords>> = { en: english, ru: russian };
