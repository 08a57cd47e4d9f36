import type { Assessment, Discriminant, Traits } from '@valuelex/core';
import { fromRows, heterotraitMonotrait, pearson } from '@valuelex/psychometrics';
import { jackknife } from '../statistics/jackknife.ts';
import { resamplingUnits } from '../statistics/resampling-units.ts';
import { correlation, mean } from '../statistics/small-statistics.ts';
import { stemScores, stemsOf } from '../scores/stem-scores.ts';
import type { Stem } from '../scores/stem-scores.ts';
import { thresholds } from '../thresholds.ts';

export interface DiscriminantInput {
  readonly assessment: Assessment;
  readonly models: ReadonlyMap<string, Traits>;
  /** Trait that says the family. */
  readonly block: string;
}

type Row = readonly [number, number, number, number];
/** Means that differ by less differ by the rounding of sums alone. */
const LEAST_SPREAD = 1e-9;
/** A ratio of correlations has no natural upper bound; below zero it cannot be. */
const fromZero = { to: (x: number): number => x, from: (x: number): number => Math.max(0, x) };

/**
 * Heterotrait–monotrait ratio (Henseler, Ringle & Sarstedt 2015) of every two dimensions and of every two subdimensions of a test, over
 * model means. The items are two parcels a scale: its odd and even pairs of stems, its parallel forms, or its odd and even stems. Correlations of single stems over a few models are
 * mostly noise, and averaging their absolute values would draw every ratio towards 1. Stems that score both scales are left out: one answer
 * rated twice correlates with itself. Interval: families left out one at a time, t(G − 1), which on simulated families (5 to 20, ρ .3 to 1)
 * covered .91 to .99 and called two scales with ρ = .90 distinct in at most 2 %.
 */
export function discriminant({ assessment, models, block }: DiscriminantInput): Discriminant[] {
  return assessment.tests.flatMap((test) => {
    const scores = stemScores(test);
    const stems = stemsOf(test);
    const level = (sub: boolean): string[] => [...new Set(test.scores.scores.filter(({ subdimension }) => (subdimension !== null) === sub).map((row) => row.subdimension ?? row.dimension))];
    return [level(false), level(true)].flatMap((scopes) =>
      scopes.flatMap((a, i) =>
        scopes.slice(i + 1).map((b): Discriminant => {
          const none = (why: string, n = 0): Discriminant => ({ test: test.test, a, b, htmt: null, interval: null, models: n, verdict: 'not-estimable', why });
          const [ofA, ofB] = [scores.get(a), scores.get(b)];
          if (ofA === undefined || ofB === undefined) return none('the test has no ratings of single stems');
          const known = (of: NonNullable<typeof ofA>): Set<string> => new Set([...of.values()].flatMap((byStem) => [...byStem.keys()]));
          const [stemsA, stemsB] = [known(ofA), known(ofB)];
          const shared = [...stemsA].filter((stem) => stemsB.has(stem));
          const parcels = [stemsA, stemsB].map((own) => parcelsOf([...own].filter((stem) => !shared.includes(stem)), (stem) => stems.get(stem)));
          const [forA, forB] = parcels;
          if (forA == null || forB == null) return none(`fewer than two stems of their own${shared.length === 0 ? '' : ` beside ${shared.length} that score both`}`);
          const rows = new Map<string, Row>();
          for (const model of [...ofA.keys()].sort()) {
            const parcel = (of: typeof ofA, wanted: readonly string[]): number => mean(wanted.flatMap((stem) => of.get(model)?.get(stem) ?? []));
            const row: Row = [parcel(ofA, forA[0]), parcel(ofA, forA[1]), parcel(ofB, forB[0]), parcel(ofB, forB[1])];
            if (row.every(Number.isFinite)) rows.set(model, row);
          }
          if (rows.size < thresholds.modelsForItems) return none(`${rows.size} models with all parcels; at least ${thresholds.modelsForItems} are needed`, rows.size);
          const htmt = ratio([...rows.values()]);
          if (htmt === null) return none('two parcels of one scale do not correlate over models: it measures nothing that could be distinct', rows.size);
          return { test: test.test, a, b, htmt, models: rows.size, ...judge(htmt, rows, models, block, shared.length) };
        }),
      ),
    );
  });
}

/** A ratio of correlations that are no correlations any more. */
const farthest = 10;

function judge(htmt: number, rows: ReadonlyMap<string, Row>, traits: ReadonlyMap<string, Traits>, block: string, shared: number): Pick<Discriminant, 'interval' | 'verdict' | 'why'> {
  const left = shared === 0 ? '' : `; ${shared} stems that score both left out`;
  const found = resamplingUnits([...rows.keys()], traits, block);
  if (!found.ok) return { interval: null, verdict: 'undecided', why: `${found.why}${left}` };
  const { units } = found;
  const without = units.names.map((unit) => ratio([...rows].flatMap(([model, row]) => (units.of.get(model) === unit ? [] : [row]))));
  const interval = jackknife(htmt, without, units, fromZero);
  if (interval === null) return { interval, verdict: 'undecided', why: `without one of the ${units.kind === 'family' ? 'families' : 'models'} the ratio cannot be had${left}` };
  if (interval.upper > farthest) return { interval: null, verdict: 'undecided', why: `the limits run from ${interval.lower.toFixed(2)} past ${farthest}: the correlations inside the scales are too near to 0${left}` };
  const verdict = interval.upper < thresholds.htmt ? 'distinct' : interval.lower >= thresholds.htmt ? 'not-distinct' : 'undecided';
  const limit = thresholds.htmt.toFixed(2);
  const why = { distinct: `the upper limit is below ${limit}`, 'not-distinct': `the lower limit is not below ${limit}: two names for one score`, undecided: `the interval holds ${limit}` }[verdict];
  return { interval, verdict, why: `${why}${left}` };
}

/**
 * Where stems come in pairs that ask for the same, every other pair: parcels that both have a stem of each pair would go together for what pairs share, too, and scales would seem more
 * distinct than they are. Else the stems of the two forms; of one form, or of more than two, every other stem. Null under two stems.
 */
function parcelsOf(stems: readonly string[], known: (stem: string) => Stem | undefined): readonly [string[], string[]] | null {
  if (stems.length < 2) return null;
  const ordered = [...stems].sort();
  const pairOf = (stem: string): string => known(stem)?.pair ?? stem;
  const formOf = (stem: string): string => known(stem)?.form ?? '';
  const pairs = [...new Set(ordered.map(pairOf))].sort();
  if (pairs.length > 1 && pairs.length < ordered.length) {
    const side = new Map(pairs.map((pair, i) => [pair, i % 2]));
    return [ordered.filter((stem) => side.get(pairOf(stem)) === 0), ordered.filter((stem) => side.get(pairOf(stem)) === 1)];
  }
  const forms = [...new Set(ordered.map(formOf))].sort();
  return forms.length === 2 ? [ordered.filter((stem) => formOf(stem) === forms[0]), ordered.filter((stem) => formOf(stem) === forms[1])] : [ordered.filter((_, i) => i % 2 === 0), ordered.filter((_, i) => i % 2 === 1)];
}

/** Null where a parcel does not vary, or the two of one scale do not go together. */
function ratio(rows: readonly Row[]): number | null {
  const column = (j: number): number[] => rows.map((row) => row[j]!);
  if ([0, 1, 2, 3].some((j) => Math.max(...column(j)) - Math.min(...column(j)) < LEAST_SPREAD)) return null;
  const within = [correlation(column(0), column(1)), correlation(column(2), column(3))];
  if (within.some((r) => r === null || r <= 0)) return null;
  return heterotraitMonotrait(pearson(fromRows(rows)), [0, 0, 1, 1]).data[1]!;
}
