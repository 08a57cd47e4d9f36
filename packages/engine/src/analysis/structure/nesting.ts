import type { Findings, ResponseMatrix, Taxonomy } from '@valuelex/core';
import { oneWay } from '../statistics/icc.ts';

/** Per row of the matrix: mentions of words of each dimension, per list. Rows × dimensions, row-major. */
export function dimensionScores(matrix: ResponseMatrix, taxonomy: Taxonomy): Float64Array {
  const p = matrix.columns.length;
  const k = taxonomy.dimensions.length;
  const home = new Map(taxonomy.dimensions.flatMap(({ members }, d) => members.map(({ descriptor }) => [descriptor, d] as const)));
  const scores = new Float64Array(matrix.rows.length * k);
  matrix.columns.forEach((column, j) => {
    const d = home.get(column);
    if (d === undefined) return;
    for (let i = 0; i < matrix.rows.length; i++) {
      const cell = matrix.cells[i * p + j]!;
      scores[i * k + d]! += matrix.cell === 'count' ? cell / Math.max(1, matrix.exposure[i]!) : cell;
    }
  });
  return scores;
}

/** How far respondents of one model are alike on each dimension, and how many independent ones they amount to. */
export function nesting(matrix: ResponseMatrix, taxonomy: Taxonomy): Findings['nesting'] {
  const scores = dimensionScores(matrix, taxonomy);
  const k = taxonomy.dimensions.length;
  return taxonomy.dimensions.map(({ id }, d) => {
    const column = matrix.rows.map((_, i) => scores[i * k + d]!);
    return { dimension: id, nominalN: matrix.rows.length, ...oneWay(column, matrix.groups['model'] ?? []) };
  });
}

/** ICC(1) of each descriptor over models: does who is asked make a difference? */
export function descriptorIccs(matrix: ResponseMatrix): number[] {
  const p = matrix.columns.length;
  return matrix.columns.flatMap((_, j) => {
    const { icc1 } = oneWay(matrix.rows.map((_row, i) => matrix.cells[i * p + j]!), matrix.groups['model'] ?? []);
    return icc1 === null ? [] : [icc1];
  });
}
