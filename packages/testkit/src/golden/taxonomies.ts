import type { Dimension, Taxonomy } from '@valuelex/core';

function dimension(id: string, name: string, groups: readonly (readonly string[])[]): Dimension {
  const members = groups.flat();
  return {
    id,
    name,
    names: [],
    members: members.map((descriptor, i) => ({ descriptor, loading: 0.9 - i / 20, crossLoads: false })),
    subdimensions:
      groups.length < 2
        ? []
        : groups.map((own, i) => ({
            id: `${id}.s${i + 1}`,
            name: own[0]!,
            names: [],
            members: [...own],
            stability: 0.9,
          })),
    underIdentified: members.length < 3,
  };
}

function taxonomy(dimensions: Dimension[]): Taxonomy {
  return {
    schema: 'valuelex.taxonomy/1',
    origin: 'given',
    source: 'made up for tests',
    dimensions,
    homeless: [],
    agreement: null,
    diagnostics: [],
  };
}

/** Three dimensions; two have subdimensions, one has two members only. */
export const threeDimensions: Taxonomy = taxonomy([
  dimension('d1', 'Warmth', [
    ['kindness', 'empathy', 'generosity'],
    ['loyalty', 'friendship', 'trust'],
  ]),
  dimension('d2', 'Craft', [
    ['precision', 'diligence', 'mastery'],
    ['clarity', 'brevity', 'order'],
  ]),
  dimension('d3', 'Liberty', [['freedom', 'independence']]),
]);
export const oneDimension: Taxonomy = taxonomy([dimension('d1', 'Warmth', [['kindness', 'empathy', 'generosity']])]);
export const noDimension: Taxonomy = taxonomy([]);

/** Dimension → subdimension → words; a subdimension without a name makes a dimension without subdimensions. */
export type TaxonomyWords = Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;

/** A taxonomy of given words, with ids by place: d1, d1.s1, … Made up, but for what words one gives it. */
export function taxonomyOf(words: TaxonomyWords, origin: Taxonomy['origin'] = 'given'): Taxonomy {
  const dimensions = Object.entries(words).map(([name, parts], d): Dimension => ({
    id: `d${d + 1}`,
    name,
    names: [],
    members: Object.values(parts)
      .flat()
      .map((descriptor) => ({ descriptor, loading: null, crossLoads: false })),
    subdimensions: Object.entries(parts)
      .filter(([part]) => part !== '')
      .map(([part, members], s) => ({ id: `d${d + 1}.s${s + 1}`, name: part, names: [], members: [...members], stability: null })),
    underIdentified: false,
  }));
  return { ...taxonomy(dimensions), origin };
}

/** The 19 words that the figures of the ValueLex paper show (Biedma et al., 2024, arXiv 2404.12744). */
export const paperWords: TaxonomyWords = {
  Competence: {
    'Self-Competent': ['accuracy', 'improvement', 'completeness', 'knowledge'],
    'User-Oriented': ['helpful', 'factual', 'cooperativeness', 'informative'],
  },
  Character: { Social: ['friendliness', 'empathetic'], Idealistic: ['altruism', 'patriotism', 'environmentalism', 'freedom'] },
  Integrity: { Professional: ['confidentiality', 'explainability', 'accessibility'], Ethical: ['unbiased', 'justice'] },
};
