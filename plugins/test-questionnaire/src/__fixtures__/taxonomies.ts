import type { Taxonomy } from '@valuelex/core';

/** A taxonomy with given words per subdimension: `{ Name: { Part: [words] } }`; a part without a name makes a dimension without subdimensions. */
export function taxonomyOf(dimensions: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>): Taxonomy {
  return {
    schema: 'valuelex.taxonomy/1',
    origin: 'given',
    source: 'made up',
    dimensions: Object.entries(dimensions).map(([name, parts], d) => ({
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
    })),
    homeless: [],
    agreement: null,
    diagnostics: [],
  };
}

/** The words that the figures of the ValueLex paper show (Biedma et al., 2024, arXiv 2404.12744). */
export const paper = taxonomyOf({
  Competence: {
    'Self-Competent': ['accuracy', 'improvement', 'completeness', 'knowledge'],
    'User-Oriented': ['helpful', 'factual', 'cooperativeness', 'informative'],
  },
  Character: { Social: ['friendliness', 'empathetic'], Idealistic: ['altruism', 'patriotism', 'environmentalism', 'freedom'] },
  Integrity: { Professional: ['confidentiality', 'explainability', 'accessibility'], Ethical: ['unbiased', 'justice'] },
});

/** What a derived taxonomy may look like. */
export const derived = taxonomyOf({
  'd1 words': { care: ['kindness', 'empathy', 'generosity'], bonds: ['loyalty', 'friendship', 'trust'] },
  'd2 words': { exactness: ['precision', 'diligence', 'mastery'], plainness: ['clarity', 'brevity', 'order'] },
  'd3 words': { '': ['freedom', 'independence'] },
});
