import { setTheme, useTheme } from './theme.ts';

export function ThemeSwitch() {
  const theme = useTheme();
  const other = theme === 'dark' ? 'light' : 'dark';
  return (
    <button type="button" class="quiet theme" onClick={() => setTheme(other)} aria-label={`Change to ${other} colours`}>
      {theme === 'dark' ? '☀' : '☾'}
    </button>
  );
}
