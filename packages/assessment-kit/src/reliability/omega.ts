import { fromRows, itemCovariances, omegaTotal } from '@valuelex/psychometrics';
import { mean } from '../score/numbers.ts';
import type { Account } from './account.ts';
import type { ScaleStem } from './between-models.ts';
import type { ScaleRows } from './scale-rows.ts';

/** Models per part of the scale that a one-factor solution needs, and the parts that identify it. */
const modelsPerPart = 3;
const fewestParts = 3;

/**
 * McDonald's ω between models. There are more stems than models as a rule, and a factor of single stems is not to be had then, so stems
 * are dealt in turn into parcels, at least three models to each: ω total of their sum, from one factor. ω hierarchical takes the subdimensions as parts: what one factor explains of
 * their sum is what they share (McDonald 1999, Test Theory, ch. 6). Two subdimensions have one covariance, which fixes no general factor, so it is
 * withheld there.
 */
export function omega({ rows, telling }: ScaleRows, stems: ReadonlyMap<string, ScaleStem>, account: Account): void {
  const n = rows.length;
  /** The one subdimension of a stem; none where it speaks for several. */
  const partOf = (stem: string): string => {
    const parts = stems.get(stem)?.parts ?? [];
    return parts.length === 1 ? parts[0]! : '';
  };
  const ofParts = (which: string, parts: readonly (readonly string[])[]): void =>
    account.attempt([which], 'between-models', n, 'omega-not-estimable', () => {
      const sums = rows
        .map((own) => parts.map((part) => part.length * mean(part.flatMap((stem) => own.get(stem) ?? []))))
        .filter((row) => !row.some(Number.isNaN));
      const { raw, diagnostics } = omegaTotal(itemCovariances(fromRows(sums)));
      account.add(which, 'between-models', raw, sums.length);
      for (const { code, severity, message } of diagnostics) account.tell(code, severity, `${which} of ${account.name}: ${message}`);
    });

  const parcels = Math.min(telling.length, Math.floor(n / modelsPerPart));
  // In the order of their subdimensions, so that each parcel holds of each.
  const ordered = [...telling].sort((a, b) => order(partOf(a), partOf(b)) || order(a, b));
  if (parcels < fewestParts) {
    account.withhold('omega-total', 'between-models', n, 'omega-not-estimable', `${n} models and ${telling.length} stems or pairs of stems that tell them apart; it takes ${modelsPerPart * fewestParts} models and ${fewestParts} of these.`);
  } else {
    ofParts('omega-total', Array.from({ length: parcels }, (_, p) => ordered.filter((_, i) => i % parcels === p)));
  }

  const subdimensions = [...new Set(ordered.map(partOf))].filter((part) => part !== '');
  if (subdimensions.length < 2) return;
  if (subdimensions.length < fewestParts) {
    account.withhold('omega-hierarchical', 'between-models', n, 'omega-not-identified', `${subdimensions.length} subdimensions do not identify a general factor; it takes ${fewestParts}.`);
  } else if (n < modelsPerPart * subdimensions.length) {
    account.withhold('omega-hierarchical', 'between-models', n, 'omega-not-estimable', `${n} models; ${subdimensions.length} subdimensions take ${modelsPerPart * subdimensions.length}.`);
  } else {
    ofParts('omega-hierarchical', subdimensions.map((part) => ordered.filter((stem) => partOf(stem) === part)));
  }
}

const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
