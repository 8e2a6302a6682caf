const rules = new Intl.PluralRules('ru');

/** `plural(3, 'строка', 'строки', 'строк')` -> "3 строки". */
export function plural(count: number, one: string, few: string, many: string): string {
  const category = rules.select(count);
  const noun = category === 'one' ? one : category === 'few' ? few : many;
  return `${count.toLocaleString('ru')} ${noun}`;
}
