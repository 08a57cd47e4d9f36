/** A number as a reader sees it; a dash for what is not known. */
export function decimal(value: number | null | undefined, digits = 2): string {
  if (value === null || value === undefined || !Number.isFinite(value)) return '–';
  const text = value.toFixed(digits);
  return Number(text) === 0 ? text.replace('-', '') : text.replace('-', '−');
}

export const whole = (value: number): string => value.toLocaleString('en');
export const percent = (value: number | null | undefined, digits = 0): string => (value === null || value === undefined ? '–' : `${decimal(100 * value, digits)} %`);
export const probability = (p: number | null | undefined): string => (p === null || p === undefined ? '–' : p < 0.001 ? '< .001' : p.toFixed(3).replace(/^0/, ''));

export const range = (interval: { readonly lower: number; readonly upper: number } | null | undefined, digits = 2): string =>
  interval === null || interval === undefined ? '' : `[${decimal(interval.lower, digits)}, ${decimal(interval.upper, digits)}]`;

/** Signs that no eye sees, or that turn the direction of text, are shown as a box: text of models is shown as it is, and nothing in it acts. */
export const shown = (text: string): string => text.toWellFormed().replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g, '\u25af');
