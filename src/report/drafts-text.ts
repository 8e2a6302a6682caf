import { plural as englishPlural } from '../diagnostics/words/en/plural.ts';
import { plural as russianPlural } from '../diagnostics/words/ru/plural.ts';
import type { WrittenDrafts } from '../operations/draft-tests.ts';
import type { Voice } from './voice.ts';

/** Which drafts were written, and what is to be done with them. */
export function draftsText({ target, files }: WrittenDrafts, { language, style }: Voice): string {
  const isRussian = language === 'ru';
  if (files.length === 0)
    return isRussian
      ? `новых разговоров нет (цель: ${target})`
      : `no conversations that are new (target: ${target})`;
  const count = (tests: number) =>
    isRussian
      ? russianPlural(tests, 'разговор', 'разговора', 'разговоров')
      : englishPlural(tests, 'conversation');
  const advice = isRussian
    ? 'Просмотрите их: имена и номера скрыты по приметам. Что должно выполняться, перенесите в папку tests.'
    : 'Look at them: names and numbers are masked by their looks. Move what is to hold to the folder tests.';
  return [...files.map(({ path, tests }) => `${style.green('+')} ${path}: ${count(tests)}`), advice].join(
    '\n',
  );
}
