import type { Language } from '../diagnostics/words/languages.ts';
import type { FoundCustomers } from '../operations/find-customers.ts';
import type { CustomerExport, Erasure } from '../operations/privacy.ts';
import { age } from './age.ts';
import { printable } from './printable.ts';
import { table } from './table.ts';
import type { Voice } from './voice.ts';

interface PrivacyWords {
  readonly head: readonly string[];
  readonly nobody: string;
  readonly more: (flag: string) => string;
  readonly ago: (length: string) => string;
  readonly kept: (customer: string) => string;
  readonly counts: (requests: number, turns: number, lists: number, updates: number) => string;
  readonly whole: string;
  readonly erased: (customer: string) => string;
  readonly underWay: (count: number) => string;
  readonly elsewhere: string;
}

const words: Readonly<Record<Language, PrivacyWords>> = {
  en: {
    head: ['customer', 'name', 'phone', 'requests', 'seen'],
    nobody: 'nobody is found',
    more: (flag) => `there are more: ${flag}`,
    ago: (length) => `${length} ago`,
    kept: (customer) => `what is kept of customer ${customer}`,
    counts: (requests, turns, lists, updates) =>
      `requests: ${requests}   turns: ${turns}   lists: ${lists}   updates: ${updates}`,
    whole: 'All of it as one document: --json',
    erased: (customer) => `nothing is kept of customer ${customer} any more`,
    underWay: (count) => `tickets whose deals are not made yet: ${count}. Erase again once they are.`,
    elsewhere: 'What stands in the CRM and in the managers’ group is theirs to delete.',
  },
  ru: {
    head: ['покупатель', 'имя', 'телефон', 'обращений', 'когда'],
    nobody: 'никого не нашлось',
    more: (flag) => `есть ещё: ${flag}`,
    ago: (length) => `${length} назад`,
    kept: (customer) => `что хранится о покупателе ${customer}`,
    counts: (requests, turns, lists, updates) =>
      `обращений: ${requests}   ходов: ${turns}   списков: ${lists}   сообщений: ${updates}`,
    whole: 'Всё одним документом: --json',
    erased: (customer) => `о покупателе ${customer} больше ничего не хранится`,
    underWay: (count) => `заявок, по которым сделки ещё нет: ${count}. Повторите, когда она будет.`,
    elsewhere: 'То, что есть в CRM и в группе менеджеров, удаляют там.',
  },
};

/** Who was found, a row each. */
export function customersText(
  { customers, next, target }: FoundCustomers,
  now: number,
  voice: Voice,
): string {
  const { language, style } = voice;
  const said = words[language];
  const rows = customers.map(({ customer, name, username, phones, requests, seenAt }) => [
    customer,
    printable([name, ...(username === null ? [] : [`@${username}`])].filter(Boolean).join(', ')),
    phones.join(', '),
    String(requests),
    said.ago(age(now - seenAt, language)),
  ]);
  return [
    customers.length === 0 ? said.nobody : table([said.head, ...rows], style),
    ...(next === null ? [] : [said.more(`--cursor ${next}`)]),
    style.dim(`target: ${target}`),
  ].join('\n');
}

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
