import { shortId } from '../../base/digest.ts';
import { escapeHtml } from '../../base/html.ts';
import { idOf, type ProductRef, type ViewId } from '../../base/ids.ts';
import type { Product } from '../../catalog/generated/product.ts';
import { limitLengths } from '../../city/prompt-spec.ts';
import type { Button, Message } from '../../ports/messenger.ts';
import { formatButton, type ProductAction } from '../button-data.ts';
import type { TurnContext } from '../context.ts';
import type { Effect, View } from '../effect.ts';
import { withShownPrice } from '../shown-prices.ts';
import { availabilityOf, clip, fitLines, shownPrice, type Voice } from '../texts.ts';
import { search } from './search.ts';

const mostNameLength = 200;
const mostAttributeLength = 100;
const mostDescriptionLength = 400;
/** Of an album (Telegram). */
const mostPhotos = 10;

/** The list of a card; `view` is absent once the list is forgotten. */
interface OpenedFrom {
  readonly id: ViewId;
  readonly view?: View;
}

/** A chosen product: picture, price, attributes, and the three ways on. */
export function productCard(
  voice: Voice,
  chat: string,
  product: Product,
  ref: ProductRef,
  { id, view }: OpenedFrom,
): readonly Effect[] {
  const seen = view && withShownPrice(view, ref, product);
  return [
    { kind: 'send', chat, message: cardMessage(voice, product, ref, id) },
    ...(seen ? [{ kind: 'keep-view', view: seen } as const] : []),
    { kind: 'record', name: 'card', data: { sku: product.sku } },
  ];
}

/** All that there is to see of it. */
export function productPhotos(voice: Voice, chat: string, product: Product): readonly Effect[] {
  const photos = product.images.slice(0, mostPhotos);
  const caption = voice.say('product.photos', { name: clip(product.name, mostNameLength) });
  const instead = voice.say('product.no_photos', {});
  const [only] = photos;
  const seen: Effect = { kind: 'record', name: 'photos', data: { sku: product.sku } };
  // The button is older than the catalog.
  if (only === undefined) return [{ kind: 'send', chat, message: { html: instead } }];
  if (photos.length === 1) return [{ kind: 'send', chat, message: { html: caption, photo: only } }, seen];
  return [{ kind: 'album', chat, photos, caption, instead }, seen];
}

/** The card of a link to the bot. Its buttons lead to a list of its own, with this product alone. */
export function linkedCard(voice: Voice, chat: string, ref: ProductRef, key: string): readonly Effect[] {
  const product = voice.city.catalog.product(ref);
  if (!product) return productGone(voice, chat, { key });
  const id = idOf<ViewId>(shortId('view', key));
  const view: View = { id, query: product.name, match: 'all-words', total: 1, refs: [ref] };
  return productCard(voice, chat, product, ref, { id, view });
}

/** It is not sold any more: says so, and shows what is found now for what the customer was looking for. */
export function productGone(
  voice: Voice,
  chat: string,
  { view, key }: Pick<TurnContext, 'view' | 'key'>,
): readonly Effect[] {
  const gone: Effect = { kind: 'send', chat, message: { html: voice.say('product.gone', {}) } };
  return view?.query ? [gone, ...search(voice, chat, view.query, key)] : [gone];
}

function cardMessage(voice: Voice, product: Product, ref: ProductRef, view: ViewId): Message {
  const [photo] = product.images;
  const html = fitLines(cardLines(voice, product), photo ? limitLengths.caption : limitLengths.message);
  const buttons = cardButtons(voice, product, ref, view);
  return { html, ...(photo !== undefined && { photo }), buttons };
}

function cardLines(voice: Voice, product: Product): readonly string[] {
  const head = voice.say('product.card', {
    name: clip(product.name, mostNameLength),
    price: shownPrice(voice, product),
    sku: product.sku,
    availability: availabilityOf(voice, product),
  });
  const attributes = product.attributes.map(({ name, value }) =>
    voice.say('product.attribute', { name, value: clip(value, mostAttributeLength) }),
  );
  const description = product.description
    ? escapeHtml(clip(product.description, mostDescriptionLength))
    : undefined;
  return [head, ...attributes, ...(description ? ['', description] : [])];
}

function cardButtons(
  voice: Voice,
  product: Product,
  ref: ProductRef,
  view: ViewId,
): readonly (readonly Button[])[] {
  const { manager, bitrix } = voice.city.settings;
  const photosButton: Button = {
    kind: 'press',
    text: voice.say('buttons.photos', { count: Math.min(product.images.length, mostPhotos) }),
    data: formatButton({ action: 'photos', product: ref, view }),
  };
  const button = (action: Exclude<ProductAction, 'card' | 'photos'>): Button => ({
    kind: 'press',
    text: voice.say(`buttons.${action}`, {}),
    data: formatButton({ action, product: ref, view }),
    ...(action === 'ticket' && { style: 'primary' }),
  });
  const first = [...(product.link ? [button('link')] : []), ...(manager ? [button('manager')] : [])];
  const second = bitrix ? [button('ticket')] : [];
  const third = [...(product.images.length > 1 ? [photosButton] : []), button('similar')];
  return [first, second, third].filter((row) => row.length > 0);
}
