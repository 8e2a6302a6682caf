import type { Language } from '../diagnostics/words/languages.ts';
import type { LineLevel } from '../operations/log-levels.ts';
import type { LogLine } from '../operations/logs.ts';
import type { Style } from './style.ts';
import type { Voice } from './voice.ts';

const colours: Readonly<Record<LineLevel, keyof Style>> = {
  debug: 'dim',
  info: 'green',
  warn: 'yellow',
  error: 'red',
};

const words: Readonly<
  Record<Language, { readonly none: (target: string) => string; readonly nothing: string }>
> = {
  en: {
    none: (target) => `no process has kept a log of the target ${target} yet: zeta serve and zeta dev do`,
    nothing: 'no line of the log is like that',
  },
  ru: {
    none: (target) => `журнала цели ${target} ещё нет: его ведут zeta serve и zeta dev`,
    nothing: 'таких строк в журнале нет',
  },
};

/** A line of the log for a person, in the time of this machine. */
export function logLineText({ at, level, city, message, fields }: LogLine, { style }: Pick<Voice, 'style'>) {
  const rest = Object.entries(fields).map(([name, value]) => `${name}=${valueText(value)}`);
  return [
    style.dim(timeText(at)),
    style[colours[level]](level.padEnd(5)),
    ...(city === null ? [] : [style.bold(plain(city))]),
    plain(message),
    ...(rest.length === 0 ? [] : [style.dim(plain(rest.join(' ')))]),
  ].join('  ');
}

/** Why nothing is shown. */
export function noLogText(target: string, hasLog: boolean, language: Language): string {
  return hasLog ? words[language].nothing : words[language].none(target);
}

/** `2026-11-28 09:03:11` */
function timeText(at: number): string {
  const time = new Date(at);
  const two = (number: number) => String(number).padStart(2, '0');
  const day = [time.getFullYear(), two(time.getMonth() + 1), two(time.getDate())].join('-');
  return `${day} ${[time.getHours(), time.getMinutes(), time.getSeconds()].map(two).join(':')}`;
}

function valueText(value: unknown): string {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return /^[^\s"=]+$/.test(text) ? text : JSON.stringify(text);
}

/** What others' servers said may stand in a line: nothing of it moves the cursor. */
function plain(text: string): string {
  return text.replaceAll(/[\u0000-\u001f\u007f-\u009f]/g, ' ');
}
