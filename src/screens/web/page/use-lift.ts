import { type KeyboardEvent, type RefObject, useLayoutEffect, useState } from 'react';
import type { WorldDeal } from '../../../operations/world.ts';
import { useWords } from './words/use-words.ts';

/** A card in somebody's hand, over a stage. */
interface Held {
  readonly deal: string;
  readonly stage: string;
}

interface LiftOptions {
  readonly board: RefObject<HTMLElement | null>;
  readonly stages: WorldDeal['stages'];
  readonly onMove: (deal: WorldDeal, stage: string) => void;
}

/**
 * The keyboard of a board. Arrows go from card to card. Space lifts the card that has the focus, arrows carry it from stage
 * to stage, Space drops it, Esc takes it back; `said` tells that to who does not see it.
 */
export function useLift({ board, stages, onMove }: LiftOptions) {
  const { t } = useWords();
  const [held, setHeld] = useState<Held>();
  const [said, setSaid] = useState('');
  /** The card that was let go. */
  const [put, setPut] = useState<Pick<Held, 'deal'>>();
  // In another column it is made anew, and has lost the focus.
  useLayoutEffect(() => {
    if (put) board.current?.querySelector<HTMLElement>(`[data-deal="${put.deal}"]`)?.focus();
  }, [put, board]);
  const tell = (what: string, deal: WorldDeal, stage: string) =>
    setSaid(`${what} ${deal.title} · ${stages.find(({ id }) => id === stage)?.name ?? ''}`);

  const carry = (deal: WorldDeal, stage: string, step: number) => {
    const next = stages[stages.findIndex(({ id }) => id === stage) + step];
    if (!next || step === 0) return;
    setHeld({ deal: deal.id, stage: next.id });
    tell(t('over'), deal, next.id);
  };
  const withHeld = (key: string, deal: WorldDeal, stage: string) => {
    if (!isTaking(key) && key !== 'Escape') return carry(deal, stage, stepOf(key));
    setHeld(undefined);
    tell(t(key === 'Escape' ? 'returned' : 'dropped'), deal, key === 'Escape' ? deal.stage : stage);
    if (key !== 'Escape') onMove(deal, stage);
    setPut({ deal: deal.id });
  };
  const onKey = (event: KeyboardEvent, deal: WorldDeal, stage: string) => {
    const isHeld = held?.deal === deal.id;
    const { key } = event;
    if (!isTaking(key) && !key.startsWith('Arrow') && !(isHeld && key === 'Escape')) return;
    event.preventDefault();
    // Esc puts the card back, and closes nothing else.
    event.stopPropagation();
    if (isHeld) return withHeld(key, deal, held.stage);
    if (!isTaking(key)) return cardBeside(board.current, event)?.focus();
    setHeld({ deal: deal.id, stage });
    tell(t('lifted'), deal, stage);
  };
  /** A card that changes its column is made anew there, and takes the focus along; else it is put back. */
  const onLeave = (deal: string) =>
    setHeld((before) =>
      before?.deal === deal && !board.current?.contains(document.activeElement) ? undefined : before,
    );
  return { held, said, onKey, onLeave };
}

function isTaking(key: string): boolean {
  return key === ' ' || key === 'Enter';
}

function stepOf(key: string): number {
  if (key === 'ArrowRight') return 1;
  return key === 'ArrowLeft' ? -1 : 0;
}

/** The next card of the column, or the first one of the next column that has any. */
function cardBeside(board: HTMLElement | null, { key, target }: KeyboardEvent): HTMLElement | undefined {
  if (!board || !(target instanceof HTMLElement)) return undefined;
  const columns = [...board.querySelectorAll('.column')]
    .map((column) => [...column.querySelectorAll<HTMLElement>('.deal')])
    .filter((cards) => cards.length > 0);
  const at = columns.findIndex((cards) => cards.includes(target));
  const row = columns[at]?.indexOf(target) ?? -1;
  if (key === 'ArrowDown') return columns[at]?.[row + 1];
  if (key === 'ArrowUp') return columns[at]?.[row - 1];
  const beside = columns[at + (key === 'ArrowRight' ? 1 : -1)];
  return beside?.[Math.min(row, beside.length - 1)];
}
