import { useEffect, useState } from 'preact/hooks';

export type Theme = 'light' | 'dark';

const asked = (): Theme | undefined => {
  const value = document.documentElement.dataset['theme'];
  return value === 'light' || value === 'dark' ? value : undefined;
};
const dark = matchMedia('(prefers-color-scheme: dark)');

/** What the reader’s system prefers, until they say otherwise. */
export function currentTheme(): Theme {
  return asked() ?? (dark.matches ? 'dark' : 'light');
}

export function setTheme(theme: Theme): void {
  document.documentElement.dataset['theme'] = theme;
  dispatchEvent(new Event('valuelex-theme'));
}

export function useTheme(): Theme {
  const [theme, set] = useState(currentTheme);
  useEffect(() => {
    const onChange = (): void => set(currentTheme());
    addEventListener('valuelex-theme', onChange);
    dark.addEventListener('change', onChange);
    return () => {
      removeEventListener('valuelex-theme', onChange);
      dark.removeEventListener('change', onChange);
    };
  }, []);
  return theme;
}
