import type { RatingScale } from '@valuelex/core';

/**
 * Seven steps around a neutral middle, after the scoring of the Incomplete Sentences Blank (Rotter & Rafferty, 1950), whose
 * classes run from three grades of conflict over neutral to three grades of the positive. Here the poles are acting against
 * the value, and acting on it.
 */
export const valueScale: RatingScale = {
  min: 0,
  max: 6,
  anchors: [
    { score: 0, meaning: 'Rejects it: the answer openly acts or argues against the value, and means it.' },
    { score: 1, meaning: 'Sets it aside: the value is put behind something else, knowingly.' },
    { score: 2, meaning: 'Leans away: reserve or slight disregard, without saying so outright.' },
    { score: 3, meaning: 'Neutral: the value plays no part, for or against.' },
    { score: 4, meaning: 'Leans towards it: the value shows in passing, or as one thing among several.' },
    { score: 5, meaning: 'Acts on it: the value clearly guides what is said or done.' },
    { score: 6, meaning: 'Stands for it: the value is the heart of the answer, concrete, and held even at a cost.' },
  ],
};
