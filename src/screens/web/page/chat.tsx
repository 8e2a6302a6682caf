import { useEffect, useRef, useState } from 'react';
import type { WorldMessage } from '../../../operations/world.ts';
import type { DevCity, DevCustomer, DevState } from '../dev-world.ts';
import { Avatar } from './avatar.tsx';
import { choose } from './chosen.ts';
import { Composer } from './composer.tsx';
import { Diagnostics } from './diagnostics.tsx';
import { FaultBar } from './faults.tsx';
import { Icon } from './icons.tsx';
import type { LogContext } from './log-context.ts';
import { MessageLog } from './message-log.tsx';
import { PastTalk } from './past-talk.tsx';
import { Record } from './record.tsx';
import type { Presses } from './use-presses.ts';
import type { Talk } from './use-talk.ts';
import { useWords } from './words/use-words.ts';

export interface ChatProps {
  readonly state: DevState;
  readonly city: DevCity;
  readonly customer: DevCustomer;
  readonly talk: Talk;
  readonly presses: Presses;
  readonly isConnected: boolean;
  /** What a deep link brought along. */
  readonly start: string | undefined;
  readonly selected: number | undefined;
  readonly onInspect: (message: WorldMessage) => void;
  readonly onLink: (address: string) => boolean;
  readonly onEarlier: () => void;
}

/** A customer's conversation with the bot of a city. */
export function Chat(props: ChatProps) {
  const { t } = useWords();
  const { state, city, customer, talk, presses, isConnected, selected, onInspect, onLink } = props;
  const { chat } = state;
  const context: LogContext = {
    isGroup: false,
    isBusy: presses.isBusy,
    onPress: (messageId, data) => presses.press(customer.id, messageId, data),
    onCommand: (command) => void talk.say(command),
    onInspect,
    onLink,
    selected,
    rereadings: chat.rereadings,
  };
  return (
    <main className="chat">
      <ChatHead city={city} customer={customer} typingMs={chat.typingMs} />
      {!isConnected && (
        <p className="offline" role="status">
          {t('offline')}
        </p>
      )}
      <Diagnostics diagnostics={state.diagnostics} root={state.root} />
      {city.problem !== undefined && <p className="problem">{city.problem}</p>}
      <FaultBar state={state} city={city} customer={customer} />
      <MessageLog
        name={`${city.id}/${customer.id}`}
        label={t('messages')}
        messages={chat.messages}
        context={context}
        before={<Before {...props} />}
        after={chat.messages.length === 0 && <Empty talk={talk} start={props.start} />}
      />
      <Bottom {...props} />
    </main>
  );
}

function ChatHead({
  city,
  customer,
  typingMs,
}: {
  readonly city: DevCity;
  readonly customer: DevCustomer;
  readonly typingMs: number;
}) {
  const { t } = useWords();
  const isTyping = useTyping(typingMs);
  return (
    <header className="chat-head">
      <button
        type="button"
        className="tool back"
        aria-label={t('customers')}
        onClick={() => choose({ pane: 'customers' })}
      >
        <Icon name="back" />
      </button>
      <Avatar name={city.name} id={city.id} />
      <div className="chat-title">
        <h1>{city.name}</h1>
        <p aria-live="polite">
          {isTyping ? (
            <span className="typing">{t('typing')}</span>
          ) : (
            <>
              <span className="release" key={city.release}>
                {city.release || t('noRelease')}
              </span>{' '}
              · @{city.username}
            </>
          )}
        </p>
      </div>
      <Record city={city} customer={customer} />
      <span className="writing-as">
        {customer.name} · {customer.language}
      </span>
    </header>
  );
}

/** The server says for how long; then it is over, unless it says so again. */
function useTyping(typingMs: number): boolean {
  const [isTyping, setTyping] = useState(false);
  useEffect(() => {
    setTyping(typingMs > 0);
    if (typingMs <= 0) return;
    const timer = setTimeout(() => setTyping(false), typingMs);
    return () => clearTimeout(timer);
  }, [typingMs]);
  return isTyping;
}

function Before({ state, city, customer, onEarlier }: ChatProps) {
  const { t } = useWords();
  return (
    <>
      <PastTalk city={city.id} customer={customer.id} since={state.since} />
      {state.chat.earlier > 0 && (
        <button type="button" className="earlier" onClick={onEarlier}>
          {t('earlier')} ({state.chat.earlier})
        </button>
      )}
    </>
  );
}

function Empty({ talk, start }: { readonly talk: Talk; readonly start: string | undefined }) {
  const { t } = useWords();
  if (start !== undefined) return null;
  return (
    <div className="empty">
      <p>{t('emptyChat')}</p>
      <button type="button" className="main" onClick={() => void talk.say('/start')}>
        /start
      </button>
    </div>
  );
}

function Bottom({ state, city, customer, talk, start }: ChatProps) {
  const { t } = useWords();
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (start !== undefined) button.current?.focus();
  }, [start]);
  if (customer.isBlocked) {
    return (
      <div className="instead">
        <span>{t('blockedComposer')}</span>
        <button type="button" className="main" onClick={() => void talk.setBlocked(false)}>
          {t('unblock')}
        </button>
      </div>
    );
  }
  if (start !== undefined) {
    return (
      <div className="instead">
        <span>
          {t('startWith')} <code>{start}</code>
        </span>
        <button ref={button} type="button" className="main" onClick={() => void talk.say(`/start ${start}`)}>
          {t('start')}
        </button>
      </div>
    );
  }
  return (
    <Composer
      key={`${city.id}/${customer.id}`}
      chat={state.chat}
      city={city}
      customer={customer}
      talk={talk}
    />
  );
}
