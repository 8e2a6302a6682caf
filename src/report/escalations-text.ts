import { toTarget } from '../base/to-target.ts';
import { formatPrice } from '../city/format-price.ts';
import type { HandledEscalation } from '../operations/escalations/handle-escalation.ts';
import type { EscalationList } from '../operations/escalations/list-escalations.ts';
import type { ListedEscalation } from '../operations/escalations/listed-escalation.ts';
import type { ShownEscalation, TalkEntry } from '../operations/escalations/show-escalation.ts';
import { age } from './age.ts';
import { cutLine } from './cut-line.ts';
import { type EscalationWords, escalationWords } from './escalation-words.ts';
import { fitted } from './fitted.ts';
import { notedTable } from './noted-table.ts';
import { printable } from './printable.ts';
import type { Voice } from './voice.ts';

/** Customers who were handed to people, a row each. */
export function escalationsText(
  { escalations, next, target }: EscalationList,
  now: number,
  voice: Voice,
): string {
  const { language, style } = voice;
  const words = escalationWords[language];
  const told = style.dim(`target: ${target}`);
  if (escalations.length === 0) return `${words.none}\n${told}`;
  const rows = escalations.map((one) => [
    one.id,
    one.city,
    words.kind[one.kind],
    stateText(one, words),
    words.ago(age(now - one.openedAt, language)),
    fitted(printable(one.customer.name), 18).trimEnd(),
    printable(subjectOf(one)),
  ]);
  return [
    notedTable([words.head, ...rows], voice),
    ...(next === null ? [] : [words.more(`--cursor ${next}`)]),
    told,
  ].join('\n');
}

/** One of them, with its talk. */
export function escalationText(shown: ShownEscalation, now: number, voice: Voice): string {
  const { language, style } = voice;
  const words = escalationWords[language];
  const { city, id, kind, customer, query, deal, said, talk, release, source, assigned, openedAt } = shown;
  const row = (name: keyof EscalationWords['rows'], value: string | null) =>
    value === null || value === '' ? [] : cutLine(`  ${words.rows[name]}: ${printable(value)}`, voice);
  return [
    `${style.bold(`${city} ${id}`)}: ${words.kind[kind]}, ${stateText(shown, words)}`,
    ...row('opened', `${new Date(openedAt).toISOString()} (${words.ago(age(now - openedAt, language))})`),
    ...row('customer', namesOf(shown).join(', ')),
    ...row('phone', customer.phone),
    ...row('query', query),
    ...goodsOf(shown, language).flatMap((line) => row('product', line)),
    ...row('source', source),
    ...row('assigned', assigned),
    ...row('deal', deal === null ? null : dealText(deal, words)),
    ...row('release', `${city}#${release}`),
    ...said.flatMap((text) => row('said', text)),
    ...talk.flatMap((entry) => cutLine(`  ${entryText(entry, shown, words)}`, voice)),
    style.dim(`target: ${shown.target}`),
  ].join('\n');
}

/** What was asked for, and how it stands. */
export function handledText(handled: HandledEscalation, { language, style }: Voice): string {
  const words = escalationWords[language];
  const { action, by, isAsked, isDone, isServed, escalation, target } = handled;
  const { city, id } = escalation;
  const done = isDone ? words.done[action](printable(by)) : words.asked;
  const mark = isDone ? style.green('✓') : style.yellow('~');
  return [
    `${mark} ${style.bold(`${city} ${id}`)}: ${isAsked ? done : words.wasSo}`,
    ...(isServed || isDone ? [] : [`  ${words.unserved(`zeta serve${toTarget(target)}`)}`]),
    style.dim(`target: ${target}`),
  ].join('\n');
}

function stateText({ state, outcome, handledBy, isLost }: ListedEscalation, words: EscalationWords): string {
  if (isLost) return words.lost;
  const said = words.state[outcome ?? state];
  return handledBy && state === 'taken' ? `${said}: ${printable(handledBy.name)}` : said;
}

function subjectOf({ product, lines, query }: ListedEscalation): string {
  if (product) return lines.length > 1 ? `${product.name} +${lines.length - 1}` : product.name;
  return query;
}

function namesOf({ customer: { name, username, id } }: ListedEscalation): readonly string[] {
  return [name, ...(username === null ? [] : [`@${username}`]), ...(id === null ? [] : [id])];
}

function goodsOf({ product, lines }: ListedEscalation, language: Voice['language']): readonly string[] {
  if (lines.length > 0)
    return lines.map(
      ({ name, sku, quantity, price, currency }) =>
        `${name} (${sku}): ${quantity} × ${formatPrice(price, currency, language)}`,
    );
  return product ? [`${product.name} (${product.sku}), ${product.price}`] : [];
}

function dealText(
  { state, number, stage, link }: NonNullable<ListedEscalation['deal']>,
  words: EscalationWords,
) {
  const what = number === null ? words.deal[state] : `№${number}`;
  return [what, stage, link].filter((part) => part !== null).join(', ');
}

function entryText(
  { at, what, from, name, text }: TalkEntry,
  shown: ShownEscalation,
  words: EscalationWords,
) {
  const when = new Date(at).toISOString().slice(0, 16).replace('T', ' ');
  const who = printable(from === 'customer' ? shown.customer.name : (name ?? words.manager));
  return `${when} ${who}: ${what === 'said' ? printable(text ?? '📎') : words.entry[what]}`;
}
