import { useEffect, useState } from 'react';
import { keep, kept } from './kept.ts';

/** What is written and not sent, of each chat of its own; it outlives a reload of the tab and a restart of the server. */
export function useDraft(chat: string): readonly [string, (text: string) => void] {
  const name = `draft ${chat}`;
  const [draft, setDraft] = useState({ name, text: kept('tab', name) ?? '' });
  useEffect(() => setDraft({ name, text: kept('tab', name) ?? '' }), [name]);
  const change = (text: string) => {
    keep('tab', name, text);
    setDraft({ name, text });
  };
  return [draft.name === name ? draft.text : (kept('tab', name) ?? ''), change];
}
