import { levelsFor } from '@valuelex/psychometrics';
import type { VarianceComponents } from '@valuelex/psychometrics';

export interface AdviceInput {
  readonly components: VarianceComponents;
  /** Names of the facets; the first is `stem`, or `pair` where stems come in pairs: what more can be bought of. */
  readonly facets: readonly string[];
  /** The relative coefficient of the design as it was. */
  readonly observed: number | null;
  readonly target: number;
  /** Answers per model that a design takes. */
  readonly answersOf: (levels: readonly number[]) => number;
  /** Raters judge the answers. */
  readonly judged: boolean;
}

/** Levels beyond which nobody measures; one rater alone cannot be checked for bias, so where there are several, two are bought. */
const LEVELS: Readonly<Record<string, { readonly least: number; readonly most: number }>> = { rater: { least: 2, most: 6 }, replicate: { least: 1, most: 10 } };
const MOST_STEMS = 2000;
/** Place of the facet that more are bought of. */
const DRAWN = 0;
/** Share of the variance below which models can hardly be said to differ. */
const NO_DIFFERENCE = 0.005;

/** One sentence: the design of the fewest answers and judgements per model that reaches the target, or why none does. */
export function adviceOf({ components, facets, observed, target, answersOf, judged }: AdviceInput): string {
  const goal = short(target);
  const universe = components.components[0]!.variance;
  if (universe === 0) return `No design can be named for a reliability of ${goal}: no difference between models was found beyond error.`;
  const rater = facets.indexOf('rater');
  const judgementsOf = (levels: readonly number[]): number => answersOf(levels) * (rater < 0 ? 1 : levels[rater]!);
  const best = cheapest(components, facets, target, (levels) => answersOf(levels) + judgementsOf(levels));
  const text = (levels: readonly number[]): string => `${listed(facets, levels)} (${whole(answersOf(levels))} answers${judged ? ` and ${whole(judgementsOf(levels))} judgements` : ''} per model)`;
  if (observed !== null && observed >= target) {
    const now = listed(facets, components.sizes.slice(1));
    return `The design as it was, ${now}, already reaches ${goal} (G = ${short(observed)})${best === null || answersOf(best) >= answersOf(components.sizes.slice(1)) ? '' : `; ${text(best)} would be enough`}.`;
  }
  if (best === null) return `No design within reach gives a reliability of ${goal}: ${obstacle(components)}.`;
  return `A reliability of ${goal} takes ${text(best)}.`;
}

function cheapest(components: VarianceComponents, facets: readonly string[], target: number, costOf: (levels: readonly number[]) => number): readonly number[] | null {
  const choices = facets.map((facet, i) => {
    const range = LEVELS[facet];
    if (i === DRAWN) return [1];
    // Stems of a pair are asked whole, whatever was refused.
    if (facet === 'stem') return [Math.max(1, Math.round(components.sizes[i + 1]!))];
    return range === undefined ? [components.sizes[i + 1]!] : Array.from({ length: range.most - range.least + 1 }, (_, at) => range.least + at);
  });
  const combinations = choices.reduce<number[][]>((all, levels) => all.flatMap((head) => levels.map((level) => [...head, level])), [[]]);
  let best: { levels: readonly number[]; cost: number } | null = null;
  for (const levels of combinations) {
    const study = levelsFor(components, DRAWN, levels, target);
    if (study === null || stemsIn(facets, study.levels) > MOST_STEMS) continue;
    const cost = costOf(study.levels);
    if (best === null || cost < best.cost) best = { levels: study.levels, cost };
  }
  return best?.levels ?? null;
}

/** The error that more stems and replicates do not shrink, where there is one. */
function obstacle(components: VarianceComponents): string {
  const stubborn = components.components
    .filter(({ facets: own, effect, variance }) => own.includes(0) && own.length > 1 && !own.includes(DRAWN + 1) && effect !== 'residual' && variance > 0)
    .sort((a, b) => b.variance - a.variance)[0];
  const universe = components.components[0]!;
  if (universe.share < NO_DIFFERENCE) return `differences between models are ${percent(universe.share)} of the variance`;
  if (stubborn !== undefined && stubborn.variance > universe.variance / 4) {
    return `${stubborn.effect} is ${percent(stubborn.share)} of the variance beside ${percent(universe.share)} between models, and more stems do not shrink it`;
  }
  return `differences between models are ${percent(universe.share)} of the variance, and more than ${MOST_STEMS} stems would be needed`;
}

/** Stems of a design: pairs times the stems in one. */
const stemsIn = (facets: readonly string[], levels: readonly number[]): number => levels.reduce((product, count, i) => (facets[i] === 'stem' || facets[i] === 'pair' ? product * count : product), 1);

function listed(facets: readonly string[], levels: readonly number[]): string {
  return facets.map((facet, i) => `${whole(levels[i]!)} ${facet}${levels[i] === 1 ? '' : 's'}`).join(' × ');
}

const whole = (count: number): string => String(Math.round(count * 10) / 10);
const short = (value: number): string => value.toFixed(2).replace(/^0/, '');
const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;
