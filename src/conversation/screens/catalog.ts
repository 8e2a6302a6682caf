import { shortId } from '../../base/digest.ts';
import { type CategoryRef, idOf, type ProductRef, type ViewId } from '../../base/ids.ts';
import type { Category } from '../../catalog/reader.ts';
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
const categoriesOnPage = 10;

/** /catalog: what the catalog is divided into. One that is not divided shows its products. */
export function catalog(voice: Voice, chat: string, key: string): readonly Effect[] {
  const category = voice.city.catalog.category(undefined, 0);
  if (!category || category.subcategories.length === 0) return categoryProducts(voice, chat, undefined, key);
  return [{ kind: 'send', chat, message: categoryMessage(voice, undefined, category, 1) }];
}

/** A category is opened: the same message shows what is in it, and a list of its own the products. */
export function openCategory(
  voice: Voice,
  { chat, messageId }: CustomerEvent & { readonly kind: 'press' },
  ref: CategoryRef | undefined,
  page: number,
  key: string,
): readonly Effect[] {
  const category = voice.city.catalog.category(ref, 0);
  if (!category || category.subcategories.length === 0) return categoryProducts(voice, chat, ref, key);
  return [{ kind: 'edit', chat, messageId, message: categoryMessage(voice, ref, category, page) }];
}

/** All that stands in a category and under it. */
export function categoryProducts(
  voice: Voice,
  chat: string,
  ref: CategoryRef | undefined,
  key: string,
): readonly Effect[] {
  const category = voice.city.catalog.category(ref, mostResults);
  const name = category?.path.at(-1) ?? voice.city.settings.name;
  const refs = category?.products.map((found) => found.ref) ?? [];
  const view = listOf({ kind: 'category', name }, refs, category?.total ?? 0, key);
  return [
    ...listed(voice, chat, view, voice.say('catalog.empty', {})),
    { kind: 'record', name: 'category', data: { category: category?.path.join(' / ') ?? '' } },
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

function categoryMessage(
  voice: Voice,
  ref: CategoryRef | undefined,
  { path, parent, subcategories, total }: Category,
  wanted: number,
): Message {
  const { say } = voice;
  const pages = Math.ceil(subcategories.length / categoriesOnPage);
  const page = Math.min(Math.max(wanted, 1), pages);
  const shown = subcategories.slice((page - 1) * categoriesOnPage, page * categoriesOnPage);
  const press = (text: string, data: Parameters<typeof formatButton>[0]): readonly Button[] => [
    { kind: 'press', text, data: formatButton(data) },
  ];
  const turn = (target: number) => formatButton({ action: 'category', category: ref, page: target });
  const name = path.at(-1);
  return {
    html: name === undefined ? say('catalog.title', {}) : say('catalog.category', { name }),
    buttons: [
      ...shown.map((category) =>
        press(`${clip(category.name, mostButtonLength - 8)} (${category.count})`, {
          action: 'category',
          category: category.ref,
          page: 1,
        }),
      ),
      ...turningButtons(voice, page, pages, turn),
      ...(ref === undefined
        ? []
        : [
            press(say('buttons.all', { count: total }), { action: 'category-products', category: ref }),
            press(say('buttons.up', {}), { action: 'category', category: parent, page: 1 }),
          ]),
    ],
  };
}
