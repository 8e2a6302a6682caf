import { type FormEvent, type KeyboardEvent, type ReactNode, type RefObject, useLayoutEffect } from 'react';
import { Icon } from './icons.tsx';
import { useWords } from './words/use-words.ts';

interface TextFieldProps {
  readonly field: RefObject<HTMLTextAreaElement | null>;
  readonly label: string;
  readonly text: string;
  readonly onChange: (text: string) => void;
  readonly onSend: () => void;
  /** `true`: the key was taken. */
  readonly onKey?: (event: KeyboardEvent<HTMLTextAreaElement>) => boolean;
  readonly children?: ReactNode;
}

/** Where one writes: grows with the text, sends by Enter or its button. */
export function TextField({ field, label, text, onChange, onSend, onKey, children }: TextFieldProps) {
  const { t } = useWords();
  // The height follows from the text.
  useLayoutEffect(() => {
    const element = field.current;
    if (!element) return;
    element.style.height = 'auto';
    element.style.height = `${element.scrollHeight + element.offsetHeight - element.clientHeight}px`;
  }, [field, text]);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onSend();
  };
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (onKey?.(event)) {
      event.preventDefault();
      return;
    }
    // Enter also ends the composing of a word in some keyboards: that one does not send.
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    onSend();
  };
  return (
    <div className="composer">
      {children}
      <form onSubmit={submit}>
        <textarea
          ref={field}
          rows={1}
          maxLength={4096}
          autoComplete="off"
          enterKeyHint="send"
          aria-label={label}
          placeholder={label}
          value={text}
          onChange={(event) => onChange(event.target.value)}
          onKeyDown={onKeyDown}
        />
        <button
          type="submit"
          className="send"
          aria-label={t('send')}
          title={t('send')}
          disabled={text.trim() === ''}
        >
          <Icon name="send" />
        </button>
      </form>
    </div>
  );
}
