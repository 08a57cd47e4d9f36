import type { Assessment, Effect, Reproduction, Taxonomy, Traits } from '@valuelex/core';
import { populationMean } from '../scores/population-mean.ts';
import type { PopulationMean } from '../scores/population-mean.ts';
import { thresholds } from '../thresholds.ts';

/** A verdict on a finding, before it is said which. */
export type Target = Omit<Reproduction, 'target' | 'claim'>;
type Test = Assessment['tests'][number];

export interface ScoreTargetInput {
  readonly assessment: Assessment | null;
  readonly taxonomy: Taxonomy;
  readonly models: ReadonlyMap<string, Traits>;
  readonly block: string;
  /** Published name of a dimension or subdimension → id here. */
  readonly dimensions: ReadonlyMap<string, string>;
  readonly subdimensions: ReadonlyMap<string, string>;
  readonly effects: readonly Effect[];
}

const untestable = (evidence: string): Target => ({ verdict: 'untestable', evidence });
const uncalibrated = 'it takes forced choice in both orders, or stems calibrated for difficulty across dimensions; this study has neither';
const shown = ({ mean, interval }: PopulationMean): string => `${mean!.toFixed(2)}${interval === null ? '' : ` [${interval.lower.toFixed(2)}, ${interval.upper.toFixed(2)}]`}`;

/** (c) Competence first in the mean. */
export function competenceFirst(input: ScoreTargetInput): Target {
  const test = forcedChoice(input.assessment);
  if (test === null) return untestable(uncalibrated);
  const first = input.dimensions.get('Competence');
  if (first === undefined) return untestable('no dimension here is Competence by its words');
  return ordered(test, input, input.taxonomy.dimensions.flatMap(({ id }) => (id === first ? [] : [[first, id] as const])));
}

/** (f) User-Oriented > Self-Competent, and Social > Idealistic. */
export function withinDimensions(input: ScoreTargetInput): Target {
  const test = forcedChoice(input.assessment);
  if (test === null) return untestable(uncalibrated);
  const id = (name: string): string | undefined => input.subdimensions.get(name);
  const [user, self, social, ideal] = [id('User-Oriented'), id('Self-Competent'), id('Social'), id('Idealistic')];
  if (user === undefined || self === undefined || social === undefined || ideal === undefined) return untestable('not all four subdimensions are found here by their words');
  return ordered(test, input, [[user, self], [social, ideal]]);
}

/** Every first exceeds its second: shown by an interval, refuted by one, or not to be told. */
function ordered(test: Test, input: ScoreTargetInput, pairs: readonly (readonly [string, string])[]): Target {
  if (pairs.length === 0) return untestable('there is nothing to compare it with');
  const found = pairs.map(([a, b]) => ({ a, b, difference: difference(test, a, b, input) }));
  const missing = found.find(({ difference: { mean } }) => mean === null);
  if (missing !== undefined) return untestable(`${test.test} has no scores on ${missing.a} and ${missing.b}`);
  const evidence = `${test.test}: ${found.map(({ a, b, difference: d }) => `${a} − ${b} ${shown(d)}`).join('; ')}; ${found[0]!.difference.why}`;
  if (found.every(({ difference: { interval } }) => interval !== null && interval.lower > 0)) return { verdict: 'reproduced', evidence };
  if (found.some(({ difference: { interval } }) => interval !== null && interval.upper < 0)) return { verdict: 'not-reproduced', evidence };
  return untestable(`${evidence}: these models cannot decide it`);
}

/** (e) Larger models slightly more Competence, in matched pairs, on raw scores. */
export function largerMoreCompetent({ dimensions, effects }: ScoreTargetInput): Target {
  const competence = dimensions.get('Competence');
  if (competence === undefined) return untestable('no dimension here is Competence by its words');
  const own = effects.filter(({ trait, dimension }) => trait === 'parameters' && dimension === competence);
  const effect = own.find(({ design, estimable }) => design === 'matched-pairs' && estimable);
  if (effect === undefined) return untestable(own.length === 0 ? 'the effect of parameters was not asked for' : `no matched pairs: ${own[0]!.why}`);
  const { estimate, interval, p, contrast, why } = effect;
  const evidence = `${contrast}: ${estimate!.toFixed(2)}${interval === null ? '' : ` [${interval.lower.toFixed(2)}, ${interval.upper.toFixed(2)}]`}, p = ${p!.toFixed(3)}; ${why}`;
  if (estimate! > 0 && p! <= thresholds.alpha && (interval === null || interval.lower > 0)) return { verdict: 'reproduced', evidence };
  if (estimate! < 0 && p! <= thresholds.alpha) return { verdict: 'not-reproduced', evidence };
  return untestable(`${evidence}: these pairs cannot decide it`);
}

/** A test of choices in which every pair is put in both orders. */
function forcedChoice(assessment: Assessment | null): Test | null {
  return (
    assessment?.tests.find(({ items }) => {
      const orders = new Map<string, Set<string>>();
      for (const { id, stemId, kind, choices } of items) {
        if (kind !== 'choice' || choices === undefined) return false;
        const stem = stemId ?? id;
        const order = choices.map(({ dimension, subdimension }) => subdimension ?? dimension).join('\n');
        orders.set(stem, (orders.get(stem) ?? new Set()).add(order));
      }
      return orders.size > 0 && [...orders.values()].every((seen) => seen.size >= 2);
    }) ?? null
  );
}

function difference({ scores }: Test, a: string, b: string, { models, block }: Pick<ScoreTargetInput, 'models' | 'block'>): PopulationMean {
  const of = (scope: string): Map<string, number> => new Map(scores.scores.flatMap((row) => ((row.subdimension ?? row.dimension) === scope && row.score !== null ? [[row.model, row.score] as const] : [])));
  const [first, second] = [of(a), of(b)];
  return populationMean(
    [...models].flatMap(([model, traits]) => {
      const [x, y] = [first.get(model), second.get(model)];
      const family = traits[block];
      return x === undefined || y === undefined ? [] : [{ model, family: family === undefined ? null : String(family), score: x - y }];
    }),
  );
}
