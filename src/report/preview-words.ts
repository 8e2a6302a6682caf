import type { Language } from '../diagnostics/words/languages.ts';

interface PreviewWords {
  readonly title: string;
  readonly intro: (against: string | null, changed: number) => string;
  readonly search: string;
  readonly allCities: string;
  readonly allLanguages: string;
  readonly onlyChanged: string;
  readonly changed: string;
  readonly builtIn: string;
  readonly nobody: string;
  readonly before: string;
  readonly after: string;
  readonly of: (length: number, limit: number, isWidth: boolean) => string;
  readonly values: string;
  readonly notCompared: Readonly<Record<'not-there' | 'broken', (against: string) => string>>;
  readonly isShort: string;
  readonly nothing: string;
  readonly unreadable: string;
  readonly shown: string;
}

const english: PreviewWords = {
  title: 'What customers read',
  intro: (against, changed) =>
    against === null
      ? 'Every text with the longest sensible values, once for each plural form.'
      : changed === 0
        ? `Every text with the longest sensible values. Nothing differs from ${against}.`
        : `Every text with the longest sensible values. Different from ${against}: ${changed}.`,
  search: 'Key or words',
  allCities: 'All cities',
  allLanguages: 'All languages',
  onlyChanged: 'Only what changed',
  changed: 'changed',
  builtIn: 'built-in',
  nobody: 'nobody wrote it; Russian is shown',
  before: 'before',
  after: 'after',
  of: (length, limit, isWidth) => `${length} of ${limit}${isWidth ? ' wide' : ''}`,
  values: 'may use',
  notCompared: {
    'not-there': (against) => `It is not in ${against}: nothing is marked.`,
    broken: (against) => `It has mistakes in ${against}: nothing is marked.`,
  },
  isShort: 'Only texts of its own, and changed ones. The others are as in the first city.',
  nothing: 'Nothing matches.',
  unreadable: 'It cannot be filled in: see zeta validate.',
  shown: 'shown',
};

const russian: PreviewWords = {
  title: 'Что читают покупатели',
  intro: (against, changed) =>
    against === null
      ? 'Все тексты с самыми длинными разумными значениями, по разу на каждую форму числа.'
      : changed === 0
        ? `Все тексты с самыми длинными разумными значениями. Отличий от ${against} нет.`
        : `Все тексты с самыми длинными разумными значениями. Отличается от ${against}: ${changed}.`,
  search: 'Ключ или слова',
  allCities: 'Все города',
  allLanguages: 'Все языки',
  onlyChanged: 'Только изменённое',
  changed: 'изменён',
  builtIn: 'встроенный',
  nobody: 'никто не написал; показан русский',
  before: 'было',
  after: 'стало',
  of: (length, limit, isWidth) => `${length} из ${limit}${isWidth ? ' по ширине' : ''}`,
  values: 'можно вставить',
  notCompared: {
    'not-there': (against) => `Города нет в ${against}: ничего не отмечено.`,
    broken: (against) => `В ${against} у города ошибки: ничего не отмечено.`,
  },
  isShort: 'Только свои тексты и изменённые. Остальные как в первом городе.',
  nothing: 'Ничего не подходит.',
  unreadable: 'Заполнить не удаётся: смотрите zeta validate.',
  shown: 'показано',
};

export const previewWords: Readonly<Record<Language, PreviewWords>> = { en: english, ru: russian };
