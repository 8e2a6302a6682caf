import { toTarget } from '../base/to-target.ts';
import type { Language } from '../diagnostics/words/languages.ts';
import type { AcceptedOrder } from '../operations/escalations/create-deal.ts';
import type { Voice } from './voice.ts';

interface OrderWords {
  readonly accepted: string;
  readonly known: string;
  readonly see: (command: string) => string;
  readonly unserved: (command: string) => string;
}

const words: Readonly<Record<Language, OrderWords>> = {
  en: {
    accepted: 'the order is accepted',
    known: 'this order was accepted before; there is one ticket of it',
    see: (command) => `what becomes of it: \`${command}\``,
    unserved: (command) => `nobody serves the target: its deal is made once \`${command}\` runs`,
  },
  ru: {
    accepted: 'заказ принят',
    known: 'этот заказ уже был принят, заявка по нему одна',
    see: (command) => `что с ним: \`${command}\``,
    unserved: (command) => `цель никто не обслуживает: сделка появится, когда заработает \`${command}\``,
  },
};

export function acceptedText(order: AcceptedOrder, { language, style }: Voice): string {
  const { city, id, isNew, isServed, target } = order;
  const said = words[language];
  const to = toTarget(target);
  return [
    `${style.green('✓')} ${style.bold(city)}: ${isNew ? said.accepted : said.known}`,
    `  ${said.see(`zeta escalation show ${city} ${id}${to}`)}`,
    ...(isServed ? [] : [`  ${said.unserved(`zeta serve${to}`)}`]),
    style.dim(`target: ${target}`),
  ].join('\n');
}
