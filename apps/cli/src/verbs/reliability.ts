import { DataError } from '@valuelex/core';
import type { Diagnostic } from '@valuelex/core';
import { createRandom, generalizability, isNumericalError, varianceComponents } from '@valuelex/psychometrics';
import type { VarianceComponents } from '@valuelex/psychometrics';
import { parseCount } from '../host.ts';
import { readRatings } from '../input/ratings-input.ts';
import type { Ratings } from '../input/ratings-input.ts';
import type { VerbContext } from '../verb.ts';
import { UsageError } from '../output/errors.ts';
import { printable } from '../output/printable.ts';
import { describeReliability } from '../output/reliability-text.ts';
import { facetCoefficients } from '../reliability/facet-coefficients.ts';
import type { FacetCoefficients } from '../reliability/facet-coefficients.ts';
import { scaleReliabilities } from '../reliability/scale-reliability.ts';
import type { ScaleReliability } from '../reliability/scale-reliability.ts';
import { methodsText } from '../reliability/methods-text.ts';
import type { Keys } from '../input/reverse-keys.ts';
import { adviceOf, studyDesigns } from '../reliability/d-study.ts';
import type { Advice, DStudyRow } from '../reliability/d-study.ts';

interface Options {
  ratings: string;
  unit: string;
  facets?: string;
  rater?: string;
  score: string;
  keyed?: string;
  range?: string;
  scale?: string;
  methods?: true;
  levels: string[];
  target: string;
  seed: string;
}

/** What the verb prints with --json. */
export interface ReliabilityDocument {
  readonly design: {
    readonly unit: string;
    /**
     * `levels`: how many different ones there are. `levelsPerUnit`: how many a unit meets (of a nested facet, in one level of what it is nested in);
     * the harmonic mean where they differ, be it between units or between levels of what the facet is nested in (`uneven`). It is what g, the D-study and
     * the advice take for the observed number; of a nested facet they are of the mean of means, in which each level of the outer facet counts alike.
     */
    readonly facets: readonly { readonly name: string; readonly levels: number; readonly levelsPerUnit: number; readonly uneven: boolean; readonly within: readonly string[] }[];
    readonly units: number;
    readonly scores: number;
    readonly missing: number;
    /** Scores in a cell. */
    readonly replicates: number;
    readonly balanced: boolean;
    /** Which scores were mirrored, and at what ends. */
    readonly keyed: Keys | null;
  };
  /** Column of the score. */
  readonly score: string;
  readonly rater: string | null;
  /** How the components were estimated. */
  readonly method: 'anova' | 'henderson-1' | 'reml';
  readonly mean: number;
  readonly varianceComponents: readonly {
    readonly effect: string;
    readonly variance: number;
    readonly share: number;
    /** As it came out; below 0 where `variance` is set to 0. */
    readonly estimate: number;
    readonly df: number | null;
    readonly meanSquare: number | null;
    /** 95 % limits of `variance`. */
    readonly ci95: readonly [number, number] | null;
  }[];
  /** At the observed levels. */
  readonly g: { readonly relative: number | null; readonly absolute: number | null; readonly relativeError: number; readonly absoluteError: number; readonly relativeCi95: readonly [number, number] | null };
  readonly dStudy: readonly DStudyRow[];
  readonly advice: Advice;
  readonly coefficients: readonly FacetCoefficients[];
  /** Each scale by itself, by the column that --scale names. */
  readonly scales: readonly ScaleReliability[];
  /** What was done and found, as a paper’s methods section would say it. */
  readonly methods: string;
  readonly diagnostics: readonly Diagnostic[];
}

export async function verb(context: VerbContext, options: Options): Promise<void> {
  const document = await analyse(options);
  context.output.result(document, () => (options.methods === true ? printable(document.methods) : describeReliability(document)));
}

async function analyse(options: Options): Promise<ReliabilityDocument> {
  const named = (options.facets ?? '').split(',').filter((name) => name !== '');
  const facets = options.rater === undefined || named.includes(options.rater) ? named : [...named, options.rater];
  if (facets.length === 0) throw new UsageError('give --facets, --rater or both', 'valuelex reliability --ratings F.csv --unit model --facets item,prompt --score rating');
  const target = Number(options.target);
  if (!(target > 0 && target < 1)) throw new UsageError(`--target ${options.target}: expected a number between 0 and 1`);
  const levels = parseLevels(options.levels, facets);
  const seed = parseCount('--seed', options.seed);
  const range = options.range === undefined ? undefined : parseRange(options.range);
  if (range !== undefined && options.keyed === undefined) throw new UsageError('--range is of use with --keyed alone: it says where reverse-keyed scores are mirrored');
  const { keyed, scale } = options;

  const ratings = await readRatings(options.ratings, { unit: options.unit, facets, score: options.score, keyed, range, scale });
  try {
    const components = varianceComponents(ratings);
    const { relative, absolute, relativeError, absoluteError } = generalizability(components);
    const coefficients = facetCoefficients(ratings, options.rater, createRandom(seed, 'reliability'));
    const document: Omit<ReliabilityDocument, 'methods'> = {
      design: {
        unit: options.unit,
        facets: ratings.facets.slice(1).map(({ name, within = [] }, i) => ({ name, levels: levelsIn(ratings, i + 1), levelsPerUnit: components.sizes[i + 1]!, uneven: components.uneven[i + 1]!, within })),
        units: components.sizes[0]!,
        scores: components.scores,
        missing: ratings.missing,
        replicates: components.replicates,
        balanced: components.balanced,
        keyed: ratings.keys,
      },
      score: options.score,
      rater: options.rater ?? null,
      method: components.method,
      mean: components.mean,
      varianceComponents: components.components.map(({ effect, variance, share, estimate, df, meanSquare, ci95 }) => ({ effect, variance, share, estimate, df, meanSquare, ci95 })),
      g: { relative, absolute, relativeError, absoluteError, relativeCi95: components.relativeCi95 },
      dStudy: studyDesigns(components, levels),
      advice: adviceOf(components, target),
      coefficients: coefficients.facets,
      scales: scale === undefined ? [] : scaleReliabilities(ratings, target, options.rater),
      diagnostics: [
        ...ratings.diagnostics,
        ...unevenFacets(ratings, components),
        ...components.diagnostics.map(({ code, severity, message }): Diagnostic => ({ code, severity, message })),
        ...coefficients.diagnostics,
      ],
    };
    return { ...document, methods: methodsText(document, scale ?? null) };
  } catch (error) {
    if (!isNumericalError(error)) throw error;
    throw new DataError(error.code, error.message, { where: options.ratings, cause: error });
  }
}

/** Different levels of a facet; of a nested one the same name counts in every level of what it is nested in. */
function levelsIn({ facets }: Ratings, facet: number): number {
  const { levels, within = [] } = facets[facet]!;
  const outer = facets.filter(({ name }) => within.includes(name));
  return new Set(levels.map((level, i) => JSON.stringify([level, ...outer.map((one) => one.levels[i])]))).size;
}

function unevenFacets({ facets }: Ratings, { sizes, uneven }: VarianceComponents): Diagnostic[] {
  const unit = facets[0]!.name;
  return facets.flatMap(({ name, within = [] }, i): Diagnostic[] => {
    if (!uneven[i]) return [];
    const harmonic = `${sizes[i]!.toFixed(2)} ${name} is the harmonic mean, and what "as observed" stands for in G, the D-study and the advice`;
    const outer = within.join(' and ');
    return [
      {
        code: 'mean-levels',
        severity: 'info',
        message:
          within.length === 0
            ? `Levels of ${unit} do not all meet the same number of levels: ${harmonic}.`
            : `Levels of ${outer} do not all hold the same number of ${name}: ${harmonic}. They are of the mean over ${outer} of the means over ${name}, in which each ${outer} counts alike, and not of the mean of all scores.`,
      },
    ];
  });
}

/** `0,10` as the ends of a scale. */
function parseRange(given: string): readonly [number, number] {
  const [low, high, ...more] = given.split(',').map((part) => (part.trim() === '' ? Number.NaN : Number(part)));
  if (low === undefined || high === undefined || more.length > 0 || !(low < high)) throw new UsageError(`--range ${given}: expected the lowest and the highest score, as 0,10`);
  return [low, high];
}

/** `item=10,20` as levels of a D-study. */
function parseLevels(given: readonly string[], facets: readonly string[]): ReadonlyMap<string, readonly number[]> {
  return new Map(
    given.map((text) => {
      const at = text.lastIndexOf('=');
      const name = text.slice(0, Math.max(0, at));
      if (!facets.includes(name)) throw new UsageError(`--levels ${text}: expected FACET=N,N,… with one of ${facets.join(', ')}`);
      return [name, text.slice(at + 1).split(',').map((count) => parseCount(`--levels ${name}`, count, 1))];
    }),
  );
}
