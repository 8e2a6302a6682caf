import type { Language } from '../diagnostics/words/languages.ts';
import type { Style } from './style.ts';

/** How a report speaks: its language, colours and columns. */
export interface Voice {
  readonly language: Language;
  readonly style: Style;
  /** Columns of the terminal; 80 where there is none. */
  readonly width: number;
  /** Whether sentences are cut at `width`, as for a person; scripts read one line a diagnostic. */
  readonly wraps: boolean;
}
