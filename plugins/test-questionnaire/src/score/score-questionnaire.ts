import { scoreRated } from '@valuelex/assessment-kit';
import type { ScoreInput, Scores } from '@valuelex/core';
import type { Placement } from '../instrument/place-scales.ts';
import type { Instrument } from '../instrument/schema.ts';
import { readChoices, selfRatings } from './read-choices.ts';
import { styleIndices } from './styles.ts';

/**
 * Scores of a questionnaire: each choice counts as a rating that the respondent gave itself, on the instrument’s scale with the key taken out; beside
 * them the styles of answering. Pure.
 *
 * @param leftOut items that were not asked since they hold a member word of their dimension
 */
export function scoreQuestionnaire(input: ScoreInput, instrument: Instrument, placement: Placement, leftOut: readonly string[]): Scores {
  const { made, read, unread, answers } = readChoices(input, instrument);
  const ratings = selfRatings(made, input.items);
  const scores = scoreRated({ ...input, answers, ratings }, 'questionnaire');
  const models = [...new Set([...input.answers.map(({ model }) => model), ...Object.keys(input.failed)])].sort();
  const diagnostics = [...scores.diagnostics];
  if (unread.size > 0) {
    const reasons = [...unread].sort(([a], [b]) => (a < b ? -1 : 1)).map(([reason, count]) => `${reason} ${count}`);
    diagnostics.push({
      code: 'no-choice',
      severity: 'warning',
      message: `${[...unread.values()].reduce((sum, count) => sum + count, 0)} answers name no option, or more than one (${reasons.join(', ')}). They are counted as refused, empty or abstained.`,
    });
  }
  if (leftOut.length > 0) {
    diagnostics.push({
      code: 'items-left-out',
      severity: 'warning',
      message: `${leftOut.length} items hold a member word of the dimension that they score, and were not asked.`,
      variables: [...leftOut],
    });
  }
  const measured = new Set(input.items.flatMap(({ targets }) => targets.flatMap(({ dimension, subdimension }) => [dimension, subdimension])));
  const unmeasured = input.taxonomy.dimensions.flatMap(({ id, subdimensions }) => [id, ...subdimensions.map((sub) => sub.id)]).filter((id) => !measured.has(id));
  if (unmeasured.length > 0) {
    diagnostics.push({
      code: 'not-measured',
      severity: 'warning',
      message: `No item of “${instrument.title}” measures these dimensions and subdimensions; they get no score.`,
      variables: unmeasured,
    });
  }
  return { ...scores, styles: [...(scores.styles ?? []), ...styleIndices(models, made, instrument, placement)], ratings, choices: [...read], diagnostics };
}
