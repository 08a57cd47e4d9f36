import type { Assessment, RaterDiagnostic, Traits } from '@valuelex/core';
import { choicePosition } from './choice-position.ts';
import { clustersOf } from './clusters.ts';
import { humanAgreement } from './human-agreement.ts';
import { differencesOf, selfPreference, severity } from './rater-comparison.ts';
import { abstention, memberWords } from './rater-habits.ts';
import { haloBias } from './rater-halo.ts';
import { lengthBias } from './rater-length.ts';
import type { Diagnosis } from './rater-verdict.ts';
import { ratingRows } from './rating-rows.ts';

export interface RaterDiagnosticsInput {
  readonly assessment: Assessment;
  /** Model → its traits. */
  readonly models: ReadonlyMap<string, Traits>;
  /** Trait whose groups are kept together. */
  readonly block: string;
}

/**
 * Possible biases of every rater of every test, each against a threshold fixed beforehand. Ratings of one family are not independent: intervals
 * leave out one family (model, where there are few families; stem or pair of stems, where there are few models) at a time.
 */
export function raterDiagnostics({ assessment, models, block }: RaterDiagnosticsInput): RaterDiagnostic[] {
  return assessment.tests.flatMap((test) => {
    const all = ratingRows(test);
    const position = choicePosition(test);
    if (all.length === 0) return position;
    const clusters = clustersOf(all, models, block);
    const caveat = clusters.kind === 'stems' || clusters.kind === 'pairs of stems' ? ' Few models: it holds for these.' : '';
    const ofRaters = test.raters.flatMap(({ label, model }) => {
      const own = all.filter(({ rater }) => rater === label);
      if (own.length === 0) return [];
      // A model beside itself shares its leanings.
      const others = test.raters.flatMap((other) => (other.label === label || (model !== null && other.model === model) ? [] : [other.label]));
      const differences = differencesOf(label, all);
      const found: Diagnosis[] = [
        lengthBias(label, others, all, clusters),
        haloBias(label, all, clusters),
        selfPreference(differences, models, block),
        severity(differences, test.raters.length, clusters),
        memberWords(own, clusters),
        abstention(own, clusters),
        humanAgreement((test.calibration ?? []).filter(({ rater }) => rater === label)),
      ];
      return found.map((one) => ({ test: test.test, rater: label, scope: 'all', ...one, why: one.value === null ? one.why : `${one.why}${caveat}` }));
    });
    return [...ofRaters, ...position];
  });
}
