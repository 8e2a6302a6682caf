import type { Language } from '../diagnostics/words/languages.ts';
import type { CityStatus } from '../operations/status.ts';
import { age } from './age.ts';
import { networkWords } from './network-words.ts';

type Trouble = NonNullable<CityStatus['crm']>;

const words: Readonly<Record<Language, Readonly<Record<Trouble['why'], string>>>> = {
  en: {
    down: 'Bitrix24 does not answer; tickets wait and follow by themselves',
    refuses: 'Bitrix24 refuses; tickets wait until a person mends the webhook, its rights or the tariff',
  },
  ru: {
    down: 'Битрикс24 не отвечает; заявки ждут и уйдут сами',
    refuses: 'Битрикс24 отказывает; заявки ждут, пока человек не исправит вебхук, его права или тариф',
  },
};

/** Cause and cure, with the portal's code or the network's and how long it lasts. */
export function crmTroubleText({ why, code, since }: Trouble, now: number, language: Language): string {
  const network = why === 'down' && networkWords(code, language);
  const known = network ? `${network.cause}, ${code}` : code;
  return `${words[language][why]} (${known}, ${age(now - since, language)})${network && code.startsWith('PROXY_') ? `: ${network.cure}` : ''}`;
}
