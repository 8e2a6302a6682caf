import { type KeyboardEvent, type ReactNode, useRef } from 'react';
import type { WorldMessage } from '../../../operations/world.ts';
import { Bubble } from './bubble.tsx';
import { useFollowEnd } from './follow-end.ts';
import { Icon } from './icons.tsx';
import { type LogContext, LogContextOf } from './log-context.ts';
import { itemsOf } from './message-items.ts';
import { dayTextOf } from './times.ts';
import { useWords } from './words/use-words.ts';

interface MessageLogProps {
  /** Names what is shown: another one begins at its end. */
  readonly name: string;
  readonly label: string;
  readonly messages: readonly WorldMessage[];
  readonly context: LogContext;
  readonly before?: ReactNode;
  readonly after?: ReactNode;
}

/** A conversation. Arrows go from message to message, Enter tells where one comes from. */
export function MessageLog({ name, label, messages, context, before, after }: MessageLogProps) {
  const speech = useWords();
  const log = useRef<HTMLDivElement>(null);
  const { isAway, toEnd } = useFollowEnd(log, name);
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const item = event.target instanceof HTMLElement ? event.target.closest('li') : null;
    if (!item || event.target !== item) return;
    if (event.key === 'ArrowUp' || event.key === 'ArrowDown') {
      event.preventDefault();
      neighbour(item, event.key === 'ArrowUp')?.focus();
    } else if (event.key === 'Enter') {
      // It would go on to press what gets the focus.
      event.preventDefault();
      item.querySelector<HTMLElement>('.time')?.click();
    }
  };
  const items = itemsOf(messages);
  const lastKey = items.at(-1)?.key;
  return (
    <LogContextOf value={context}>
      <div className="log-frame">
        <div className="log" ref={log} role="log" aria-label={label}>
          <div className="log-content">
            {before}
            <ol className="messages" onKeyDown={onKeyDown}>
              {items.map((item) =>
                item.kind === 'day' ? (
                  <li className="day" key={item.key}>
                    <span>{dayTextOf(item.at, speech)}</span>
                  </li>
                ) : (
                  <li
                    className="item"
                    key={item.key}
                    data-message={item.messages[0].messageId}
                    tabIndex={item.key === lastKey ? 0 : -1}
                  >
                    <Bubble {...item} />
                  </li>
                ),
              )}
            </ol>
            {after}
          </div>
        </div>
        {isAway && (
          <button
            type="button"
            className="to-end"
            aria-label={speech.t('toEnd')}
            title={speech.t('toEnd')}
            onClick={toEnd}
          >
            <Icon name="down" />
          </button>
        )}
      </div>
    </LogContextOf>
  );
}

function neighbour(item: Element, isBefore: boolean): HTMLElement | undefined {
  const all = [...(item.parentElement?.querySelectorAll<HTMLElement>('li.item') ?? [])];
  return all[all.findIndex((one) => one === item) + (isBefore ? -1 : 1)];
}
