import { Argument, Command, CommanderError, Option } from 'commander';
import { describe, expect, it } from 'vitest';
import { usageText } from '../../../src/screens/cli/usage-words.ts';

/** What the parser says of a command line, put into words. */
function said(...args: readonly string[]): string {
  let text = '';
  const program = new Command('zeta').exitOverride().configureOutput({
    outputError: (message, write) => write(usageText(message, 'ru')),
    writeErr: (words) => {
      text += words;
    },
  });
  program
    .command('deploy <city>')
    .option('-m, --message <text>')
    .addOption(new Option('--format <format>').choices(['json', 'pretty']))
    .addOption(new Option('--one').conflicts('two'))
    .option('--two')
    .requiredOption('--must <x>')
    .addArgument(new Argument('[how]').choices(['fast', 'slow']));
  program.command('status');
  try {
    program.parse(args, { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
  }
  return text;
}

describe('Wrong usage in Russian', () => {
  it.each([
    [['deploi'], 'ошибка: нет команды «deploi»\n(Может быть, deploy?)'],
    [['stat'], 'ошибка: нет команды «stat»'],
    [
      ['deploy', 'almaty', '--must', 'x', '--mesage', 'x'],
      'ошибка: нет параметра «--mesage»\n(Может быть, --message?)',
    ],
    [['deploy', '--must', 'x'], 'ошибка: не указано: city'],
    [['deploy', 'almaty'], 'ошибка: не указан параметр «--must <x>»'],
    [['deploy', 'almaty', '-m'], 'ошибка: у параметра «-m, --message <text>» нет значения'],
    [
      ['deploy', 'almaty', '--format', 'x'],
      'ошибка: параметр «--format <format>» не бывает «x». Бывает: json, pretty.',
    ],
    [
      ['deploy', 'almaty', 'soon', '--must', 'x'],
      'ошибка: «soon» не подходит для «how». Бывает: fast, slow.',
    ],
    [
      ['deploy', 'almaty', '--must', 'x', '--one', '--two'],
      'ошибка: параметры «--one» и «--two» вместе не бывают',
    ],
    [['status', 'almaty', 'astana'], 'ошибка: лишние слова: ожидается 0, а указано 2'],
  ])('%j', (args, words) => {
    expect(said(...args)).toContain(words);
    expect(said(...args)).toMatch(/\n\(как пользоваться, покажет --help\)\n$/);
  });

  it('stays as it is in English', () => {
    expect(usageText("error: unknown option '--x'\n", 'en')).toBe(
      "error: unknown option '--x'\n(run with --help for usage)\n",
    );
  });
});
