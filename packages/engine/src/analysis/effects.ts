import type { Assessment, Effect, Traits } from '@valuelex/core';
import { blockedRegression, unblockedRegression } from './blocked-regression.ts';
import type { BlockedEstimate } from './blocked-regression.ts';
import { matchedPairs } from './matched-pairs.ts';
import type { Pair } from './matched-pairs.ts';
import { benjaminiHochberg, standardDeviation } from './small-statistics.ts';
import { thresholds } from './thresholds.ts';
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
 * Effects of traits on scores, for each test and dimension: on models and their parents where there are enough such pairs, else within families,
 * else over all. p-values are adjusted over all effects of the study. What cannot be estimated is listed with the reason.
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
  const why = scored.size < 2 ? 'one model has no effects: they are differences between models' : known === 0 ? `${trait} is known of no model` : `${trait} is the same in all ${known} models of which it is known`;
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
      interval,
      p,
      pAdjusted: null,
      models: of.size,
      families,
      estimable: true,
      why,
    };
  };

  const { pairs, paired } = pairsOf(named, used, outcome, block);
  if (pairs.length >= thresholds.pairs) return finish('matched-pairs', { ok: true, blocks: pairs.length, ...matchedPairs(pairs, permutations, seed) }, paired);
  if (used.size < thresholds.modelsForRegression) {
    const why = `${used.size} models with a score and a known ${named.trait}: at least ${thresholds.modelsForRegression} are needed, or ${thresholds.pairs} pairs of a model and its parent`;
    return notEstimable(named, dimension, 'blocked-regression', used.size, familiesOf(used, block), why);
  }
  const points = [...used].map(([model, traits]) => ({ block: String(traits[block] ?? ''), x: named.values.get(model)!, y: outcome.get(model)! }));
  const inFamilies = points.filter((point) => point.block !== '');
  const single = new Set(inFamilies.map((point) => point.block)).size < 2;
  if (inFamilies.length < thresholds.modelsForRegression || single) return finish('unblocked', unblockedRegression(points, permutations, seed), used);
  const inside = new Map([...used].filter(([, traits]) => traits[block] !== undefined));
  return finish('blocked-regression', blockedRegression(inFamilies, permutations, seed), inside);
}

/** Models whose parent is in the study and differs in the trait. */
function pairsOf(contrast: Contrast, used: ReadonlyMap<string, Traits>, outcome: ReadonlyMap<string, number>, block: string): { pairs: Pair[]; paired: Map<string, Traits> } {
  const pairs: Pair[] = [];
  const paired = new Map<string, Traits>();
  for (const [model, traits] of used) {
    const parent = traits.base === undefined || traits.base === model ? undefined : used.get(traits.base);
    if (parent === undefined || traits.base === undefined) continue;
    const x = contrast.values.get(model)! - contrast.values.get(traits.base)!;
    if (x === 0) continue;
    pairs.push({ family: String(traits[block] ?? ''), x, y: outcome.get(model)! - outcome.get(traits.base)! });
    paired.set(model, traits).set(traits.base, parent);
  }
  return { pairs, paired };
}

function familiesOf(models: ReadonlyMap<string, Traits>, block: string): number {
  return new Set([...models.values()].flatMap((traits) => (traits[block] === undefined ? [] : [String(traits[block])]))).size;
}

function notEstimable({ trait, contrast }: Contrast, dimension: string, design: Effect['design'], models: number, families: number, why: string): Effect {
  return { trait, contrast, dimension, design, estimate: null, standardised: null, interval: null, p: null, pAdjusted: null, models, families, estimable: false, why };
}
