import type { Taxonomy } from '@valuelex/core';
import { taxonomyOf } from './taxonomy.ts';

/** The taxonomy of Biedma et al. (2024) with the 19 words that its figures show. */
const published: readonly (readonly [dimension: string, subdimension: string, members: readonly string[]])[] = [
  ['Competence', 'Self-Competent', ['accuracy', 'improvement', 'completeness', 'knowledge']],
  ['Competence', 'User-Oriented', ['helpful', 'factual', 'cooperativeness', 'informative']],
  ['Character', 'Social', ['friendliness', 'empathetic']],
  ['Character', 'Idealistic', ['altruism', 'patriotism', 'environmentalism', 'freedom']],
  ['Integrity', 'Professional', ['confidentiality', 'explainability', 'accessibility']],
  ['Integrity', 'Ethical', ['unbiased', 'justice']],
];

const ids = ['d1', 'd2', 'd3'];

export const paper: Taxonomy = {
  ...taxonomyOf({}),
  origin: 'reported',
  dimensions: taxonomyOf(
    Object.fromEntries(ids.map((id, i) => [id, Object.fromEntries(published.slice(2 * i, 2 * i + 2).map(([, , members], j) => [`s${j + 1}`, members]))])),
  ).dimensions.map((dimension, i) => ({
    ...dimension,
    name: published[2 * i]![0],
    subdimensions: dimension.subdimensions.map((sub, j) => ({ ...sub, name: published[2 * i + j]![1] })),
  })),
};

/** All its words and names. */
export const paperWords: readonly string[] = [...new Set(published.flat(2))];
