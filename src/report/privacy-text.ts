import type { Language } from '../diagnostics/words/languages.ts';
import type { CustomerExport, Erasure } from '../operations/privacy.ts';
import type { Voice } from './voice.ts';

interface PrivacyWords {
  readonly kept: (customer: string) => string;
  readonly counts: (requests: number, turns: number, lists: number, updates: number) => string;
  readonly whole: string;
  readonly erased: (customer: string) => string;
  readonly underWay: (count: number) => string;
  readonly elsewhere: string;
}

const words: Readonly<Record<Language, PrivacyWords>> = {
  en: {
    kept: (customer) => `what is kept of customer ${customer}`,
    counts: (requests, turns, lists, updates) =>
      `requests: ${requests}   turns: ${turns}   lists: ${lists}   updates: ${updates}`,
    whole: 'All of it as one document: --json',
    erased: (customer) => `nothing is kept of customer ${customer} any more`,
    underWay: (count) => `tickets whose deals are not made yet: ${count}. Erase again once they are.`,
    elsewhere: 'What stands in the CRM and in the managers’ group is theirs to delete.',
  },
  ru: {
    kept: (customer) => `что хранится о покупателе ${customer}`,
    counts: (requests, turns, lists, updates) =>
      `обращений: ${requests}   ходов: ${turns}   списков: ${lists}   сообщений: ${updates}`,
    whole: 'Всё одним документом: --json',
    erased: (customer) => `о покупателе ${customer} больше ничего не хранится`,
    underWay: (count) => `заявок, по которым сделки ещё нет: ${count}. Повторите, когда она будет.`,
    elsewhere: 'То, что есть в CRM и в группе менеджеров, удаляют там.',
  },
};

export function exportText(found: CustomerExport, { language, style }: Voice): string {
  const said = words[language];
  const { city, customer, requests, turns, lists, updates, target } = found;
  return [
    `${style.bold(city)}: ${said.kept(customer)}`,
    said.counts(requests.length, turns.length, lists.length, updates),
    style.dim(said.whole),
    style.dim(`target: ${target}`),
  ].join('\n');
}

export function erasureText(
  { city, customer, underWay, target }: Erasure,
  { language, style }: Voice,
): string {
  const said = words[language];
  return [
    `${style.green('✓')} ${style.bold(city)}: ${said.erased(customer)}`,
    ...(underWay > 0 ? [`${style.yellow('!')} ${said.underWay(underWay)}`] : []),
    said.elsewhere,
    style.dim(`target: ${target}`),
  ].join('\n');
}
