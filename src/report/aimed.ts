import { toTarget } from '../base/to-target.ts';

/** Where a hint is meant, and what its placeholders stand for where that is known. */
export interface Aim {
  readonly target: string;
  readonly city?: string | undefined;
  /** Of a variable in `.env`. */
  readonly name?: string | undefined;
}

/** A hint whose commands can be copied: `{to}` becomes the target, `CITY` and `NAME` what they stand for. */
export function aimed(hint: string, { target, city, name }: Aim): string {
  return hint
    .replaceAll('{to}', () => toTarget(target))
    .replaceAll(/CITY|ГОРОД/g, (word) => city ?? word)
    .replaceAll(/NAME|ИМЯ/g, (word) => name ?? word);
}
