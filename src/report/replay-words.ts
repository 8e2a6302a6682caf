import { plural as englishPlural } from '../diagnostics/words/en/plural.ts';
import type { Language } from '../diagnostics/words/languages.ts';
import { plural as russianPlural } from '../diagnostics/words/ru/plural.ts';
import type { DifferenceHow } from '../operations/replay/difference.ts';
import type { Skipped } from '../operations/replay/recorded-turn.ts';
import type { NotReplayed } from '../operations/replay/replay-turns.ts';

interface ReplayWords {
  readonly nothing: string;
  /** The head of a city: how many of its turns differ. */
  readonly changed: (changed: number, replayed: number, live: string, against: string) => string;
  readonly notReplayed: Readonly<Record<NotReplayed, (against: string) => string>>;
  readonly searches: (changed: number, lost: number, found: number) => string;
  readonly turns: (count: number) => string;
  readonly how: Readonly<Record<DifferenceHow, string>>;
  readonly noPrompt: string;
  readonly button: (what: string) => string;
  readonly deal: (field: string) => string;
  readonly handOver: (kind: string) => string;
  readonly replies: Readonly<Record<string, string>>;
  readonly error: (name: string) => string;
  readonly effect: (kind: string) => string;
  readonly more: string;
  readonly failing: (count: number) => string;
  readonly slow: (count: number) => string;
  readonly skipped: Readonly<Record<Skipped, (count: number) => string>>;
  readonly otherRelease: (count: number, live: string) => string;
  readonly otherwise: (count: number, live: string) => string;
  readonly noTurns: string;
  readonly files: string;
  readonly summary: (changed: number, replayed: number) => string;
  readonly target: (target: string, against: string) => string;
}

const inEnglish = (count: number) => count.toLocaleString('en');
const inRussian = (count: number) => count.toLocaleString('ru');
const turnsIn = (count: number) => englishPlural(count, 'turn');
const turnsInRussian = (count: number) => russianPlural(count, 'ход', 'хода', 'ходов');

const english: ReplayWords = {
  nothing: 'nothing differs',
  changed: (changed, replayed, live, against) =>
    `${inEnglish(changed)} of ${turnsIn(replayed)} ${changed === 1 ? 'differs' : 'differ'}, ${live} beside ${against}`,
  notReplayed: {
    'not-live': () => 'is not live any more',
    'not-there': (against) => `is not in ${against}`,
    broken: (against) => `has mistakes in ${against}: see \`zeta validate\``,
    'no-catalog': () => 'a compiled catalog is damaged or lost: put its file back from a backup',
  },
  searches: (changed, lost, found) =>
    [
      `${englishPlural(changed, 'search', 'searches')} changed`,
      ...(lost > 0 ? [`${inEnglish(lost)} now ${lost === 1 ? 'finds' : 'find'} nothing`] : []),
      ...(found > 0 ? [`${inEnglish(found)} now ${found === 1 ? 'finds' : 'find'} something`] : []),
    ].join(', '),
  turns: (count) => turnsIn(count),
  how: {
    added: 'comes',
    removed: 'goes',
    changed: 'changed',
    wording: 'other wording',
    values: 'other values',
    'nothing-now': 'finds nothing now',
    'found-now': 'finds something now',
    'other-products': 'other products',
  },
  noPrompt: 'words of no prompt',
  button: (what) => `button ${what}`,
  deal: (field) => `CRM: ${field}`,
  handOver: (kind) => `hand-over: ${kind}`,
  replies: { customer: 'messages to the customer', manager: 'messages to the managers' },
  error: (name) => `error ${name}`,
  effect: (kind) => `effect ${kind || '(others)'}`,
  more: 'and more of them',
  failing: (count) => `${turnsIn(count)} ${count === 1 ? 'fails' : 'fail'} with both`,
  slow: (count) => `${turnsIn(count)} took over 5 s and were cut`,
  skipped: {
    nothing: (count) => `${turnsIn(count)} of updates that mean nothing left out`,
    session: (count) => `${turnsIn(count)} left out: their session has the form of another ZETA`,
    event: (count) => `${turnsIn(count)} left out: this ZETA does not know their kind of event`,
    unreadable: (count) => `${turnsIn(count)} left out: their record cannot be read`,
    'no-side': (count) => `${turnsIn(count)} left out`,
    'gave-up': (count) => `${turnsIn(count)} left out: too many were cut before them`,
  },
  otherRelease: (count, live) =>
    `${turnsIn(count)} ${count === 1 ? 'was' : 'were'} answered otherwise then, by a release before ${live}`,
  otherwise: (count, live) =>
    `${turnsIn(count)} of ${live} itself ${count === 1 ? 'does' : 'do'} not come out as recorded: another ZETA, a damaged catalog then, or a bug`,
  noTurns: 'no turns in this time',
  files: 'the files here',
  summary: (changed, replayed) =>
    changed === 0
      ? `None of ${turnsIn(replayed)} of real conversations would differ.`
      : `${inEnglish(changed)} of ${turnsIn(replayed)} of real conversations would differ.`,
  target: (target, against) => `target: ${target}, against ${against}; nothing was sent`,
};

const russian: ReplayWords = {
  nothing: 'отличий нет',
  changed: (changed, replayed, live, against) =>
    `отличается ходов: ${inRussian(changed)} из ${inRussian(replayed)}, ${live} рядом с ${against}`,
  notReplayed: {
    'not-live': () => 'больше не работает',
    'not-there': (against) => `нет в ${against}`,
    broken: (against) => `в ${against} есть ошибки: смотрите \`zeta validate\``,
    'no-catalog': () => 'собранный каталог повреждён или потерян: верните его файл из копии',
  },
  searches: (changed, lost, found) =>
    [
      `изменилось запросов: ${inRussian(changed)}`,
      ...(lost > 0 ? [`теперь не находят ничего: ${inRussian(lost)}`] : []),
      ...(found > 0 ? [`теперь что-то находят: ${inRussian(found)}`] : []),
    ].join(', '),
  turns: turnsInRussian,
  how: {
    added: 'появляется',
    removed: 'пропадает',
    changed: 'меняется',
    wording: 'другой текст',
    values: 'другие значения',
    'nothing-now': 'теперь не находит ничего',
    'found-now': 'теперь находит',
    'other-products': 'другие товары',
  },
  noPrompt: 'слова вне текстов',
  button: (what) => `кнопка ${what}`,
  deal: (field) => `CRM: ${field}`,
  handOver: (kind) => `передача людям: ${kind}`,
  replies: { customer: 'сообщения покупателю', manager: 'сообщения менеджерам' },
  error: (name) => `ошибка ${name}`,
  effect: (kind) => `действие ${kind || '(прочие)'}`,
  more: 'и другие',
  failing: (count) => `с обоими падает: ${turnsInRussian(count)}`,
  slow: (count) => `дольше 5 с, прервано: ${turnsInRussian(count)}`,
  skipped: {
    nothing: (count) => `пропущено событий, которые ничего не значат: ${turnsInRussian(count)}`,
    session: (count) => `пропущено: ${turnsInRussian(count)}, сессия записана в форме другой ZETA`,
    event: (count) => `пропущено: ${turnsInRussian(count)}, эта ZETA не знает таких событий`,
    unreadable: (count) => `пропущено: ${turnsInRussian(count)}, запись не читается`,
    'no-side': (count) => `пропущено: ${turnsInRussian(count)}`,
    'gave-up': (count) => `пропущено: ${turnsInRussian(count)}, слишком много прервано до них`,
  },
  otherRelease: (count, live) => `тогда отвечал по-другому выпуск до ${live}: ${turnsInRussian(count)}`,
  otherwise: (count, live) =>
    `сам ${live} отвечает не так, как записано: ${turnsInRussian(count)}; другая ZETA, повреждённый тогда каталог или ошибка`,
  noTurns: 'за это время ходов нет',
  files: 'файлы здесь',
  summary: (changed, replayed) =>
    changed === 0
      ? `Ни один из настоящих разговоров не изменится (проверено: ${turnsInRussian(replayed)}).`
      : `Изменится ходов настоящих разговоров: ${inRussian(changed)} из ${inRussian(replayed)}.`,
  target: (target, against) => `цель: ${target}, рядом с ${against}; ничего не отправлено`,
};

export const replayWords: Readonly<Record<Language, ReplayWords>> = { en: english, ru: russian };
