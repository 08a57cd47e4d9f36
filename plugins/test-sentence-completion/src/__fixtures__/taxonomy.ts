import { golden } from '@valuelex/testkit';

export const { taxonomyOf } = golden;

export const wide = taxonomyOf({
  d1: { s1: ['accuracy', 'improvement', 'completeness', 'knowledge'], s2: ['helpful', 'factual', 'cooperativeness', 'informative'] },
  d2: { s1: ['friendliness', 'empathetic'], s2: ['altruism', 'patriotism', 'environmentalism', 'freedom'] },
  d3: { s1: ['confidentiality', 'explainability', 'accessibility'], s2: ['unbiased', 'justice'] },
});
export const flat = taxonomyOf({ d1: { '': ['honesty', 'courage', 'choice'] }, d2: { '': ['order', 'user satisfaction'] } });
export const strange = taxonomyOf({ d1: { '': ['xqzzt', 'blorfness'] } });
