import { pairwiseCovariances } from './pairwise-covariances.ts';
import type { Dense } from '@valuelex/psychometrics';

/** With fewer models a coefficient between models is a number without meaning. */
export const fewestModels = 3;
/** Share of the rows that must have answered a stem. */
const fewestShare = 0.5;

/** Rows (models, or respondents) by stems, where a scale is looked at as a scale. */
export interface ScaleRows {
  /** Stem → mean, a row each. */
  readonly rows: readonly ReadonlyMap<string, number>[];
  /** Stems that anyone answered, in order. */
  readonly stems: readonly string[];
  /** Those of them that at least half of the rows answered, and that tell some apart. */
  readonly telling: readonly string[];
  /** Covariances of the telling stems over the rows that have both; null below two stems, or where two share too few rows. */
  readonly covariance: Dense | null;
}

export function scaleRows(rows: readonly ReadonlyMap<string, number>[]): ScaleRows {
  const stems = [...new Set(rows.flatMap((own) => [...own.keys()]))].sort();
  const telling = stems.filter((stem) => {
    const values = rows.flatMap((own) => own.get(stem) ?? []);
    return values.length >= fewestShare * rows.length && new Set(values).size > 1;
  });
  const covariance =
    telling.length < 2
      ? null
      : pairwiseCovariances(
          rows.map((own) => telling.map((stem) => own.get(stem) ?? Number.NaN)),
          telling.length,
        );
  return { rows, stems, telling, covariance };
}
