import { dStudy, levelsFor, smallestDesign, tooFewToPlan } from '@valuelex/psychometrics';
import type { Generalizability, VarianceComponents } from '@valuelex/psychometrics';
import { nouns, spelled } from './method-words.ts';

/** One design of a D-study; levels by facet. */
export interface DStudyRow {
  readonly levels: Readonly<Record<string, number>>;
  readonly relative: number | null;
  readonly absolute: number | null;
  readonly relativeError: number;
  readonly absoluteError: number;
}

/** What must be bought to reach a coefficient. Null: no number of levels is enough. Of too few units to plan by (`unitsToPlan`) `byFacet` is empty, `smallest` null, and the sentence says why. */
export interface Advice {
  readonly target: number;
  /** For each facet, the levels that reach the target with the other facets as observed. */
  readonly byFacet: readonly { readonly facet: string; readonly relative: number | null; readonly absolute: number | null }[];
  /** The designs of the fewest scores for a unit. */
  readonly smallest: { readonly relative: DStudyRow | null; readonly absolute: DStudyRow | null };
  /** The same in a sentence. */
  readonly sentence: string;
}

const LADDER = [1, 2, 3, 4, 5, 6, 8, 10, 12, 15, 20, 25, 30, 40, 60, 80, 100, 150, 200, 300, 500, 1000];

/** Coefficients over a grid of designs: the levels asked for, and the observed ones. `asked` is by facet; the others get a ladder of their own. */
export function studyDesigns(components: VarianceComponents, asked: ReadonlyMap<string, readonly number[]>): DStudyRow[] {
  const facets = components.facets.slice(1);
  const most = facets.length === 1 ? 16 : facets.length === 2 ? 8 : 3;
  const choices = facets.map((name, i) => {
    const observed = components.sizes[i + 1]!;
    const own = asked.get(name) ?? thinned(LADDER.filter((count) => count < 1.5 * observed + 4), most);
    return [...new Set([...own, observed])].sort((a, b) => a - b);
  });
  return dStudy(components, choices).map((study) => rowOf(study, facets));
}

export function adviceOf(components: VarianceComponents, target: number): Advice {
  const facets = components.facets.slice(1);
  const observed = components.sizes.slice(1);
  const refused = tooFewToPlan(components.sizes[0]!, nouns(components.facets[0]!, components.sizes[0]!));
  if (refused !== null) return { target, byFacet: [], smallest: { relative: null, absolute: null }, sentence: refused };
  const byFacet = facets.map((facet, i) => ({
    facet,
    relative: levelsFor(components, i, observed, target, 'relative')?.levels[i] ?? null,
    absolute: levelsFor(components, i, observed, target, 'absolute')?.levels[i] ?? null,
  }));
  const found = { relative: smallestDesign(components, target, 'relative'), absolute: smallestDesign(components, target, 'absolute') };
  const smallest = {
    relative: found.relative === null ? null : rowOf(found.relative, facets),
    absolute: found.absolute === null ? null : rowOf(found.absolute, facets),
  };
  return { target, byFacet, smallest, sentence: sentenceOf(components, target, byFacet, smallest) };
}

function sentenceOf(components: VarianceComponents, target: number, byFacet: Advice['byFacet'], smallest: Advice['smallest']): string {
  const unit = components.facets[0]!;
  const goal = target.toFixed(2).replace(/^0/, '');
  if (components.components[0]!.variance === 0) return `No design can be named for G = ${goal}: no difference between ${nouns(unit, 2)} was found beyond error.`;
  const parts: string[] = [];
  const one = smallest.relative;
  parts.push(
    one === null
      ? `No design within reach gives G = ${goal} for comparing ${nouns(unit, 2)}`
      : `G = ${goal} for comparing ${nouns(unit, 2)} takes at least ${designOf(one)}, ${spelled(scoresOf(one))} score${scoresOf(one) === 1 ? '' : 's'} each`,
  );
  if (byFacet.length > 1) {
    byFacet.forEach(({ facet, relative }, i) => {
      const rest = byFacet.filter((_, j) => j !== i).map((other) => withNoun(components.sizes[byFacet.indexOf(other) + 1]!, other.facet));
      parts.push(relative === null ? `with ${rest.join(' × ')} no number of ${nouns(facet, 2)} is enough` : `with ${rest.join(' × ')} it takes ${withNoun(relative, facet)}`);
    });
  }
  parts.push(smallest.absolute === null ? `for absolute levels no design within reach gives Φ = ${goal}` : `Φ = ${goal} for absolute levels takes ${designOf(smallest.absolute)}`);
  return `${parts.join('; ')}.`;
}

function designOf({ levels }: DStudyRow): string {
  return Object.entries(levels)
    .map(([facet, count]) => withNoun(count, facet))
    .join(' × ');
}

function withNoun(count: number, facet: string): string {
  return `${spelled(round(count))} ${nouns(facet, count)}`;
}

function scoresOf({ levels }: DStudyRow): number {
  return Object.values(levels).reduce((a, b) => a * b, 1);
}

function rowOf({ levels, relative, absolute, relativeError, absoluteError }: Generalizability, facets: readonly string[]): DStudyRow {
  return { levels: Object.fromEntries(facets.map((name, i) => [name, levels[i]!])), relative, absolute, relativeError, absoluteError };
}

function thinned(ladder: readonly number[], most: number): number[] {
  if (ladder.length <= most) return [...ladder];
  return Array.from({ length: most }, (_, i) => ladder[Math.round((i * (ladder.length - 1)) / (most - 1))]!);
}

function round(count: number): number {
  return Math.round(count * 10) / 10;
}
