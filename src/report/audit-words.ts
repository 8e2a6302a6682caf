import { plural as englishPlural } from '../diagnostics/words/en/plural.ts';
import type { Language } from '../diagnostics/words/languages.ts';
import { plural as russianPlural } from '../diagnostics/words/ru/plural.ts';
import type { LostDeal } from '../operations/audit-findings.ts';

type Head = readonly [city: string, ticket: string, age: string, what: string, why: string];

/** What `zeta bitrix audit` says around ids and numbers. */
export interface AuditWords {
  readonly progress: (deals: number) => string;
  readonly looked: (tickets: number, deals: number, cities: number) => string;
  readonly since: (date: string) => string;
  readonly well: string;
  readonly doubles: (count: number) => string;
  readonly lost: (count: number) => string;
  readonly strange: (count: number) => string;
  readonly parked: (count: number) => string;
  readonly unchecked: (count: number) => string;
  readonly elsewhere: (count: number) => string;
  readonly more: (count: number) => string;
  readonly doublesHead: Head;
  readonly lostHead: Head;
  readonly strangeHead: readonly [city: string, deal: string, ticket: string];
  readonly parkedHead: readonly [id: string, city: string, age: string, deal: string, why: string];
  readonly uncheckedHead: readonly [city: string, why: string];
  readonly why: Readonly<Record<LostDeal['why'], string>>;
  readonly none: string;
  readonly noTicket: string;
  readonly cureOf: Readonly<Record<'doubles' | 'strange' | 'parked' | 'unchecked', string>>;
  readonly cureOfLost: Readonly<Record<LostDeal['why'], string>>;
}

const english: AuditWords = {
  progress: (deals) => `deals read: ${deals}`,
  looked: (tickets, deals, cities) =>
    `${englishPlural(tickets, 'ticket')} and ${englishPlural(deals, 'deal')} of ${englishPlural(cities, 'city', 'cities')}`,
  since: (date) => `since ${date}`,
  well: 'every ticket has its one deal',
  doubles: (count) => `${englishPlural(count, 'ticket')} with several deals`,
  lost: (count) => `${englishPlural(count, 'ticket')} whose deal is not in the CRM as it was made`,
  strange: (count) => `${englishPlural(count, 'deal')} with our mark that no ticket here knows`,
  parked: (count) => `${englishPlural(count, 'ticket')} given to a person and not settled`,
  unchecked: (count) => `${englishPlural(count, 'city', 'cities')} not looked at`,
  elsewhere: (count) =>
    `${englishPlural(count, 'ticket')} with a deal in an account that is not used any more: not looked at`,
  more: (count) => `and ${count} more: --json lists all`,
  doublesHead: ['city', 'ticket', 'age', 'customer has', 'other deals'],
  lostHead: ['city', 'ticket', 'age', 'deal', 'why'],
  strangeHead: ['city', 'deal', 'ticket'],
  parkedHead: ['id', 'city', 'age', 'deal in the CRM', 'why'],
  uncheckedHead: ['city', 'why'],
  why: {
    deleted: 'deleted',
    hidden: 'hidden from the webhook',
    unmarked: 'there, without our mark',
    unknown: 'not asked: too many are missing',
  },
  none: 'none',
  noTicket: 'none named',
  cureOf: {
    doubles:
      'Keep the deal whose number the customer has, move what was written into the others there, and delete them.',
    strange:
      'Another installation with the same cities uses this account, or the data folder is older than the deals (a restored backup). In the first case give it an account or city names of its own; in the second these orders are real: call the customers.',
    parked:
      'Look into the CRM whether the deal was made. `zeta dead show ID` has the order; `zeta dead retry ID` adopts a deal that is there, and else makes it.',
    unchecked: 'Nothing is known of these. Put right what the code says and run it again.',
  },
  cureOfLost: {
    deleted: 'Deleted deals are in the recycle bin of the CRM: restore those that customers wait for.',
    hidden:
      'Hidden deals are there: give the employee of the webhook the right to read all deals. Without it a lost answer cannot be cleared up, and goes to a person.',
    unmarked:
      'Without its mark a deal is not found any more: fill the fields originatorId (zeta:<city>) and originId (the ticket, whole with --json) in again.',
    unknown: 'So many at once have one cause: the rights of the webhook, or a portal that was restored.',
  },
};

const russian: AuditWords = {
  progress: (deals) => `прочитано сделок: ${deals}`,
  looked: (tickets, deals, cities) =>
    `${russianPlural(tickets, 'заявка', 'заявки', 'заявок')} и ${russianPlural(deals, 'сделка', 'сделки', 'сделок')}, ${russianPlural(cities, 'город', 'города', 'городов')}`,
  since: (date) => `с ${date}`,
  well: 'у каждой заявки ровно одна сделка',
  doubles: (count) => `Заявки с несколькими сделками: ${count}`,
  lost: (count) => `Заявки, чьей сделки в CRM нет в прежнем виде: ${count}`,
  strange: (count) => `Сделки с нашей меткой, которых не знает ни одна заявка: ${count}`,
  parked: (count) => `Заявки, переданные человеку и не закрытые: ${count}`,
  unchecked: (count) => `Города, которые проверить не удалось: ${count}`,
  elsewhere: (count) => `Заявки со сделкой в портале, который больше не подключён: ${count}; не проверены`,
  more: (count) => `и ещё ${count}: все — с --json`,
  doublesHead: ['город', 'заявка', 'возраст', 'у покупателя', 'лишние сделки'],
  lostHead: ['город', 'заявка', 'возраст', 'сделка', 'почему'],
  strangeHead: ['город', 'сделка', 'заявка'],
  parkedHead: ['id', 'город', 'возраст', 'сделка в CRM', 'почему'],
  uncheckedHead: ['город', 'почему'],
  why: {
    deleted: 'удалена',
    hidden: 'скрыта от вебхука',
    unmarked: 'на месте, но без нашей метки',
    unknown: 'не проверено: слишком много',
  },
  none: 'нет',
  noTicket: 'не указана',
  cureOf: {
    doubles:
      'Оставьте сделку, номер которой знает покупатель, перенесите в неё написанное в лишних и удалите их.',
    strange:
      'Этим порталом пользуется другая установка с теми же городами, или папка данных старше сделок (восстановлена из копии). В первом случае дайте ей свой портал или свои имена городов; во втором заказы настоящие: свяжитесь с покупателями.',
    parked:
      'Посмотрите в CRM, заведена ли сделка. `zeta dead show ID` покажет заказ; `zeta dead retry ID` примет готовую сделку, а если её нет — заведёт.',
    unchecked: 'О них ничего не известно. Исправьте, на что указывает код, и запустите снова.',
  },
  cureOfLost: {
    deleted: 'Удалённые сделки лежат в корзине CRM: восстановите те, которых ждут покупатели.',
    hidden:
      'Скрытые сделки на месте: дайте сотруднику вебхука право читать все сделки. Без него потерянный ответ не проверить, и заявка уходит человеку.',
    unmarked:
      'Без метки сделку больше не найти: снова заполните поля originatorId (zeta:<город>) и originId (заявка, целиком — с --json).',
    unknown: 'Когда нет сразу многих, причина одна: права вебхука или восстановленный портал.',
  },
};

export const auditWords: Readonly<Record<Language, AuditWords>> = { en: english, ru: russian };
