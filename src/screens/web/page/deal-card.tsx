import { type KeyboardEvent, useLayoutEffect, useRef } from 'react';
import type { WorldDeal } from '../../../operations/world.ts';
import { clockOf } from './times.ts';
import { useWords } from './words/use-words.ts';

interface DealCardProps {
  readonly deal: WorldDeal;
  /** Where it is shown. */
  readonly stage: string;
  readonly isLifted: boolean;
  readonly onKey: (event: KeyboardEvent) => void;
  readonly onMove: (stage: string) => void;
  /** The focus went elsewhere. */
  readonly onLeave: () => void;
}

/** A deal on the board. */
export function DealCard({ deal, stage, isLifted, onKey, onMove, onLeave }: DealCardProps) {
  const { t, language } = useWords();
  const card = useRef<HTMLDivElement>(null);
  // In its new column it is another element.
  useLayoutEffect(() => {
    if (isLifted) card.current?.focus();
  }, [isLifted]);
  return (
    <article className="deal-frame">
      <div
        ref={card}
        className="deal"
        role="button"
        tabIndex={0}
        aria-pressed={isLifted}
        aria-describedby="board-help"
        data-deal={deal.id}
        draggable
        onDragStart={(event) => event.dataTransfer.setData('text/plain', deal.id)}
        onKeyDown={onKey}
        onBlur={onLeave}
      >
        <span className="deal-title">{deal.title}</span>
        <span className="deal-facts">
          № {deal.id} · <time>{clockOf(deal.createdAt, language)}</time>
        </span>
      </div>
      <select
        aria-label={`${t('stage')}: ${deal.title}`}
        value={stage}
        onChange={(event) => onMove(event.target.value)}
      >
        {deal.stages.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
    </article>
  );
}
