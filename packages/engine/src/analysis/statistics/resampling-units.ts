import type { Traits } from '@valuelex/core';
import type { Units } from './jackknife.ts';
import { thresholds } from '../thresholds.ts';

/** What is left out as a whole for an interval, or why there can be none. */
export type ResamplingUnits = { readonly ok: true; readonly units: Units } | { readonly ok: false; readonly why: string };

/** Families where there are enough, the models of one family where there is but one; unknown families are never taken for families of their own. */
export function resamplingUnits(models: readonly string[], traits: ReadonlyMap<string, Traits>, block: string): ResamplingUnits {
  const families = models.map((model) => traits.get(model)?.[block]);
  const unknown = families.filter((family) => family === undefined).length;
  if (unknown > 0) return { ok: false, why: `the family of ${unknown} of ${models.length} models is unknown: no interval` };
  const names = [...new Set(families.map(String))].sort();
  if (names.length >= thresholds.families) return { ok: true, units: { kind: 'family', names, of: new Map(models.map((model, i) => [model, String(families[i])])) } };
  if (names.length === 1 && models.length >= thresholds.modelsForItems) return { ok: true, units: { kind: 'one-family', names: [...models], of: new Map(models.map((model) => [model, model])) } };
  return { ok: false, why: names.length === 1 ? `${models.length} models of one family: at least ${thresholds.modelsForItems} are needed` : `${names.length} families: under ${thresholds.families} they give no interval` };
}
