import type { Language } from '../diagnostics/words/languages.ts';
import type { HandledEscalation } from '../operations/escalations/handle-escalation.ts';
import type { ListedEscalation } from '../operations/escalations/listed-escalation.ts';
import type { TalkEntry } from '../operations/escalations/show-escalation.ts';

type Outcome = NonNullable<ListedEscalation['outcome']>;

export interface EscalationWords {
  readonly head: readonly string[];
  readonly none: string;
  readonly more: (flag: string) => string;
  readonly ago: (length: string) => string;
  readonly kind: Readonly<Record<ListedEscalation['kind'], string>>;
  readonly state: Readonly<Record<ListedEscalation['state'] | Outcome, string>>;
  readonly lost: string;
  readonly deal: Readonly<Record<NonNullable<ListedEscalation['deal']>['state'], string>>;
  readonly rows: Readonly<
    Record<
      | 'opened'
      | 'customer'
      | 'phone'
      | 'query'
      | 'product'
      | 'source'
      | 'assigned'
      | 'deal'
      | 'release'
      | 'said',
      string
    >
  >;
  readonly manager: string;
  readonly entry: Readonly<Record<Exclude<TalkEntry['what'], 'said'>, string>>;
  readonly done: Readonly<Record<HandledEscalation['action'], (by: string) => string>>;
  readonly asked: string;
  readonly wasSo: string;
  readonly unserved: (command: string) => string;
}

const english: EscalationWords = {
  head: ['id', 'city', 'kind', 'state', 'since', 'customer', 'about'],
  none: 'nobody waits',
  more: (flag) => `there are more: ${flag}`,
  ago: (length) => `${length} ago`,
  kind: { ticket: 'ticket', manager: 'question', link: 'link' },
  state: {
    open: 'waits',
    taken: 'taken',
    closed: 'closed',
    declined: 'not ours',
    returned: 'back with the bot',
    quiet: 'fell silent',
  },
  lost: 'did not reach the managers',
  deal: { open: 'being made', created: 'made', 'by-hand': 'made by hand', lost: 'not made' },
  rows: {
    opened: 'since',
    customer: 'customer',
    phone: 'phone',
    query: 'wanted',
    product: 'product',
    source: 'came by',
    assigned: 'turn of',
    deal: 'deal',
    release: 'release',
    said: 'wrote before',
  },
  manager: 'manager',
  entry: { taken: 'took the customer', closed: 'closed the talk', declined: 'not ours' },
  done: {
    take: (by) => `taken by ${by}`,
    close: (by) => `closed by ${by}`,
    'not-ours': (by) => `not ours, says ${by}`,
  },
  asked: 'asked for',
  wasSo: 'was so already',
  unserved: (command) => `nobody serves the target: it is carried out once \`${command}\` runs`,
};

const russian: EscalationWords = {
  head: ['id', 'город', 'что', 'состояние', 'когда', 'покупатель', 'о чём'],
  none: 'никто не ждёт',
  more: (flag) => `есть ещё: ${flag}`,
  ago: (length) => `${length} назад`,
  kind: { ticket: 'заявка', manager: 'вопрос', link: 'ссылка' },
  state: {
    open: 'ждёт',
    taken: 'взято',
    closed: 'завершено',
    declined: 'не к нам',
    returned: 'вернулся к боту',
    quiet: 'затихло',
  },
  lost: 'не дошло до менеджеров',
  deal: { open: 'оформляется', created: 'оформлена', 'by-hand': 'оформляют вручную', lost: 'не оформлена' },
  rows: {
    opened: 'когда',
    customer: 'покупатель',
    phone: 'телефон',
    query: 'хотел',
    product: 'товар',
    source: 'пришёл по',
    assigned: 'очередь',
    deal: 'сделка',
    release: 'релиз',
    said: 'писал раньше',
  },
  manager: 'менеджер',
  entry: { taken: 'взял покупателя', closed: 'завершил разговор', declined: 'не к нам' },
  done: {
    take: (by) => `взято: ${by}`,
    close: (by) => `завершено: ${by}`,
    'not-ours': (by) => `не к нам: ${by}`,
  },
  asked: 'поручено',
  wasSo: 'уже было так',
  unserved: (command) => `цель никто не обслуживает: будет сделано, когда заработает \`${command}\``,
};

export const escalationWords: Readonly<Record<Language, EscalationWords>> = { en: english, ru: russian };
