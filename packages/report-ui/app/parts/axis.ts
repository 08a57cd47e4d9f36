import * as Plot from '@observablehq/plot';
import { shown } from './format.ts';

/** Whether a chart of this width stands on a phone: there it shows less at once rather than smaller. */
export const isSlim = (width: number): boolean => width < 480;

const fontSize = 12;
/** How much wider than Plot reckons letters are in the widest of the fonts that systems show a page in. */
const widest = 1.15;

/** Names down the left side, in so much room: what is too long ends in dots, or goes on in a second line. */
export const namesAxis = (room: number, { wraps = false }: { readonly wraps?: boolean } = {}) =>
  Plot.axisY({ label: null, tickSize: 0, lineWidth: Math.max(4, (room - 12) / (widest * fontSize)), ...(wraps ? {} : { textOverflow: 'ellipsis' as const }) });

/** A name as it is shown, cut to so many pixels. */
export function brief(text: string, room: number): string {
  const signs = Math.max(3, Math.floor(room / (0.58 * fontSize)));
  const whole = [...shown(text).replace(/\s+/g, ' ')];
  return whole.length <= signs ? whole.join('') : `${whole.slice(0, signs - 1).join('')}…`;
}
