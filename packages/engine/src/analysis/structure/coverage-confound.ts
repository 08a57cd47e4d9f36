import type { Diagnostic, Lexicon, ResponseMatrix, Taxonomy } from '@valuelex/core';
import { dimensionScores } from './nesting.ts';
import { correlation, mean } from '../statistics/small-statistics.ts';
import { thresholds } from '../thresholds.ts';

/** Dimensions whose scores follow how well a model’s answers could be read: prose words that slipped in make such a “dimension”. */
export function coverageConfound(matrix: ResponseMatrix, taxonomy: Taxonomy, lexicon: Lexicon): Diagnostic[] {
  const coverage = new Map<string, { lists: number; answers: number }>();
  for (const { model, lists, answers } of lexicon.coverage) {
    const sum = coverage.get(model) ?? { lists: 0, answers: 0 };
    coverage.set(model, { lists: sum.lists + lists, answers: sum.answers + answers });
  }
  const scores = dimensionScores(matrix, taxonomy);
  const k = taxonomy.dimensions.length;
  const rows = new Map<string, number[]>();
  (matrix.groups['model'] ?? []).forEach((model, i) => rows.set(model, [...(rows.get(model) ?? []), i]));
  if (rows.size < 5) return [];
  const read = [...rows.keys()].map((model) => {
    const sum = coverage.get(model);
    return sum === undefined || sum.answers === 0 ? 0 : sum.lists / sum.answers;
  });
  return taxonomy.dimensions.flatMap(({ id, name }, d) => {
    const r = correlation([...rows.values()].map((at) => mean(at.map((i) => scores[i * k + d]!))), read);
    if (r === null || Math.abs(r) < thresholds.coverageCorrelation) return [];
    return [
      {
        code: 'dimension-follows-coverage',
        severity: 'warning' as const,
        message: `Over models, ${id} “${name}” correlates ${r.toFixed(2)} with the share of answers that could be read as lists: it may be an artefact of parsing.`,
      },
    ];
  });
}
