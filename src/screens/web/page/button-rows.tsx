import { useState } from 'react';
import type { WorldButton, WorldMessage } from '../../../operations/world.ts';
import { useLog } from './log-context.ts';
import { useNotices } from './notices.tsx';
import { isSafeAddress } from './rich-text.tsx';
import { useWords } from './words/use-words.ts';

/** The inline keyboard under a message. */
export function ButtonRows({ message }: { readonly message: WorldMessage }) {
  return (
    <div className="keyboard">
      {message.buttons.map((row, at) => (
        <div className="row" key={`${at} of ${message.buttons.length}`}>
          {row.map((button) => (
            <InlineButton key={button.text} message={message} button={button} />
          ))}
        </div>
      ))}
    </div>
  );
}

function InlineButton({ message, button }: { readonly message: WorldMessage; readonly button: WorldButton }) {
  const { onPress, isBusy } = useLog();
  if ('url' in button) return <LinkButton {...button} />;
  if ('copy' in button) return <CopyButton {...button} />;
  const isWaiting = isBusy(message.messageId, button.data);
  return (
    <button
      type="button"
      className={isWaiting ? 'busy' : ''}
      aria-busy={isWaiting}
      data-style={button.style}
      onClick={() => onPress(message.messageId, button.data)}
    >
      {button.text}
    </button>
  );
}

function LinkButton({ text, url }: { readonly text: string; readonly url: string }) {
  const { onLink } = useLog();
  if (!isSafeAddress(url)) {
    return (
      <button type="button" disabled>
        {text}
      </button>
    );
  }
  return (
    <a
      href={url}
      target="_blank"
      rel="noopener noreferrer"
      className="outside"
      onClick={(event) => {
        if (onLink(url)) event.preventDefault();
      }}
    >
      {text}
    </a>
  );
}

const copiedMs = 1500;

function CopyButton({ text, copy }: { readonly text: string; readonly copy: string }) {
  const { t } = useWords();
  const { attempt } = useNotices();
  const [isCopied, setCopied] = useState(false);
  const onClick = () =>
    void attempt(async () => {
      await navigator.clipboard.writeText(copy);
      setCopied(true);
      setTimeout(() => setCopied(false), copiedMs);
    });
  return (
    <button type="button" className="copies" title={copy} onClick={onClick}>
      {isCopied ? t('copied') : text}
    </button>
  );
}
