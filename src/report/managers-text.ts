import type { Language } from '../diagnostics/words/languages.ts';
import type { CityStatus } from '../operations/status.ts';
import { age } from './age.ts';

type Group = NonNullable<CityStatus['managers']>;

const words: Readonly<Record<Language, (group: Group, since: string) => string>> = {
  en: ({ chat, movedTo }, since) =>
    movedTo === null
      ? `the managers' group ${chat} takes no messages, for ${since}: customers cannot be handed over. Add the bot to the group, or correct manager.chat in city.yaml`
      : `the managers' group ${chat} has another id, ${movedTo}: messages go there; write it as manager.chat in city.yaml`,
  ru: ({ chat, movedTo }, since) =>
    movedTo === null
      ? `группа менеджеров ${chat} не принимает сообщения, уже ${since}: покупателей некому передать. Верните бота в группу или исправьте manager.chat в city.yaml`
      : `у группы менеджеров ${chat} теперь другой id, ${movedTo}: сообщения идут туда; впишите его как manager.chat в city.yaml`,
};

/** What an operator should know of the managers' group, and what to do. */
export function managersNote(group: Group, now: number, language: Language): string {
  return words[language](group, age(now - group.since, language));
}
