import type { Language } from '../diagnostics/words/languages.ts';
import type { CityDeploy, DeployStage } from '../operations/deploy-city.ts';
import type { TelegramStep } from '../operations/tell-telegram.ts';

interface DeployWords {
  readonly live: (release: string) => string;
  /** Behind `live`: no new release was made. */
  readonly again: string;
  readonly unchanged: (release: string) => string;
  readonly planned: string;
  readonly hasMistakes: string;
  readonly pinned: (number: number) => string;
  readonly pinnedHint: (city: string) => string;
  readonly unexpected: string;
  readonly target: (name: string) => string;
  readonly stage: Readonly<Record<DeployStage, string>>;
  readonly step: Readonly<Record<TelegramStep['step'], string>>;
  readonly owed: (why: string) => string;
  readonly refused: (why: string) => string;
  readonly kept: string;
  readonly allowed: (guard: string) => string;
  readonly outcome: Readonly<Record<CityDeploy['kind'], string>>;
  readonly waits: (who: string, since: string) => string;
  readonly somebody: string;
}

const english: DeployWords = {
  live: (release) => `live as ${release}`,
  again: ' (an earlier release with this content)',
  unchanged: (release) => `nothing to do, live as ${release}`,
  planned: 'would go live; nothing was changed',
  hasMistakes: 'has mistakes',
  pinned: (number) => `pinned at #${number}; a rollback rejected this very content`,
  pinnedHint: (city) => `change it, or run \`zeta unpin ${city}\``,
  unexpected: 'an unexpected error',
  target: (name) => `target: ${name}`,
  stage: {
    compile: 'compiling',
    bot: 'asking Telegram about its bot',
    canary: 'taking the first turns of a customer',
    switch: 'going live',
    telegram: 'telling Telegram',
  },
  step: { bot: 'bot', webhook: 'webhook', profile: 'commands and description' },
  owed: (why) => `owed: ${why}`,
  refused: (why) => `refused: ${why}`,
  kept: 'as they were',
  outcome: {
    live: 'live',
    unchanged: 'nothing to do',
    planned: 'would go live',
    broken: 'has mistakes',
    refused: 'refused by a guard',
    pinned: 'pinned',
    failed: 'failed',
  },
  allowed: (guard) => `guard ${guard} objects; a commit allows it this once (Zeta-Allow)`,
  waits: (who, since) => `${who} deploys into this target${since}; waiting for that to end`,
  somebody: 'somebody',
};

const russian: DeployWords = {
  live: (release) => `работает как ${release}`,
  again: ' (прежний релиз с этим содержимым)',
  unchanged: (release) => `делать нечего, работает как ${release}`,
  planned: 'так вышло бы к покупателям; ничего не изменено',
  hasMistakes: 'есть ошибки',
  pinned: (number) => `закреплён на #${number}: это содержимое отвергнуто откатом`,
  pinnedHint: (city) => `измените его или снимите закрепление: \`zeta unpin ${city}\``,
  unexpected: 'непредвиденная ошибка',
  target: (name) => `цель: ${name}`,
  stage: {
    compile: 'сборка',
    bot: 'вопрос Telegram о боте',
    canary: 'первые ходы покупателя',
    switch: 'выход к покупателям',
    telegram: 'настройка Telegram',
  },
  step: { bot: 'бот', webhook: 'вебхук', profile: 'команды и описание' },
  owed: (why) => `ещё не сделано: ${why}`,
  refused: (why) => `не принято: ${why}`,
  kept: 'как были',
  outcome: {
    live: 'работает',
    unchanged: 'делать нечего',
    planned: 'вышел бы к покупателям',
    broken: 'есть ошибки',
    refused: 'не пропустила защита',
    pinned: 'закреплён',
    failed: 'не вышло',
  },
  allowed: (guard) => `guard ${guard} против, но коммит разрешил это один раз (Zeta-Allow)`,
  waits: (who, since) => `${who} выкладывает в эту же цель${since}; жду, когда закончит`,
  somebody: 'кто-то',
};

export const deployWords: Readonly<Record<Language, DeployWords>> = { en: english, ru: russian };
