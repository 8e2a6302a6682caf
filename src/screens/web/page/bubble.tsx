import { useState } from 'react';
import type { WorldMessage } from '../../../operations/world.ts';
import { hueStyle } from './avatar.tsx';
import { ButtonRows } from './button-rows.tsx';
import { Icon } from './icons.tsx';
import { useLog } from './log-context.ts';
import type { LogItem } from './message-items.ts';
import { RichText } from './rich-text.tsx';
import { clockOf } from './times.ts';
import { useWords } from './words/use-words.ts';

type Item = LogItem & { readonly kind: 'messages' };

/** One message, or one album, as a messenger shows it. */
export function Bubble({ messages, isJoined, answered }: Item) {
  const log = useLog();
  const [first] = messages;
  const isMine = first.from === 'customer' && !log.isGroup;
  const rows = messages.flatMap((one) => one.buttons);
  const reading = messages.map(({ messageId }) => log.rereadings[messageId]).find(Boolean);
  const isSelected = messages.some(({ messageId }) => messageId === log.selected);
  const names = [
    'message',
    isMine ? 'mine' : 'theirs',
    isJoined ? 'joined' : '',
    isSelected ? 'selected' : '',
  ];
  return (
    <div className={names.filter(Boolean).join(' ')}>
      <div className="bubble" data-edited={first.editedAt}>
        {log.isGroup && !isJoined && (
          <p className="author" style={hueStyle(first.author)}>
            {first.author}
          </p>
        )}
        {answered && <Quote {...answered} />}
        <Photos messages={messages} />
        <Body messages={messages} />
        {log.onReply && <ReplyButton message={first} />}
      </div>
      {reading && <Rereading {...reading} />}
      {rows.length > 0 && <ButtonRows message={first} />}
    </div>
  );
}

function Body({ messages }: Pick<Item, 'messages'>) {
  const { t } = useWords();
  const log = useLog();
  const spoken = messages.find(({ text }) => text !== '') ?? messages[0];
  const { shared } = spoken;
  const follows = { onLink: log.onLink, ...(log.onCommand && { onCommand: log.onCommand }) };
  return (
    <div className="text">
      {shared?.kind === 'contact' && (
        <span className="shared">
          <Icon name="phone" />
          <span>
            <b>{shared.name}</b>
            <br />
            {shared.phone}
          </span>
        </span>
      )}
      {shared?.kind === 'location' && (
        <span className="shared">
          <Icon name="pin" />
          <span>
            <b>{t('location')}</b>
            <br />
            {shared.latitude.toFixed(4)}, {shared.longitude.toFixed(4)}
          </span>
        </span>
      )}
      <RichText html={spoken.html} text={spoken.text} {...follows} />
      <TimeMark message={messages.at(-1) ?? spoken} />
    </div>
  );
}

/** When it was said; a press tells where it comes from. */
function TimeMark({ message }: { readonly message: WorldMessage }) {
  const { t, language } = useWords();
  const { onInspect } = useLog();
  const clock = clockOf(message.at, language);
  const full = new Date(message.editedAt ?? message.at).toLocaleString(language);
  return (
    <button
      type="button"
      className="time"
      tabIndex={-1}
      title={`${full}. ${t('details')}`}
      aria-label={`${clock}. ${t('details')}`}
      onClick={() => onInspect(message)}
    >
      {message.editedAt !== undefined && `${t('edited')} `}
      <time dateTime={new Date(message.at).toISOString()}>{clock}</time>
    </button>
  );
}

/** The beginning of the message that is answered. */
function Quote({ author, text }: WorldMessage) {
  return (
    <p className="quote" style={hueStyle(author)}>
      <b>{author}</b> {text.replaceAll('\n', ' ').slice(0, 80)}
    </p>
  );
}

function Photos({ messages }: Pick<Item, 'messages'>) {
  const photos = messages.flatMap(({ messageId, photo }) => (photo ? [{ messageId, ...photo }] : []));
  if (photos.length === 0) return null;
  return (
    <div className={photos.length > 1 ? 'photos album' : 'photos'} data-count={photos.length}>
      {photos.map(({ messageId, fileId }) => (
        <Photo key={messageId} fileId={fileId} />
      ))}
    </div>
  );
}

function Photo({ fileId }: { readonly fileId: string }) {
  const { t } = useWords();
  const [isMissing, setMissing] = useState(false);
  const source = `/dev/file/${encodeURIComponent(fileId)}`;
  if (isMissing) return <p className="photo missing">{t('noPhoto')}</p>;
  return (
    <a className="photo" href={source} target="_blank" rel="noopener noreferrer">
      <img src={source} alt={t('photo')} onError={() => setMissing(true)} />
    </a>
  );
}

/** What the live release would say in its place. */
function Rereading({ release, html }: { readonly release: string; readonly html: string }) {
  const { t } = useWords();
  const log = useLog();
  return (
    <div className="rereading" key={release}>
      <p className="rereading-title">
        {t('nowReads')} <b>{release}</b>
      </p>
      <div className="text">
        <RichText html={html} text="" onLink={log.onLink} />
      </div>
    </div>
  );
}

function ReplyButton({ message }: { readonly message: WorldMessage }) {
  const { t } = useWords();
  const { onReply } = useLog();
  return (
    <button
      type="button"
      className="reply"
      title={t('replyHere')}
      aria-label={t('replyHere')}
      onClick={() => onReply?.(message)}
    >
      <Icon name="reply" />
    </button>
  );
}
