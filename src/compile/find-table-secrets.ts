import { findSecrets, maskSecrets } from '../base/mask-secrets.ts';
import type { Place } from '../diagnostics/diagnostic.ts';

/** A longer line is not kept whole: no secret is. */
const longestLine = 4096;

/** Finds what looks like a secret in a text that comes in pieces, wherever the pieces are cut. */
export class TableSecrets {
  readonly #file: string;
  /** The last line so far, or its end. */
  #carry = '';
  #isCarryCut = false;
  #line = 1;

  constructor(file: string) {
    this.#file = file;
  }

  feed(text: string): readonly Place[] {
    return this.#scan(text, false);
  }

  end(): readonly Place[] {
    return this.#scan('', true);
  }

  #scan(piece: string, isEnd: boolean): readonly Place[] {
    const text = this.#carry + piece;
    const scanned = this.#carry.length;
    // What touches the end may go on in the next piece: it is told then.
    const places = findSecrets(text)
      .filter(({ end }) => (end >= scanned || isEnd) && (end < text.length || isEnd))
      .map(({ start }) => this.#placeOf(text, start));
    this.#keepLastLine(text);
    return places;
  }

  #placeOf(text: string, start: number): Place {
    const before = text.slice(0, start).split('\n');
    const line = this.#line + before.length - 1;
    const lineStart = start - (before.at(-1)?.length ?? 0);
    if (lineStart === 0 && this.#isCarryCut) return { file: this.#file, line };
    const rest = text.slice(lineStart, lineStart + longestLine);
    const shown = maskSecrets(rest.slice(0, rest.search(/\r?\n|$/)));
    return { file: this.#file, line, column: start - lineStart + 1, length: 0, text: shown };
  }

  #keepLastLine(text: string): void {
    const lineStart = text.lastIndexOf('\n') + 1;
    for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) this.#line += 1;
    if (lineStart > 0) this.#isCarryCut = false;
    const from = Math.max(lineStart, text.length - longestLine);
    if (from > lineStart) this.#isCarryCut = true;
    this.#carry = text.slice(from);
  }
}
