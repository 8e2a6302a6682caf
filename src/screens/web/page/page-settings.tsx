import { Icon } from './icons.tsx';
import type { Theme } from './theme.ts';
import { type PageLanguage, pageLanguages, useWords } from './words/use-words.ts';

export interface PageSettingsProps {
  readonly theme: Theme;
  readonly onTheme: (theme: Theme) => void;
  readonly onLanguage: (language: PageLanguage) => void;
}

const order: readonly Theme[] = ['system', 'light', 'dark'];
const looks = {
  system: { icon: 'system', word: 'themeSystem' },
  light: { icon: 'sun', word: 'themeLight' },
  dark: { icon: 'moon', word: 'themeDark' },
} as const;

/** How the page itself looks and speaks. */
export function PageSettings({ theme, onTheme, onLanguage }: PageSettingsProps) {
  const { t, language } = useWords();
  const { icon, word } = looks[theme];
  const next = order[(order.indexOf(theme) + 1) % order.length] ?? 'system';
  const label = `${t('theme')}: ${t(word)}`;
  return (
    <span className="page-settings">
      <button type="button" className="tool" aria-label={label} title={label} onClick={() => onTheme(next)}>
        <Icon name={icon} />
      </button>
      <select
        aria-label={t('pageLanguage')}
        title={t('pageLanguage')}
        value={language}
        onChange={(event) => {
          const chosen = pageLanguages.find((one) => one === event.target.value);
          if (chosen) onLanguage(chosen);
        }}
      >
        {pageLanguages.map((one) => (
          <option key={one} value={one}>
            {one.toUpperCase()}
          </option>
        ))}
      </select>
    </span>
  );
}
