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
    keep('browser', 'theme', theme === 'system' ? '' : theme);
    const system = window.matchMedia('(prefers-color-scheme: dark)');
    const show = () => {
      document.documentElement.dataset['theme'] =
        theme === 'system' ? (system.matches ? 'dark' : 'light') : theme;
    };
    show();
    system.addEventListener('change', show);
    return () => system.removeEventListener('change', show);
  }, [theme]);
  return [theme, setTheme];
}
