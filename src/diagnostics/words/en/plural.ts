import { numberText } from '../number-text.ts';

/** `plural(3, 'row')` -> "3 rows". */
export function plural(count: number, one: string, many = `${one}s`): string {
  return `${numberText(count, 'en')} ${count === 1 ? one : many}`;
}
