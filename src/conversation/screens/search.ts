import { shortId } from '../../base/digest.ts';
import { idOf, type ViewId } from '../../base/ids.ts';
import type { Button } from '../../ports/messenger.ts';
import { formatButton } from '../button-data.ts';
import type { Effect, View } from '../effect.ts';
import { clip, type Voice } from '../texts.ts';
import { resultsPage } from './results.ts';

/** Longer messages are searched by their beginning: nobody types that much, and pasted text drowns the words. */
const mostQueryLength = 200;
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
  const view: View = {
    id: idOf<ViewId>(shortId('view', key)),
    query,
    match: found.match,
    total: found.total,
    refs: found.products.map(({ ref }) => ref),
  };
  const message = resultsPage(voice, view, 1) ?? nothingFound(voice, view);
  return [
    { kind: 'keep-view', view },
    { kind: 'send', chat, message },
    { kind: 'record', name: 'search', data: { query, match: found.match, total: found.total } },
  ];
}

function nothingFound(
  { city, say }: Voice,
  view: View,
): { readonly html: string; readonly buttons?: readonly (readonly Button[])[] } {
  const html = say('search.nothing', { query: view.query });
  if (!city.settings.manager) return { html };
  const data = formatButton({ action: 'help-me-choose', view: view.id });
  return { html, buttons: [[{ kind: 'press', text: say('buttons.manager', {}), data }]] };
}
