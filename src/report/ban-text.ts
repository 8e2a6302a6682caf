import type { Language } from '../diagnostics/words/languages.ts';
import type { BanList, Banning } from '../operations/ban-customer.ts';
import { age } from './age.ts';
import { table } from './table.ts';
import type { Voice } from './voice.ts';

interface BanWords {
  readonly banned: (customer: string, until: string) => string;
  readonly lifted: (customer: string) => string;
  readonly none: string;
  readonly forGood: string;
  readonly stillFor: (length: string) => string;
  readonly head: readonly string[];
}

const words: Readonly<Record<Language, BanWords>> = {
  en: {
    banned: (customer, until) => `customer ${customer} gets no answers, ${until}`,
    lifted: (customer) => `customer ${customer} is answered again`,
    none: 'nobody is banned',
    forGood: 'for good',
    stillFor: (length) => `for ${length}`,
    head: ['city', 'customer', 'how long', 'by', 'reason'],
  },
  ru: {
    banned: (customer, until) => `покупатель ${customer} не получает ответов, ${until}`,
    lifted: (customer) => `покупателю ${customer} бот снова отвечает`,
    none: 'никто не заблокирован',
    forGood: 'навсегда',
    stillFor: (length) => `ещё ${length}`,
    head: ['город', 'покупатель', 'сколько', 'кто', 'причина'],
  },
};

export function bannedText({ ban, target }: Banning, { language, style }: Voice): string {
  const said = words[language];
  const line = said.banned(ban.customer, lengthText(ban, ban.at, said));
  return `${style.green('✓')} ${style.bold(ban.city)}: ${line}\n${style.dim(`target: ${target}`)}`;
}

export function liftedText(
  { city, customer, target }: { readonly city: string; readonly customer: string; readonly target: string },
  { language, style }: Voice,
): string {
  const said = words[language];
  return `${style.green('✓')} ${style.bold(city)}: ${said.lifted(customer)}\n${style.dim(`target: ${target}`)}`;
}

export function bansText({ bans, target }: BanList, now: number, { language, style }: Voice): string {
  const said = words[language];
  const rows = bans.map((ban) => [
    ban.city,
    ban.customer,
    lengthText(ban, now, said),
    ban.author.slice(0, 16),
    ban.reason,
  ]);
  const list = bans.length === 0 ? said.none : table([said.head, ...rows], style);
  return `${list}\n${style.dim(`target: ${target}`)}`;
}

function lengthText({ until }: { readonly until: number | null }, now: number, said: BanWords): string {
  return until === null ? said.forGood : said.stillFor(age(until - now));
}
