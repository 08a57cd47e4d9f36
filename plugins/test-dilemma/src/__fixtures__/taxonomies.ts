import type { Taxonomy } from '@valuelex/core';

type Words = Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;

/** A taxonomy with given words per dimension and subdimension; one without a name is left out. Made up, but for the reported words. */
export function taxonomyOf(dimensions: Words, origin: Taxonomy['origin'] = 'given'): Taxonomy {
  return {
    schema: 'valuelex.taxonomy/1',
    origin,
    source: 'made up',
    dimensions: Object.entries(dimensions).map(([name, subs], i) => ({
      id: `d${i + 1}`,
      name,
      names: [],
      members: Object.values(subs).flat().map((descriptor) => ({ descriptor, loading: null, crossLoads: false })),
      subdimensions: Object.entries(subs)
        .filter(([sub]) => sub !== '')
        .map(([sub, members], j) => ({ id: `d${i + 1}.s${j + 1}`, name: sub, names: [], members: [...members], stability: null })),
      underIdentified: false,
    })),
    homeless: [],
    agreement: null,
    diagnostics: [],
  };
}

const words: Words = {
  Competence: { 'Self-Competent': ['accuracy', 'improvement', 'completeness', 'knowledge'], 'User-Oriented': ['helpful', 'factual', 'cooperativeness', 'informative'] },
  Character: { Social: ['friendliness', 'empathetic'], Idealistic: ['altruism', 'patriotism', 'environmentalism', 'freedom'] },
  Integrity: { Professional: ['confidentiality', 'explainability', 'accessibility'], Ethical: ['unbiased', 'justice'] },
};

/** The reported taxonomy (Biedma et al. 2024), with the 19 words that its figures show. */
export const reported = taxonomyOf(words, 'reported');
/** The same words, but found elsewhere. */
export const derived = taxonomyOf(words, 'derived');
export const flat = taxonomyOf({ one: { '': ['honesty', 'courage'] }, two: { '': ['kindness', 'generosity'] }, three: { '': ['order', 'efficiency'] } });
export const strange = taxonomyOf({ one: { '': ['xqzzt', 'blorfness'] }, two: { '': ['kindness', 'generosity'] } });
