import type { Language } from '../diagnostics/words/languages.ts';
import type { Stage } from '../operations/top-sample.ts';

export interface TopWords {
  readonly notServed: (target: string) => string;
  readonly unreachable: (command: string, problem: string) => string;
  readonly looking: string;
  readonly ready: string;
  readonly notReady: string;
  readonly process: (command: string, pid: number, age: string) => string;
  readonly accepted: string;
  readonly turns: string;
  readonly effects: string;
  readonly turnedAway: string;
  readonly failedTurns: string;
  readonly undelivered: string;
  readonly troubles: string;
  readonly memory: (mebibytes: string, cpu: string, lag: string) => string;
  readonly latency: string;
  readonly stages: Readonly<Record<Stage, string>>;
  readonly columns: {
    readonly city: string;
    readonly release: string;
    readonly accepted: string;
    readonly turns: string;
    readonly events: string;
    readonly messages: string;
    readonly deals: string;
    readonly failed: string;
    readonly dead: string;
    readonly parked: string;
    readonly oldest: string;
  };
  readonly noCity: string;
  readonly keys: { readonly all: string; readonly one: string };
  readonly products: string;
  readonly waits: string;
  readonly spared: (why: string) => string;
  readonly hasProblem: string;
  readonly warnings: string;
  readonly noWarnings: string;
}

export const topWords: Readonly<Record<Language, TopWords>> = {
  en: {
    notServed: (target) => `nobody serves the target ${target} now; this looks again each second`,
    unreachable: (command, problem) => `${command} does not say how it is (${problem}); this looks again`,
    looking: 'looking…',
    ready: 'takes updates',
    notReady: 'takes no updates now',
    process: (command, pid, age) => `${command}, process ${pid}, for ${age}`,
    accepted: 'updates/s',
    turns: 'turns/s',
    effects: 'sent/s',
    turnedAway: 'turned away',
    failedTurns: 'turns failed',
    undelivered: 'not delivered',
    troubles: 'troubles',
    memory: (mebibytes, cpu, lag) => `memory ${mebibytes} MiB  processor ${cpu} %  loop late by ${lag} ms`,
    latency: 'ms, half / 99 %',
    stages: { accept: 'accept', wait: 'wait', turn: 'turn', delivery: 'delivery' },
    columns: {
      city: 'city',
      release: 'live',
      accepted: 'in/s',
      turns: 'turns/s',
      events: 'waiting',
      messages: 'to send',
      deals: 'deals',
      failed: 'failed',
      dead: 'aside',
      parked: 'person',
      oldest: 'oldest',
    },
    noCity: 'no city is live here',
    keys: { all: '↑ ↓ choose · Enter one city · q end', one: '← → other cities · Esc all · q end' },
    products: 'products',
    waits: 'waits',
    spared: (why) =>
      why === 'refuses' ? 'Bitrix24 refuses: its deals wait' : 'Bitrix24 does not answer: its deals wait',
    hasProblem: 'something keeps it from answering or from its newest release: zeta status',
    warnings: 'Warnings of the last 24 hours',
    noWarnings: 'none',
  },
  ru: {
    notServed: (target) => `цель ${target} сейчас никто не обслуживает; проверяется каждую секунду`,
    unreachable: (command, problem) =>
      `${command} не отвечает, как у него дела (${problem}); проверяется снова`,
    looking: 'смотрю…',
    ready: 'принимает сообщения',
    notReady: 'сейчас сообщения не принимает',
    process: (command, pid, age) => `${command}, процесс ${pid}, работает ${age}`,
    accepted: 'входящих/с',
    turns: 'ходов/с',
    effects: 'отправок/с',
    turnedAway: 'не принято',
    failedTurns: 'сбоев ходов',
    undelivered: 'не доставлено',
    troubles: 'неполадок',
    memory: (mebibytes, cpu, lag) =>
      `память ${mebibytes} МиБ  процессор ${cpu} %  цикл опаздывает на ${lag} мс`,
    latency: 'мс, половина / 99 %',
    stages: { accept: 'приём', wait: 'ожидание', turn: 'ход', delivery: 'доставка' },
    columns: {
      city: 'город',
      release: 'релиз',
      accepted: 'вход/с',
      turns: 'ходы/с',
      events: 'ждут',
      messages: 'к отпр.',
      deals: 'сделки',
      failed: 'сбои',
      dead: 'отлож.',
      parked: 'людям',
      oldest: 'дольше',
    },
    noCity: 'здесь нет ни одного города в эфире',
    keys: { all: '↑ ↓ выбор · Enter один город · q выход', one: '← → другие города · Esc все · q выход' },
    products: 'товаров',
    waits: 'ждут',
    spared: (why) =>
      why === 'refuses' ? 'Битрикс24 отказывает: сделки ждут' : 'Битрикс24 не отвечает: сделки ждут',
    hasProblem: 'что-то мешает отвечать или показать новый релиз: zeta status',
    warnings: 'Предупреждения за сутки',
    noWarnings: 'нет',
  },
};
