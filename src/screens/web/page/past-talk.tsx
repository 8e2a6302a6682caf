import { useEffect, useState } from 'react';
import type { PastMessage } from '../../../operations/past-talk.ts';
import { RichText } from './rich-text.tsx';
import { get } from './server.ts';
import { clockOf, dayTextOf } from './times.ts';
import { useWords } from './words/use-words.ts';

interface PastTalkProps {
  readonly city: string;
  readonly customer: number;
  /** When the server started: another start, another past. */
  readonly since: number;
}

/** What was said before the server was started: to read, since the emulated Telegram has forgotten it. */
export function PastTalk({ city, customer, since }: PastTalkProps) {
  const speech = useWords();
  const [past, setPast] = useState<readonly PastMessage[]>([]);
  useEffect(() => {
    let isWanted = true;
    setPast([]);
    get<readonly PastMessage[]>('/dev/past', { city, customer }).then(
      (read) => isWanted && setPast(read),
      // It is read again with the next connection.
      () => undefined,
    );
    return () => {
      isWanted = false;
    };
  }, [city, customer, since]);
  if (past.length === 0) return null;
  return (
    <section className="past" aria-label={speech.t('past')}>
      <ol className="messages">
        {past.map(({ key, from, at, text, html }) => (
          <li key={key}>
            <div className={from === 'customer' ? 'message mine' : 'message theirs'}>
              <div className="bubble">
                <div className="text">
                  <RichText html={html} text={text} onLink={nowhere} />
                  <time className="time" dateTime={new Date(at).toISOString()} title={dayTextOf(at, speech)}>
                    {clockOf(at, speech.language)}
                  </time>
                </div>
              </div>
            </div>
          </li>
        ))}
      </ol>
      <p className="past-end">{speech.t('past')}</p>
    </section>
  );
}

/** What is over is followed nowhere in the page; the browser opens it. */
function nowhere(): boolean {
  return false;
}
