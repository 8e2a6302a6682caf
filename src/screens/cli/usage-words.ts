import type { Language } from '../../diagnostics/words/languages.ts';

/** The parser of the command line speaks English; what of it people read, with the words for it. */
const russian: readonly (readonly [english: RegExp, russian: string])[] = [
  [/^error: /, 'ошибка: '],
  [/unknown command '(.*?)'/, 'нет команды «$1»'],
  [/unknown option '(.*?)'/, 'нет параметра «$1»'],
  [/missing required argument '(.*?)'/, 'не указано: $1'],
  [/required option '(.*?)' not specified/, 'не указан параметр «$1»'],
  [/option '(.*?)' argument missing/, 'у параметра «$1» нет значения'],
  [/option '(.*?)' argument '(.*?)' is invalid\./, 'параметр «$1» не бывает «$2».'],
  [/command-argument value '(.*?)' is invalid for argument '(.*?)'\./, '«$1» не подходит для «$2».'],
  [/option '(.*?)' cannot be used with option '(.*?)'/, 'параметры «$1» и «$2» вместе не бывают'],
  [
    /too many arguments(?: for '(?:.*?)')?\. Expected (\d+) arguments? but got (\d+)(?:: (.*?))?\./,
    'лишние слова: ожидается $1, а указано $2 ($3).',
  ],
  [/Allowed choices are (.*?)\./, 'Бывает: $1.'],
  [/\(Did you mean one of (.*?)\?\)/, '(Может быть, одно из: $1?)'],
  [/\(Did you mean (.*?)\?\)/, '(Может быть, $1?)'],
];

const help: Readonly<Record<Language, string>> = {
  en: '(run with --help for usage)',
  ru: '(как пользоваться, покажет --help)',
};

/** What is wrong with a command line, and where to read on. `message`: as the parser says it. */
export function usageText(message: string, language: Language): string {
  const translated = russian.reduce((text, [pattern, words]) => text.replace(pattern, words), message);
  return `${(language === 'ru' ? translated : message).trimEnd()}\n${help[language]}\n`;
}
