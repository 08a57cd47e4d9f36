import { fQuantile } from '../distributions/f-and-t.ts';

/** Units from which on a design is planned by their variance components: of four the variance between them is known to a factor of fourteen, of five to one of eight. */
export const unitsToPlan = 5;

/** Stands for infinitely many degrees of freedom. */
const MANY = 1e7;

/**
 * Why a D-study of so few units gives no advice, as a sentence; null from `unitsToPlan` on. The factor is the upper 95 % limit of a variance over its estimate,
 * (n − 1) / χ²(.025, n − 1).
 *
 * @param noun the units, in the plural where they are several
 */
export function tooFewToPlan(units: number, noun: string): string | null {
  if (units >= unitsToPlan) return null;
  if (units < 2) return `${units} ${noun}: there is no variance between them to plan by.`;
  const factor = Math.round(fQuantile(0.975, MANY, units - 1));
  return `${units} ${noun} are too few to plan by: the upper 95 % limit of a variance between them is ${factor} times its estimate.`;
}
