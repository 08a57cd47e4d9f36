import type { Interval } from '@valuelex/core';
import { html } from './html.ts';
import type { Html } from './html.ts';

const dash = '–';

/** A number with a true minus sign; a dash for what is not there. */
export function decimal(value: number | null | undefined, digits = 2): string {
  if (value === null || value === undefined || !Number.isFinite(value)) return dash;
  return value.toFixed(digits).replace(/^-(?=0\.?0*$)/, '').replace('-', '−');
}

/** Whole numbers in groups of three. */
export function whole(value: number | null | undefined): string {
  if (value === null || value === undefined || !Number.isFinite(value)) return dash;
  return String(Math.round(value)).replace(/\B(?=(\d{3})+$)/g, '\u202f').replace('-', '−');
}

export function percent(share: number | null | undefined): string {
  return share === null || share === undefined || !Number.isFinite(share) ? dash : `${decimal(100 * share, 0)} %`;
}

export function probability(p: number | null | undefined): string {
  if (p === null || p === undefined) return dash;
  return p < 0.001 ? '< .001' : p.toFixed(3).replace(/^0/, '');
}

export function range(interval: Interval | null, digits = 2): string {
  return interval === null ? dash : `[${decimal(interval.lower, digits)}, ${decimal(interval.upper, digits)}]`;
}

/** Text of a model, a user or a config: escaped as all, and kept from turning the writing direction of what follows. */
export function foreign(text: string): Html {
  return html`<bdi>${text}</bdi>`;
}
