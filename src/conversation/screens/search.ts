import { shortId } from '../../base/digest.ts';
import { idOf, type ViewId } from '../../base/ids.ts';
import type { SearchResult } from '../../catalog/reader.ts';
import type { Message } from '../../ports/messenger.ts';
import { isRemovable, type Removable } from '../button-data.ts';
import type { Effect, View, Wish } from '../effect.ts';
import type { CustomerEvent } from '../event.ts';
import { mendedQuery } from '../mended-query.ts';
import { clip, type Voice } from '../texts.ts';
import { managerButtons, resultsPage } from './results.ts';

/** Longer messages are searched by their beginning: nobody types that much, and pasted text drowns the words. */
export const mostQueryLength = 200;
/** Products that a list can be paged through. */
export const mostResults = 50;

/** Free text: search, and show what was found, or a way on. */
export function search(voice: Voice, chat: string, text: string, key: string): readonly Effect[] {
  const found = answer(voice, clip(text, mostQueryLength), [], key);
  if (!found) return [{ kind: 'send', chat, message: { html: voice.say('search.empty', {}) } }];
  return [...found.kept, { kind: 'send', chat, message: found.message }];
}

/** A wish is taken away: the same message shows what there is without it. */
export function searchWithout(
  voice: Voice,
  event: CustomerEvent & { readonly kind: 'press' },
  view: View | undefined,
  filter: Removable,
  key: string,
): readonly Effect[] {
  const { chat, callbackId, messageId } = event;
  const wish = view?.wishes?.find(({ kind }) => kind === filter);
  const found = view && wish && answer(voice, view.query, [...(view.without ?? []), wish], key);
  if (!found) return [{ kind: 'answer', callbackId, text: voice.say('search.gone', {}) }];
  return [
    { kind: 'answer', callbackId },
    ...found.kept,
    { kind: 'edit', chat, messageId, message: found.message },
  ];
}

/** Undefined when there is nothing to search for. */
function answer(
  voice: Voice,
  query: string,
  without: readonly Wish[],
  key: string,
): { readonly kept: readonly Effect[]; readonly message: Message } | undefined {
  const { catalog, synonyms, pins } = voice.city;
  const found = catalog.search({
    text: query,
    limit: mostResults,
    synonyms,
    pins,
    without: without.map(({ kind }) => kind),
  });
  if (!found.hadWords) return undefined;
  const view = { ...viewOf(found, query, key), ...(without.length > 0 && { without }) };
  return {
    kept: [
      { kind: 'keep-view', view },
      { kind: 'record', name: 'search', data: { query, match: found.match, total: found.total } },
    ],
    message: resultsPage(voice, view, 1) ?? nothingFound(voice, view),
  };
}

function viewOf(found: SearchResult, query: string, key: string): View {
  const id = idOf<ViewId>(shortId('view', key));
  const { match, total, products, others } = found;
  const shown = match === 'nothing' ? others : products;
  const view = { id, query, match, total, refs: shown.map(({ ref }) => ref) };
  // The text for nothing found says all that there is to say.
  if (match === 'nothing') return view;
  const mended = mendedQuery(query, found.mended);
  const relaxed = found.understood.filter(({ kind }) => found.relaxed.includes(kind));
  const wishes = found.understood.flatMap(({ kind, text }) =>
    isRemovable(kind) && !found.relaxed.includes(kind) ? [{ kind, text }] : [],
  );
  return {
    ...view,
    ...(mended !== undefined && { mended }),
    ...(relaxed.length > 0 && { relaxed: relaxed.map(({ text }) => text).join(', ') }),
    ...(wishes.length > 0 && { wishes }),
  };
}

function nothingFound(voice: Voice, view: View): Message {
  return { html: voice.say('search.nothing', { query: view.query }), buttons: managerButtons(voice, view) };
}
