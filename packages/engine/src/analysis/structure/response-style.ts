import type { FactorSolution, Findings, ResponseMatrix, Taxonomy } from '@valuelex/core';
import { createRandom } from '@valuelex/psychometrics';
import { assignToFactors } from './assign.ts';
import { keptByRule } from './forced-factors.ts';
import { dimensionScores } from './nesting.ts';
import { benjaminiHochberg, correlation, mean } from '../statistics/small-statistics.ts';
import { thresholds } from '../thresholds.ts';

type ResponseStyle = NonNullable<Findings['responseStyle']>;

export interface ResponseStyleInput {
  readonly taxonomy: Taxonomy;
  readonly matrix: ResponseMatrix;
  readonly factor: FactorSolution;
  readonly placebo: { readonly matrix: ResponseMatrix; readonly factor: FactorSolution };
  readonly permutations: number;
  readonly seed: string;
}

const LEAST_MODELS = 8;

/**
 * What of the structure the placebo has as well. Structure that has no more factors than the placebo’s is response style; and a dimension on which
 * models stand as they do on a factor of the placebo, which is of no values, is suspect by itself (correlation over models, models permuted).
 */
export function responseStyle({ taxonomy, matrix, factor, placebo, permutations, seed }: ResponseStyleInput): ResponseStyle {
  const [own, other] = [keptByRule(factor), keptByRule(placebo.factor)];
  // No structure is nobody's style.
  const verdict = own === null || other === null || own === 0 ? 'not-estimable' : own > other ? 'exceeds' : 'response-style';
  const scores = modelScores(matrix, taxonomy);
  const control = modelScores(placebo.matrix, asTaxonomy(placebo.factor));
  const models = [...scores.keys()].filter((model) => control.has(model)).sort();
  const rows: ResponseStyle['dimensions'] = [];
  if (models.length >= LEAST_MODELS) {
    taxonomy.dimensions.forEach(({ id }, d) => {
      for (let f = 0; f < placebo.factor.retention.chosen; f++) {
        const [x, y] = [models.map((model) => scores.get(model)![d]!), models.map((model) => control.get(model)![f]!)];
        const r = correlation(x, y);
        if (r !== null) rows.push({ dimension: id, placeboFactor: f + 1, r, p: permuted(x, y, r, permutations, `${seed}/${id}/${f}`), pAdjusted: null, models: models.length });
      }
    });
    benjaminiHochberg(rows.map(({ p }) => p)).forEach((p, i) => (rows[i]!.pAdjusted = p));
  }
  return { factors: own, placeboFactors: other, verdict, dimensions: rows };
}

/** Dimensions on which models stand as on a factor of the placebo. */
export function suspects({ dimensions }: ResponseStyle): string[] {
  return [...new Set(dimensions.filter(({ pAdjusted }) => pAdjusted !== null && pAdjusted <= thresholds.alpha).map(({ dimension }) => dimension))];
}

function permuted(x: readonly number[], y: readonly number[], r: number, permutations: number, seed: string): number {
  const random = createRandom(seed, 'response style');
  const shuffled = [...y];
  let reached = 0;
  for (let i = 0; i < permutations; i++) if (Math.abs(correlation(x, random.shuffle(shuffled))!) >= Math.abs(r) - 1e-12) reached++;
  return (reached + 1) / (permutations + 1);
}

/** Model → mean score on each dimension. */
function modelScores(matrix: ResponseMatrix, taxonomy: Taxonomy): Map<string, number[]> {
  const k = taxonomy.dimensions.length;
  const scores = dimensionScores(matrix, taxonomy);
  const rows = new Map<string, number[]>();
  (matrix.groups['model'] ?? []).forEach((model, i) => rows.set(model, [...(rows.get(model) ?? []), i]));
  return new Map([...rows].map(([model, at]) => [model, Array.from({ length: k }, (_, d) => mean(at.map((i) => scores[i * k + d]!)))]));
}

/** The factors of a solution as dimensions, for their scores alone. */
function asTaxonomy(factor: FactorSolution): Taxonomy {
  const assigned = assignToFactors(factor);
  return {
    schema: 'valuelex.taxonomy/1',
    origin: 'derived',
    source: 'placebo',
    dimensions: Array.from({ length: factor.retention.chosen }, (_, f) => ({
      id: `d${f + 1}`,
      name: '',
      names: [],
      members: assigned.filter((a) => a.factor === f).map(({ descriptor, loading, crossLoads }) => ({ descriptor, loading, crossLoads })),
      subdimensions: [],
      underIdentified: false,
    })),
    homeless: [],
    agreement: null,
    diagnostics: [],
  };
}
