import { golden } from '@valuelex/testkit';

export const { taxonomyOf } = golden;

/** The words that the figures of the ValueLex paper show (Biedma et al., 2024, arXiv 2404.12744). */
export const paper = taxonomyOf(golden.paperWords);

/** What a derived taxonomy may look like. */
export const derived = taxonomyOf({
  'd1 words': { care: ['kindness', 'empathy', 'generosity'], bonds: ['loyalty', 'friendship', 'trust'] },
  'd2 words': { exactness: ['precision', 'diligence', 'mastery'], plainness: ['clarity', 'brevity', 'order'] },
  'd3 words': { '': ['freedom', 'independence'] },
});
