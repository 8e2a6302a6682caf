import type { ProductRef } from '../../base/ids.ts';
import type { Product } from '../../catalog/generated/product.ts';
import type { Button, Message } from '../../ports/messenger.ts';
import { formatButton } from '../button-data.ts';
import type { Effect, View } from '../effect.ts';
import type { ConversationEvent } from '../event.ts';
import { availabilityOf, clip, shownPrice, type Voice } from '../texts.ts';
import { inPairs, turningButtons } from './paging.ts';

const pageSize = 5;
/** Names in a list are cut to keep ten lines readable on a phone. */
const mostNameLength = 90;
/** What a button shows on a 320-pixel phone. */
export const mostButtonLength = 38;
/** The same of one of two in a row. */
const mostHalfLength = 17;

interface Shown {
  readonly ref: ProductRef;
  readonly product: Product;
}

/** One page of a list; undefined when none of its products is sold any more. Pages count from 1. */
export function resultsPage(voice: Voice, view: View, wanted: number): Message | undefined {
  const shown = view.refs.flatMap((ref): readonly Shown[] => {
    const product = voice.city.catalog.product(ref);
    return product ? [{ ref, product }] : [];
  });
  if (shown.length === 0) return undefined;
  const pages = Math.ceil(shown.length / pageSize);
  const page = Math.min(Math.max(wanted, 1), pages);
  const first = (page - 1) * pageSize;
  const items = shown.slice(first, first + pageSize);
  const lines = [
    ...headOf(voice, view),
    '',
    ...items.map((item, at) => `${first + at + 1}. ${itemLine(voice, item.product)}`),
    ...(pages > 1 ? ['', voice.say('search.page', { page, pages })] : []),
  ];
  const products = items.map((item, at) => [productButton(view, item, first + at + 1)]);
  const further = view.match === 'nothing' ? managerButtons(voice, view) : [];
  const turn = (target: number) => formatButton({ action: 'page', view: view.id, page: target });
  const buttons = [
    ...products,
    ...wishButtons(voice, view),
    ...turningButtons(voice, page, pages, turn),
    ...further,
  ];
  return { html: lines.join('\n'), buttons };
}

/** Wishes that were understood, two in a row: each can be taken away. */
function wishButtons({ say }: Voice, { id, wishes = [] }: View): readonly (readonly Button[])[] {
  const buttons = wishes.map(({ kind, text }): Button => {
    const filter = clip(text, mostHalfLength - 3);
    const data = formatButton({ action: 'without', view: id, filter: kind });
    return { kind: 'press', text: say('buttons.without', { filter }), data };
  });
  return inPairs(buttons);
}

/** What is said above the products. */
function headOf({ say }: Voice, view: View): readonly string[] {
  const { query, match, total: count, mended, relaxed, about, without = [] } = view;
  if (about?.kind === 'category') return [say('catalog.products', { name: about.name, count })];
  if (about?.kind === 'similar') return [say('similar.results', { name: about.name })];
  if (match === 'nothing') return [say('search.nothing', { query }), '', say('search.nearest', {})];
  const header = match === 'all-words' ? 'search.results' : 'search.similar';
  return [
    ...(mended === undefined ? [] : [say('search.mended', { query: mended })]),
    ...(without.length === 0
      ? []
      : [say('search.without', { filter: without.map(({ text }) => text).join(', ') })]),
    relaxed === undefined
      ? say(header, { query, count })
      : say('search.relaxed', { filter: relaxed, query, count }),
  ];
}

/** Whom to ask when nothing was found; none where the city has no manager. */
export function managerButtons({ city, say }: Voice, { id }: View): readonly (readonly Button[])[] {
  if (!city.settings.manager) return [];
  const data = formatButton({ action: 'help-me-choose', view: id });
  return [[{ kind: 'press', text: say('buttons.manager', {}), data }]];
}

/** A press on "more" or "back": the same message shows the other page. */
export function turnPage(
  voice: Voice,
  event: ConversationEvent & { readonly kind: 'press' },
  view: View | undefined,
  page: number,
): readonly Effect[] {
  const message = view && resultsPage(voice, view, page);
  if (!message) return [{ kind: 'answer', callbackId: event.callbackId, text: voice.say('search.gone', {}) }];
  return [
    { kind: 'answer', callbackId: event.callbackId },
    { kind: 'edit', chat: event.chat, messageId: event.messageId, message },
  ];
}

function itemLine(voice: Voice, product: Product): string {
  return voice.say('search.item', {
    name: clip(product.name, mostNameLength),
    price: shownPrice(voice, product),
    availability: availabilityOf(voice, product),
  });
}

function productButton(view: View, { ref, product }: Shown, number: number): Button {
  const text = clip(`${number}. ${product.name}`, mostButtonLength);
  return { kind: 'press', text, data: formatButton({ action: 'card', product: ref, view: view.id }) };
}
