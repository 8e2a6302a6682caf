import { createContext, type ReactNode, useCallback, useContext, useMemo, useRef, useState } from 'react';
import { Dialog } from './dialog.tsx';
import { useWords } from './words/use-words.ts';

/** How the page tells a person something in passing. */
export interface Notices {
  /** For a moment. */
  readonly toast: (text: string) => void;
  /** Until it is dismissed. */
  readonly alert: (text: string) => void;
  /** Does something; what went wrong is told. Whether it was done. */
  readonly attempt: (action: () => Promise<unknown>) => Promise<boolean>;
}

const NoticesContext = createContext<Notices | undefined>(undefined);

export function useNotices(): Notices {
  const notices = useContext(NoticesContext);
  if (!notices) throw new Error('notices are told inside <NoticesProvider>');
  return notices;
}

interface Toast {
  readonly id: number;
  readonly text: string;
}

export function NoticesProvider({ children }: { readonly children: ReactNode }) {
  const { t } = useWords();
  const [toasts, setToasts] = useState<readonly Toast[]>([]);
  const [alerted, setAlerted] = useState<string>();
  const next = useRef(0);
  const toast = useCallback((text: string) => {
    next.current += 1;
    const id = next.current;
    setToasts((before) => [...before, { id, text }]);
    const shownMs = Math.min(9000, 2500 + text.length * 50);
    setTimeout(() => setToasts((before) => before.filter((one) => one.id !== id)), shownMs);
  }, []);
  const failed = t('failed');
  const notices = useMemo<Notices>(
    () => ({
      toast,
      alert: setAlerted,
      attempt: async (action) => {
        try {
          await action();
          return true;
        } catch (error) {
          toast(`${failed} ${error instanceof Error ? error.message : ''}`);
          return false;
        }
      },
    }),
    [toast, failed],
  );
  return (
    <NoticesContext value={notices}>
      {children}
      {alerted !== undefined && (
        <Dialog label={t('messages')} onClose={() => setAlerted(undefined)}>
          <p className="alert-text">{alerted}</p>
          <form method="dialog" className="dialog-buttons">
            <button type="submit" className="main">
              OK
            </button>
          </form>
        </Dialog>
      )}
      <div className="toasts" role="status" aria-live="polite">
        {toasts.map(({ id, text }) => (
          <p className="toast" key={id}>
            {text}
          </p>
        ))}
      </div>
    </NoticesContext>
  );
}
