import { toTarget } from '../base/to-target.ts';
import type { TelegramDrift } from '../operations/telegram-drift.ts';
import { causeText } from './cause-words.ts';
import { deployWords } from './deploy-words.ts';
import { statusWords } from './status-words.ts';
import type { Voice } from './voice.ts';

/** Where Telegram does not have what is live, a sentence each, with what to do. */
export function driftTexts(
  { city, owed, webhook }: TelegramDrift,
  { language, target }: Pick<Voice, 'language'> & { readonly target: string },
): readonly string[] {
  const steps = owed.map((step) => deployWords[language].step[step]).join(', ');
  return [
    ...(owed.length > 0 ? [statusWords[language].owed(steps, `${city}${toTarget(target)}`)] : []),
    ...(webhook === null ? [] : [causeText(['webhook'], webhook, { language, target, city })]),
  ];
}
