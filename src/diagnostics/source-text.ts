import { maskSecrets } from '../base/mask-secrets.ts';
import type { Place } from './diagnostic.ts';

/** A file's text, which can tell the line and column of an offset. */
export class SourceText {
  readonly file: string;
  readonly text: string;
  readonly #lineStarts: readonly number[];

  /** `file` is the path from the platform's root. */
  constructor(file: string, text: string) {
    this.file = file;
    this.text = text;
    const starts = [0];
    for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
    this.#lineStarts = starts;
  }

  /** The place of the text between two offsets; a span over several lines is cut at the end of its first. */
  place(start: number, end: number = start): Place {
    const line = this.#lineOf(start);
    const lineStart = this.#lineStarts[line] ?? 0;
    const lineEnd = (this.#lineStarts[line + 1] ?? this.text.length + 1) - 1;
    const text = this.text.slice(lineStart, lineEnd).replace(/\r$/, '');
    return {
      file: this.file,
      line: line + 1,
      column: start - lineStart + 1,
      length: Math.max(0, Math.min(end, lineEnd) - start),
      text: maskSecrets(text),
    };
  }

  /** The file as a whole. */
  whole(): Place {
    return { file: this.file };
  }

  #lineOf(offset: number): number {
    let low = 0;
    let high = this.#lineStarts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.#lineStarts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  }
}
