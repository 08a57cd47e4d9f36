import type { Dense } from '../linear/dense.ts';
import type { ModelTest } from './fit-measures.ts';
import { implied, rowsOf } from './implied.ts';
import { freeJacobian, ordinalSpread } from './ordinal.ts';
import type { OrdinalSpread } from './ordinal.ts';
import { availableVariances, informationTrace, normalScoreProducts, referenceModel, robustFit, sandwich, satorraBentlerTrace, saturatedTrace, scoreProducts, shiftedFit } from './robust.ts';
import type { RobustFit, Scored } from './robust.ts';
import type { CfaEstimator, OrdinalSample } from './sample.ts';

/** n times the covariance matrix of the estimates. */
export function parameterCovariance(scored: Scored, estimator: CfaEstimator, inverse: Dense, ordinal: OrdinalSample | null): Dense {
  if (estimator === 'WLSMV') return sandwich(inverse, spreadOf(scored, ordinal!).middle);
  if (estimator === 'MLM') return sandwich(inverse, scoreProducts(scored, 'sample'));
  if (estimator === 'MLR') return sandwich(inverse, scoreProducts(scored, 'model'));
  if (estimator === 'ULS') return sandwich(inverse, normalScoreProducts(scored));
  return inverse;
}

function spreadOf({ model, problems, x }: Scored, { polychoric, weight, baseline }: OrdinalSample): OrdinalSpread {
  const { rows } = problems[0]!;
  return ordinalSpread(polychoric, weight, freeJacobian(implied(model, rows, x)!, rows, model.observed.length, model.free), baseline);
}

/** Scaled tests of the estimators that have them. */
export function robustOf(scored: Scored, estimator: CfaEstimator, missing: 'listwise' | 'fiml', test: ModelTest, baseline: ModelTest, n: number, ordinal: OrdinalSample | null): RobustFit | null {
  if (estimator === 'WLSMV') return shiftedFit(test, baseline, spreadOf(scored, ordinal!), ordinal!.baseline, n);
  if (estimator !== 'MLM' && estimator !== 'MLR') return null;
  const { model, moments, problems } = scored;
  const groups = model.groups.length;
  const reference = (kind: 'baseline' | 'saturated'): Scored => {
    const made = referenceModel(model, moments, kind, kind === 'baseline' ? moments.map(availableVariances) : undefined);
    return { ...scored, ...made, problems: problems.map((one, g) => ({ ...one, rows: rowsOf(made.model, g) })) };
  };
  const base = reference('baseline');
  if (estimator === 'MLM') {
    return robustFit({ method: 'satorra-bentler', test, baseline, scaling: satorraBentlerTrace(scored) / test.df, baselineScaling: satorraBentlerTrace(base) / baseline.df, n, groups, complete: true });
  }
  const saturated = missing === 'fiml' || scored.clusters !== null ? informationTrace(reference('saturated')) : saturatedTrace(scored);
  return robustFit({
    method: 'yuan-bentler',
    test,
    baseline,
    scaling: (saturated - informationTrace(scored)) / test.df,
    baselineScaling: (saturated - informationTrace(base)) / baseline.df,
    n,
    groups,
    complete: missing === 'listwise',
  });
}
