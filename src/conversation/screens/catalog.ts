import { shortId } from '../../base/digest.ts';
import { idOf, type ProductRef, type ShelfRef, type ViewId } from '../../base/ids.ts';
import type { Shelf } from '../../catalog/reader.ts';
import type { Button, Message } from '../../ports/messenger.ts';
import { formatButton } from '../button-data.ts';
import type { Effect, View } from '../effect.ts';
import type { CustomerEvent } from '../event.ts';
import { clip, type Voice } from '../texts.ts';
import { turningButtons } from './paging.ts';
import { mostButtonLength, resultsPage } from './results.ts';
import { mostResults } from './search.ts';

/** More than these are not like it any more. */
const mostSimilar = 10;
/** Categories that are shown at once. */
const shelvesOnPage = 10;

/** /catalog: what the catalog is divided into. One that is not divided shows its products. */
export function catalog(voice: Voice, chat: string, key: string): readonly Effect[] {
  const shelf = voice.city.catalog.shelf(undefined, 0);
  if (!shelf || shelf.shelves.length === 0) return shelfProducts(voice, chat, undefined, key);
  return [{ kind: 'send', chat, message: shelfMessage(voice, undefined, shelf, 1) }];
}

/** A category is opened: the same message shows what is in it, and a list of its own the products. */
export function openShelf(
  voice: Voice,
  { chat, messageId }: CustomerEvent & { readonly kind: 'press' },
  ref: ShelfRef | undefined,
  page: number,
  key: string,
): readonly Effect[] {
  const shelf = voice.city.catalog.shelf(ref, 0);
  if (!shelf || shelf.shelves.length === 0) return shelfProducts(voice, chat, ref, key);
  return [{ kind: 'edit', chat, messageId, message: shelfMessage(voice, ref, shelf, page) }];
}

/** All that stands in a category and under it. */
export function shelfProducts(
  voice: Voice,
  chat: string,
  ref: ShelfRef | undefined,
  key: string,
): readonly Effect[] {
  const shelf = voice.city.catalog.shelf(ref, mostResults);
  const name = shelf?.path.at(-1) ?? voice.city.settings.name;
  const refs = shelf?.products.map((found) => found.ref) ?? [];
  const view = listOf({ kind: 'shelf', name }, refs, shelf?.total ?? 0, key);
  return [
    ...listed(voice, chat, view, voice.say('catalog.empty', {})),
    { kind: 'record', name: 'shelf', data: { shelf: shelf?.path.join(' / ') ?? '' } },
  ];
}

/** Products like the one on a card. */
export function similarProducts(
  voice: Voice,
  chat: string,
  product: { readonly ref: ProductRef; readonly name: string },
  key: string,
): readonly Effect[] {
  const refs = voice.city.catalog.similar(product.ref, mostSimilar).map(({ ref }) => ref);
  const view = listOf({ kind: 'similar', name: clip(product.name, 200) }, refs, refs.length, key);
  return listed(voice, chat, view, voice.say('similar.none', {}));
}

function listOf(about: NonNullable<View['about']>, refs: View['refs'], total: number, key: string): View {
  const id = idOf<ViewId>(shortId('view', key));
  return { id, query: about.name, match: 'all-words', total, refs, about };
}

function listed(voice: Voice, chat: string, view: View, empty: string): readonly Effect[] {
  const message = resultsPage(voice, view, 1);
  if (!message) return [{ kind: 'send', chat, message: { html: empty } }];
  return [
    { kind: 'keep-view', view },
    { kind: 'send', chat, message },
  ];
}

function shelfMessage(
  voice: Voice,
  ref: ShelfRef | undefined,
  { path, parent, shelves, total }: Shelf,
  wanted: number,
): Message {
  const { say } = voice;
  const pages = Math.ceil(shelves.length / shelvesOnPage);
  const page = Math.min(Math.max(wanted, 1), pages);
  const shown = shelves.slice((page - 1) * shelvesOnPage, page * shelvesOnPage);
  const press = (text: string, data: Parameters<typeof formatButton>[0]): readonly Button[] => [
    { kind: 'press', text, data: formatButton(data) },
  ];
  const turn = (target: number) => formatButton({ action: 'shelf', shelf: ref, page: target });
  const name = path.at(-1);
  return {
    html: name === undefined ? say('catalog.title', {}) : say('catalog.shelf', { name }),
    buttons: [
      ...shown.map((shelf) =>
        press(`${clip(shelf.name, mostButtonLength - 8)} (${shelf.count})`, {
          action: 'shelf',
          shelf: shelf.ref,
          page: 1,
        }),
      ),
      ...turningButtons(voice, page, pages, turn),
      ...(ref === undefined
        ? []
        : [
            press(say('buttons.all', { count: total }), { action: 'shelf-products', shelf: ref }),
            press(say('buttons.up', {}), { action: 'shelf', shelf: parent, page: 1 }),
          ]),
    ],
  };
}
