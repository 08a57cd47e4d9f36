import type { Taxonomy } from '@valuelex/core';

const published = {
  Competence: {
    'Self-Competent': ['accuracy', 'improvement', 'completeness', 'knowledge'],
    'User-Oriented': ['helpful', 'factual', 'cooperativeness', 'informative'],
  },
  Character: {
    Social: ['friendliness', 'empathetic'],
    Idealistic: ['altruism', 'patriotism', 'environmentalism', 'freedom'],
  },
  Integrity: {
    Professional: ['confidentiality', 'explainability', 'accessibility'],
    Ethical: ['unbiased', 'justice'],
  },
} as const;

/**
 * The taxonomy of the ValueLex paper (Biedma et al., 2024, arXiv 2404.12744) with the 19 member words that its figures
 * show. Reported there, not re-derived here: it has no loadings, and about 178 further words were never published.
 */
export const paper2024: Taxonomy = {
  schema: 'valuelex.taxonomy/1',
  origin: 'reported',
  source: 'Biedma et al. (2024), arXiv:2404.12744; the 19 words shown in its figures',
  dimensions: Object.entries(published).map(([name, subdimensions], i) => ({
    id: `d${i + 1}`,
    name,
    names: [{ namer: 'paper', name }],
    members: Object.values(subdimensions)
      .flat()
      .map((descriptor) => ({ descriptor, loading: null, crossLoads: false })),
    subdimensions: Object.entries(subdimensions).map(([subname, members], j) => ({
      id: `d${i + 1}.s${j + 1}`,
      name: subname,
      names: [{ namer: 'paper', name: subname }],
      members: [...members],
      stability: null,
    })),
    underIdentified: false,
  })),
  homeless: [],
  agreement: null,
  diagnostics: [
    {
      code: 'taxonomy-reported',
      severity: 'info',
      message:
        'This taxonomy was reported in a paper and not re-derived from these answers; it comes without loadings.',
    },
  ],
};
