import type { Language } from '../diagnostics/words/languages.ts';

interface ChatWords {
  readonly hello: string;
  readonly keys: string;
  readonly help: readonly string[];
  readonly next: (city: string, language: string | undefined) => string;
  readonly noButton: (number: number, count: number) => string;
  readonly noCity: (city: string, cities: readonly string[]) => string;
  readonly noCommand: (command: string) => string;
  readonly inspecting: (on: boolean) => string;
  readonly saved: (release: string) => string;
  readonly builtIn: string;
  readonly turn: (turn: number, effects: string) => string;
  readonly times: (decidedMs: number, sentMs: number) => string;
  readonly unknown: string;
}

export const chatWords: Readonly<Record<Language, ChatWords>> = {
  en: {
    hello: 'Write as a customer would. :1 presses button 1, :help tells more, :q ends.',
    keys: 'Enter sends · arrows and Enter press a button · :help · :q',
    help: [
      ':1, :2 …        press that button of the newest message that has buttons',
      ':inspect        show where each reply comes from: prompt, file and line, release, turn',
      ':city NAME      talk to another city, from the start',
      ':lang LANGUAGE  a customer whose Telegram speaks it (ru, kk, en), from the start',
      ':q              end',
    ],
    next: (city, language) => `— ${city}${language ? `, in ${language}` : ''}: a new customer —`,
    noButton: (number, count) =>
      count === 0 ? 'there are no buttons yet' : `there is no button ${number}; there are 1 to ${count}`,
    noCity: (city, cities) => `there is no city ${city}; there are ${cities.join(', ')}`,
    noCommand: (command) => `there is no :${command}; :help tells what there is`,
    inspecting: (on) => (on ? 'replies tell where they come from' : 'replies are shown alone'),
    saved: (release) => `saved: ${release} answers now`,
    builtIn: 'built in; would be overridden in',
    turn: (turn, effects) => `turn ${turn}: ${effects}`,
    times: (decided, sent) => `decided after ${decided} ms, sent in ${sent} ms`,
    unknown: 'it is not known where this comes from',
  },
  ru: {
    hello: 'Пишите, как писал бы покупатель. :1 нажимает кнопку 1, :help подскажет, :q заканчивает.',
    keys: 'Enter отправляет · стрелки и Enter нажимают кнопку · :help · :q',
    help: [
      ':1, :2 …     нажать эту кнопку последнего сообщения с кнопками',
      ':inspect     показывать, откуда каждый ответ: текст, файл и строка, версия, ход',
      ':city ИМЯ    говорить с другим городом, с начала',
      ':lang ЯЗЫК   покупатель с Telegram на этом языке (ru, kk, en), с начала',
      ':q           закончить',
    ],
    next: (city, language) => `— ${city}${language ? `, язык ${language}` : ''}: новый покупатель —`,
    noButton: (number, count) =>
      count === 0 ? 'кнопок ещё нет' : `кнопки ${number} нет; есть кнопки с 1 по ${count}`,
    noCity: (city, cities) => `города ${city} нет; есть ${cities.join(', ')}`,
    noCommand: (command) => `команды :${command} нет; все команды покажет :help`,
    inspecting: (on) => (on ? 'ответы показывают, откуда они' : 'ответы показаны без подробностей'),
    saved: (release) => `сохранено: теперь отвечает ${release}`,
    builtIn: 'встроенный; свой пишется в',
    turn: (turn, effects) => `ход ${turn}: ${effects}`,
    times: (decided, sent) => `решено за ${decided} мс, отправлено за ${sent} мс`,
    unknown: 'откуда это, неизвестно',
  },
};
