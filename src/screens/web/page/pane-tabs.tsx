import type { Pane } from './chosen.ts';
import { Icon } from './icons.tsx';
import { useWords } from './words/use-words.ts';

const tabs = [
  { pane: 'customers', icon: 'people', word: 'tabCustomers' },
  { pane: 'chat', icon: 'chat', word: 'tabChat' },
  { pane: 'group', icon: 'group', word: 'tabGroup' },
  { pane: 'board', icon: 'board', word: 'tabDeals' },
] as const;

/** On a phone, which of the panes is shown. */
export function PaneTabs({
  chosen,
  onChoose,
}: {
  readonly chosen: Pane;
  readonly onChoose: (pane: Pane) => void;
}) {
  const { t } = useWords();
  return (
    <nav className="tabs" aria-label={t('panes')}>
      {tabs.map(({ pane, icon, word }) => (
        <button
          type="button"
          key={pane}
          aria-current={pane === chosen ? 'true' : undefined}
          onClick={() => onChoose(pane)}
        >
          <Icon name={icon} />
          {t(word)}
        </button>
      ))}
    </nav>
  );
}
