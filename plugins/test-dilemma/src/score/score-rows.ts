import type { Score } from '@valuelex/core';
import { normalCdf } from '@valuelex/psychometrics';
import type { ComparisonModel } from '@valuelex/psychometrics';
import { speaksOf } from './collect.ts';
import type { Choice, Level } from './collect.ts';
import { uncertaintyOf } from './fit-model.ts';

/** The rows of one model, or of one respondent, on one level. */
export function scoreRows(model: string, respondent: string | null, own: Level, choices: readonly Choice[], fit: ComparisonModel | null, failed: number): Score[] {
  return own.options.map(({ dimension, subdimension }, at): Score => {
    const about = choices.filter(({ item }) => speaksOf(own, at, item));
    const scored = about.filter(({ choice }) => choice !== null);
    const ability = fit?.abilities[at];
    const uncertainty = ability === undefined ? null : uncertaintyOf(ability);
    const unscored = about.filter(({ choice }) => choice === null);
    const withStatus = (status: string, of: readonly Choice[]): number => of.filter(({ answer }) => answer.status === status).length;
    return {
      model,
      ...(respondent !== null && { respondent }),
      dimension,
      subdimension,
      score: ability?.estimate ?? null,
      interval: uncertainty?.interval ?? null,
      probability: ability === undefined ? null : fit!.link === 'probit' ? normalCdf(ability.estimate) : 1 / (1 + Math.exp(-ability.estimate)),
      standardError: uncertainty?.standardError ?? null,
      items: new Set(scored.map(({ stem }) => stem)).size,
      answers: scored.length,
      effectiveN: uncertainty === null ? null : scored.length * (ability!.standardError / uncertainty.standardError) ** 2,
      missing: {
        empty: withStatus('empty', unscored),
        refused: withStatus('refused', unscored),
        // An answer that was cut off may still have chosen; it is counted here all the same.
        truncated: withStatus('truncated', about),
        abstained: withStatus('answered', unscored),
        failed,
      },
    };
  });
}
