import type { Language } from '../diagnostics/words/languages.ts';
import type { Coverage } from '../operations/testing/coverage.ts';

interface TestWords {
  readonly passed: (count: number) => string;
  readonly failed: (count: number) => string;
  readonly took: (seconds: string) => string;
  readonly allPassed: (count: number) => string;
  readonly someFailed: (failed: number, all: number) => string;
  readonly nothing: string;
  readonly broken: string;
  readonly updated: (count: number, file: string) => string;
  readonly recorded: (name: string, file: string) => string;
  readonly coverage: string;
  readonly missing: string;
  readonly of: (reached: number, total: number) => string;
  readonly parts: Readonly<Record<keyof Coverage, string>>;
  readonly expected: string;
  readonly came: string;
  readonly more: (count: number) => string;
}

function russian(count: number, one: string, few: string, many: string): string {
  const forms: Readonly<Record<string, string>> = { one, few };
  return `${count} ${forms[new Intl.PluralRules('ru').select(count)] ?? many}`;
}

/** What `zeta test` says beside diagnostics. */
export const testWords: Readonly<Record<Language, TestWords>> = {
  en: {
    passed: (count) => `${count} passed`,
    failed: (count) => `${count} failed`,
    took: (seconds) => `in ${seconds} s`,
    allPassed: (count) => (count === 1 ? 'the test passed' : `all ${count} tests passed`),
    someFailed: (failed, all) => `${failed} of ${all} tests failed`,
    nothing: 'there are no such tests',
    broken: 'not tested: its files have mistakes',
    updated: (count, file) => `${file}: ${count} agreed ${count === 1 ? 'text' : 'texts'} written`,
    recorded: (name, file) => `${file}: "${name}" added`,
    coverage: 'Reached by conversations',
    missing: 'not reached',
    of: (reached, total) => `${reached} of ${total}`,
    parts: { prompts: 'texts', screens: 'screens', buttons: 'buttons' },
    expected: 'expected',
    came: 'came',
    more: (count) => `and ${count} more`,
  },
  ru: {
    passed: (count) => `прошло ${count}`,
    failed: (count) => `не прошло ${count}`,
    took: (seconds) => `за ${seconds} с`,
    allPassed: (count) =>
      `${russian(count, 'проверка прошла', 'проверки прошли', 'проверок прошло')}, все до одной`,
    someFailed: (failed, all) => `не прошло ${failed} из ${russian(all, 'проверки', 'проверок', 'проверок')}`,
    nothing: 'таких проверок нет',
    broken: 'не проверен: в файлах ошибки',
    updated: (count, file) =>
      `${file}: ${russian(count, 'текст вписан', 'текста вписаны', 'текстов вписано')}`,
    recorded: (name, file) => `${file}: добавлено «${name}»`,
    coverage: 'До чего дошли разговоры',
    missing: 'не дошли',
    of: (reached, total) => `${reached} из ${total}`,
    parts: { prompts: 'тексты', screens: 'экраны', buttons: 'кнопки' },
    expected: 'ожидалось',
    came: 'пришло',
    more: (count) => `и ещё ${count}`,
  },
};
