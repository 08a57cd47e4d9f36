import { associator } from '../association/associate.ts';
import type { AssociationOptions } from '../association/associate.ts';
import type { ExtractionMethod } from '../extraction/extract.ts';
import type { Dense } from '../linear/dense.ts';
import { createRandom } from '../random/create-random.ts';
import type { Random } from '../random/create-random.ts';
import type { RotationOptions } from '../rotation/rotate.ts';
import { factorAnalysis } from '../solution/factor-analysis.ts';

/** Anything that has loadings, p × k: a `FactorAnalysis`, a `Rotation`, an `Extraction`. */
export interface Loaded {
  readonly loadings: Dense;
}

/** From rows to a solution: association, extraction and rotation, with everything fixed beforehand. */
export type FitLoadings = (data: Dense) => Loaded;

/** The same as plain data, which worker threads can take. */
export interface LoadingFit {
  readonly association: AssociationOptions;
  readonly factors: number;
  readonly method: ExtractionMethod;
  readonly rotation: Omit<RotationOptions, 'random'>;
  /** Of the random starts of the rotation. */
  readonly key: Random['key'];
}

/** What a description of a fit describes. */
export function fitOf(fit: FitLoadings | LoadingFit): FitLoadings {
  if (typeof fit === 'function') return fit;
  const correlate = associator(fit.association);
  return (data) => factorAnalysis({ correlation: correlate(data), factors: fit.factors, method: fit.method, rotation: fit.rotation, random: createRandom(...fit.key) });
}
