import { numberText } from '../number-text.ts';

/** `plural(3, 'строка', 'строки', 'строк')` -> "3 строки". Counts are whole. */
export function plural(count: number, one: string, few: string, many: string): string {
  const isTeen = Math.floor(count / 10) % 10 === 1;
  const last = isTeen ? 0 : count % 10;
  const noun = last === 1 ? one : last >= 2 && last <= 4 ? few : many;
  return `${numberText(count, 'ru')} ${noun}`;
}
