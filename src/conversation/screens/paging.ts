import type { Button } from '../../ports/messenger.ts';
import type { Voice } from '../texts.ts';

/** "Back" and "more" in one row, as far as there are pages there. Pages count from 1. */
export function turningButtons(
  { say }: Voice,
  page: number,
  pages: number,
  dataOf: (page: number) => string,
): readonly (readonly Button[])[] {
  const row: readonly Button[] = [
    ...(page > 1
      ? [{ kind: 'press' as const, text: say('buttons.previous', {}), data: dataOf(page - 1) }]
      : []),
    ...(page < pages
      ? [{ kind: 'press' as const, text: say('buttons.next', {}), data: dataOf(page + 1) }]
      : []),
  ];
  return row.length > 0 ? [row] : [];
}

/** Two buttons in a row. */
export function inPairs(buttons: readonly Button[]): readonly (readonly Button[])[] {
  return Array.from({ length: Math.ceil(buttons.length / 2) }, (_, row) =>
    buttons.slice(row * 2, row * 2 + 2),
  );
}
