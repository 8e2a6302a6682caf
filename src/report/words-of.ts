import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Language } from '../diagnostics/words/languages.ts';
import { wordsIn } from '../diagnostics/words/words-in.ts';

/** What a diagnostic says with its values; `hint` is empty when the message says it all. */
export interface Told {
  readonly message: string;
  readonly hint: string;
}

/** The one place where codes become words. */
export function wordsOf({ code, values }: Diagnostic, language: Language): Told {
  const words = wordsIn[language][code];
  return { message: words.message(values), hint: words.hint?.(values) ?? '' };
}
