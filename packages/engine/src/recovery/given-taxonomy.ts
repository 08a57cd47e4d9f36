import type { Assessment, Findings } from '@valuelex/core';
import { compareRaters } from './compare-raters.ts';
import { compareStyles } from './compare-styles.ts';
import { requireModels } from './require-models.ts';
import type { StyleRecovery } from './result.ts';
import type { PlantedTruth } from './truth.ts';

/**
 * A study of a planted population on a taxonomy that was given: its dimensions are not the planted ones, so that structure, scores and effects have
 * nothing to be held against. Styles of answering and biases of raters have. Pure.
 * @throws DataError `not-of-this-population` when the study asked models that the truth does not know
 */
export function recoveryOfStyles(assessment: Assessment, findings: Findings | undefined, truth: PlantedTruth): StyleRecovery {
  requireModels(assessment.tests.flatMap(({ answers }) => answers.map(({ model }) => model)), truth);
  return {
    schema: 'valuelex.style-recovery/1',
    population: truth.population,
    seed: truth.seed,
    styles: compareStyles(assessment, truth),
    raters: compareRaters(assessment, findings, truth),
  };
}
