import { useEffect, useRef, useState } from 'react';
import type { WorldDeal } from '../../../operations/world.ts';
import type { DevCity, DevState } from '../dev-world.ts';
import { DealCard } from './deal-card.tsx';
import { useNotices } from './notices.tsx';
import { post } from './server.ts';
import { useLift } from './use-lift.ts';
import { useWords } from './words/use-words.ts';

type Stage = WorldDeal['stages'][number];

/** The portal's board: deals of a city by their stage. A card is moved by the mouse, or by the keyboard. */
export function Board({ state, city }: { readonly state: DevState; readonly city: DevCity }) {
  const { t } = useWords();
  const board = useRef<HTMLDivElement>(null);
  const deals = state.deals.filter((deal) => deal.city === city.id);
  const { moved, move } = useMoves(state.deals);
  // The funnel of the newest deal: a city has one.
  const stages = deals.at(-1)?.stages ?? [];
  const { held, said, onKey, onLeave } = useLift({ board, stages, onMove: move });
  const stageOf = (deal: WorldDeal) =>
    held?.deal === deal.id ? held.stage : (moved.get(deal.id) ?? deal.stage);
  return (
    <section className="panel deals" aria-labelledby="deals-title">
      <header className="panel-head">
        <h2 id="deals-title">{t('deals')}</h2>
        {deals.length > 0 && <span className="count">{deals.length}</span>}
      </header>
      <p className="unseen" id="board-help">
        {t('boardHelp')}
      </p>
      <p className="unseen" role="status" aria-live="assertive">
        {said}
      </p>
      {deals.length === 0 && <p className="empty">{t('noDeals')}</p>}
      <div className="board" ref={board}>
        {stages.map((stage) => (
          <Column
            key={stage.id}
            stage={stage}
            onDrop={(id) =>
              move(
                deals.find((deal) => deal.id === id),
                stage.id,
              )
            }
          >
            {deals
              .filter((deal) => stageOf(deal) === stage.id)
              .toSorted((one, other) => other.createdAt - one.createdAt)
              .map((deal) => (
                <DealCard
                  key={deal.id}
                  deal={deal}
                  stage={stageOf(deal)}
                  isLifted={held?.deal === deal.id}
                  onKey={(event) => onKey(event, deal, stageOf(deal))}
                  onMove={(to) => move(deal, to)}
                  onLeave={() => onLeave(deal.id)}
                />
              ))}
          </Column>
        ))}
      </div>
    </section>
  );
}

interface ColumnProps {
  readonly stage: Stage;
  readonly onDrop: (deal: string) => void;
  readonly children: readonly React.ReactNode[];
}

function Column({ stage, onDrop, children }: ColumnProps) {
  const [isOver, setOver] = useState(false);
  return (
    <section
      className="column"
      aria-label={stage.name}
      data-stage={stage.id}
      data-end={stage.end}
      data-over={isOver || undefined}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        onDrop(event.dataTransfer.getData('text/plain'));
      }}
    >
      <h3>
        {stage.name} {children.length > 0 && <span className="count">{children.length}</span>}
      </h3>
      <div className="cards">{children}</div>
    </section>
  );
}

/** A card stands where it was put until the portal says where it is. */
function useMoves(deals: readonly WorldDeal[]) {
  const { attempt } = useNotices();
  const [moved, setMoved] = useState<ReadonlyMap<string, string>>(new Map());
  useEffect(() => setMoved(new Map()), [deals]);
  const move = (deal: WorldDeal | undefined, stage: string) => {
    if (!deal || deal.stage === stage) return;
    setMoved((before) => new Map([...before, [deal.id, stage]]));
    void attempt(() => post('/dev/stage', { deal: deal.id, stage })).then((isDone) => {
      if (!isDone) setMoved(new Map());
    });
  };
  return { moved, move };
}
