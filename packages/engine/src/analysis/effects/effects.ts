import type { Assessment, Effect, Traits } from '@valuelex/core';
import { blockedRegression, unblockedRegression } from './blocked-regression.ts';
import type { BlockedEstimate } from './blocked-regression.ts';
import { confoundOf } from './confounds.ts';
import type { Confound } from './confounds.ts';
import { matchedPairs } from './matched-pairs.ts';
import { pairings } from './pairings.ts';
import { benjaminiHochberg, standardDeviation } from '../statistics/small-statistics.ts';
import { thresholds } from '../thresholds.ts';
import { contrastsOf } from './trait-values.ts';
import type { Contrast } from './trait-values.ts';

export interface EffectsInput {
  readonly assessment: Assessment;
  /** Model → its traits. */
  readonly models: ReadonlyMap<string, Traits>;
  /** Traits whose effect is wanted. */
  readonly traits: readonly string[];
  /** Trait whose groups are kept together. */
  readonly block: string;
  readonly permutations: number;
  readonly seed: string;
}

/**
 * Effects of traits on scores, for each test and dimension: over matched pairs where there are enough (a model and its parent; for sizes, the small and
 * the large of one family that were trained alike), else within families, else over all. p-values are adjusted over all effects of the study.
 * What cannot be estimated, or told apart from another trait, is listed with the reason.
 */
export function traitEffects(input: EffectsInput): Effect[] {
  const effects: Effect[] = [];
  const several = input.assessment.tests.length > 1;
  for (const { test, scores } of input.assessment.tests) {
    const dimensions = [...new Set(scores.scores.filter((s) => s.subdimension === null).map((s) => s.dimension))];
    for (const dimension of dimensions) {
      const outcome = new Map(
        scores.scores.flatMap((s) => (s.dimension === dimension && s.subdimension === null && s.score !== null ? [[s.model, s.score] as const] : [])),
      );
      for (const trait of input.traits) effects.push(...effectsOf(trait, dimension, outcome, input, several ? `${test}: ` : ''));
    }
  }
  const tested = effects.filter((effect) => effect.p !== null);
  const adjusted = benjaminiHochberg(tested.map((effect) => effect.p!));
  tested.forEach((effect, i) => (effect.pAdjusted = adjusted[i]!));
  return effects;
}

function effectsOf(trait: string, dimension: string, outcome: ReadonlyMap<string, number>, input: EffectsInput, prefix: string): Effect[] {
  const scored = new Map([...input.models].filter(([model]) => outcome.has(model)));
  const contrasts = contrastsOf(trait, scored);
  if (contrasts.length > 0) return contrasts.map((contrast) => effectOf(contrast, dimension, outcome, input, prefix));
  const known = [...scored.values()].filter((traits) => traits[trait] !== undefined).length;
  const why = scored.size < 2 ? (scored.size === 0 ? 'no model has a score' : 'one model has no effects: they are differences between models') : known === 0 ? `${trait} is known of no model` : `${trait} is the same in all ${known} models of which it is known`;
  return [notEstimable({ trait, contrast: `${prefix}${trait}`, values: new Map() }, dimension, 'unblocked', scored.size, familiesOf(scored, input.block), why)];
}

function effectOf(contrast: Contrast, dimension: string, outcome: ReadonlyMap<string, number>, input: EffectsInput, prefix: string): Effect {
  const { models, block, permutations } = input;
  const used = new Map([...models].filter(([model]) => outcome.has(model) && contrast.values.has(model)));
  const named: Contrast = { ...contrast, contrast: `${prefix}${contrast.contrast}` };
  const seed = `${input.seed}/${named.contrast}/${dimension}`;
  const sd = standardDeviation([...outcome.values()]);
  const finish = (design: Effect['design'], found: BlockedEstimate, of: ReadonlyMap<string, Traits>): Effect => {
    const families = familiesOf(of, block);
    if (!found.ok) return notEstimable(named, dimension, design, of.size, families, found.why);
    const { estimate, interval, p, why } = found;
    return {
      trait: named.trait,
      contrast: named.contrast,
      dimension,
      design,
      estimate,
      standardised: estimate !== null && sd > 0 ? estimate / sd : null,
      standardisedInterval: interval !== null && sd > 0 ? { ...interval, lower: interval.lower / sd, upper: interval.upper / sd } : null,
      interval,
      p,
      pAdjusted: null,
      models: of.size,
      families,
      estimable: true,
      why,
    };
  };

  let confound: string | null = null;
  for (const { of, pairs } of pairings(named, used, block)) {
    if (pairs.length < thresholds.pairs) continue;
    const beside = confoundOf(named.trait, pairs, models, input.traits);
    if (beside?.extent === 'full') {
      confound ??= beside.why;
      continue;
    }
    const differences = pairs.map(({ model, minus, x }) => ({ family: String(used.get(model)?.[block] ?? ''), x, y: outcome.get(model)! - outcome.get(minus)! }));
    const paired = new Map(pairs.flatMap(({ model, minus }) => [model, minus]).map((model) => [model, used.get(model)!]));
    return finish('matched-pairs', withDoubt({ ok: true, blocks: pairs.length, ...matchedPairs(differences, permutations, seed, of) }, beside), paired);
  }
  if (used.size < thresholds.modelsForRegression) {
    const why = confound ?? `${used.size} models with a score and a known ${named.trait}: at least ${thresholds.modelsForRegression} are needed, or ${thresholds.pairs} pairs of a model and its parent`;
    return notEstimable(named, dimension, 'blocked-regression', used.size, familiesOf(used, block), why);
  }
  const points = [...used].map(([model, traits]) => ({ model, block: String(traits[block] ?? ''), x: named.values.get(model)!, y: outcome.get(model)! }));
  const inFamilies = points.filter((point) => point.block !== '');
  const single = new Set(inFamilies.map((point) => point.block)).size < 2;
  const blocked = inFamilies.length >= thresholds.modelsForRegression && !single;
  const counted = blocked ? inFamilies : points.map((point) => ({ ...point, block: '' }));
  const inside = new Map(counted.map(({ model }) => [model, used.get(model)!]));
  const design = blocked ? 'blocked-regression' : 'unblocked';
  const beside = confoundOf(named.trait, counted, models, input.traits);
  if (beside?.extent === 'full') return finish(design, { ok: false, why: beside.why }, inside);
  return finish(design, withDoubt(blocked ? blockedRegression(counted, permutations, seed) : unblockedRegression(counted, permutations, seed), beside), inside);
}

function withDoubt(found: BlockedEstimate, beside: Confound | null): BlockedEstimate {
  return found.ok && beside !== null ? { ...found, why: `${found.why}; ${beside.why}` } : found;
}

function familiesOf(models: ReadonlyMap<string, Traits>, block: string): number {
  return new Set([...models.values()].flatMap((traits) => (traits[block] === undefined ? [] : [String(traits[block])]))).size;
}

function notEstimable({ trait, contrast }: Contrast, dimension: string, design: Effect['design'], models: number, families: number, why: string): Effect {
  return { trait, contrast, dimension, design, estimate: null, standardised: null, interval: null, p: null, pAdjusted: null, models, families, estimable: false, why };
}
