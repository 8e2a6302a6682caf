import type { SourceText } from '../diagnostics/source-text.ts';
import { sharedLayer } from './origin.ts';

/**
 * Understands a file of `_shared` once and not for each city that it lies under, until its text changes. Answers must
 * follow from the file alone: what else is given must be the same whenever the path is.
 */
export function onceIfShared<Given extends readonly unknown[], Answer>(
  understand: (source: SourceText, ...given: Given) => Answer,
): (source: SourceText, ...given: Given) => Answer {
  const known = new Map<string, { readonly text: string; readonly answer: Answer }>();
  return (source, ...given) => {
    if (!source.file.startsWith(`cities/${sharedLayer}/`)) return understand(source, ...given);
    const before = known.get(source.file);
    if (before?.text === source.text) return before.answer;
    const answer = understand(source, ...given);
    known.set(source.file, { text: source.text, answer });
    return answer;
  };
}
