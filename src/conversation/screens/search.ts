import { shortId } from '../../base/digest.ts';
import { idOf, type ViewId } from '../../base/ids.ts';
import type { SearchResult } from '../../catalog/reader.ts';
import type { Message } from '../../ports/messenger.ts';
import type { Effect, View } from '../effect.ts';
import { mendedQuery } from '../mended-query.ts';
import { clip, type Voice } from '../texts.ts';
import { managerButtons, resultsPage } from './results.ts';

/** Longer messages are searched by their beginning: nobody types that much, and pasted text drowns the words. */
export const mostQueryLength = 200;
/** Products that a list can be paged through. */
const mostResults = 50;

/** Free text: search, and show what was found, or a way on. */
export function search(voice: Voice, chat: string, text: string, key: string): readonly Effect[] {
  const query = clip(text, mostQueryLength);
  const found = voice.city.catalog.search({
    text: query,
    limit: mostResults,
    synonyms: voice.city.synonyms,
    pins: voice.city.pins,
  });
  if (!found.hadWords) return [{ kind: 'send', chat, message: { html: voice.say('search.empty', {}) } }];
  const view = viewOf(found, query, key);
  const message = resultsPage(voice, view, 1) ?? nothingFound(voice, view);
  return [
    { kind: 'keep-view', view },
    { kind: 'send', chat, message },
    { kind: 'record', name: 'search', data: { query, match: found.match, total: found.total } },
  ];
}

function viewOf(found: SearchResult, query: string, key: string): View {
  const id = idOf<ViewId>(shortId('view', key));
  const { match, total, products, others } = found;
  const shown = match === 'nothing' ? others : products;
  const view = { id, query, match, total, refs: shown.map(({ ref }) => ref) };
  // The text for nothing found says all that there is to say.
  if (match === 'nothing') return view;
  const mended = mendedQuery(query, found.mended);
  const relaxed = found.understood
    .filter(({ kind }) => found.relaxed.includes(kind))
    .map(({ text }) => text)
    .join(', ');
  return { ...view, ...(mended !== undefined && { mended }), ...(relaxed !== '' && { relaxed }) };
}

function nothingFound(voice: Voice, view: View): Message {
  return { html: voice.say('search.nothing', { query: view.query }), buttons: managerButtons(voice, view) };
}
