import type { Language } from '../diagnostics/words/languages.ts';
import type { Style } from './style.ts';

/** How a report speaks: its language, colours and columns. */
export interface Voice {
  readonly language: Language;
  readonly style: Style;
  /** Columns of the terminal. */
  readonly width: number;
}
