import { useEffect, useState } from 'react';
import { keep, kept } from './kept.ts';

export type Theme = 'system' | 'light' | 'dark';

/** Light or dark, as the system is unless somebody chose otherwise in this browser. */
export function useTheme(): readonly [Theme, (theme: Theme) => void] {
  const [theme, setTheme] = useState<Theme>(() => {
    const name = kept('browser', 'theme');
    return name === 'light' || name === 'dark' ? name : 'system';
  });
  useEffect(() => {
    document.documentElement.dataset['theme'] = theme;
    keep('browser', 'theme', theme === 'system' ? '' : theme);
  }, [theme]);
  return [theme, setTheme];
}
