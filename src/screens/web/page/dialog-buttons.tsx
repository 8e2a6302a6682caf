import { useWords } from './words/use-words.ts';

/** Ends a form in a window: takes it back, or saves it. */
export function DialogButtons({ onCancel }: { readonly onCancel: () => void }) {
  const { t } = useWords();
  return (
    <p className="dialog-buttons">
      <button type="button" onClick={onCancel}>
        {t('cancel')}
      </button>
      <button type="submit" className="main">
        {t('save')}
      </button>
    </p>
  );
}
