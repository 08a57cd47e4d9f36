import { countedItems } from '@valuelex/assessment-kit';
import type { Assessment, GeneralizabilityStudy, Interval } from '@valuelex/core';
import { dStudy, generalizability, isNumericalError, tooFewToPlan, varianceComponents } from '@valuelex/psychometrics';
import type { MeasurementDesign, VarianceComponents } from '@valuelex/psychometrics';
import { adviceOf } from './design-advice.ts';
import { ratingRows, rowsOf, scopeName, scopesOf } from './rating-rows.ts';
import type { RatingRow } from './rating-rows.ts';
import { thresholds } from '../thresholds.ts';

/** Conditions of measurement, in the order of the effects’ names; stems, or pairs of them, are always one. */
const FACETS = ['pair', 'stem', 'framing', 'rater', 'replicate'] as const;
type FacetName = (typeof FACETS)[number];
/** What levels of a facet are levels of. */
const WITHIN: Readonly<Partial<Record<FacetName, readonly ('model' | FacetName)[]>>> = { stem: ['pair'], replicate: ['model', 'pair', 'stem', 'framing'] };

/** Designs tried in turn: with what is averaged over where the data cannot tell its effects apart. Stems fall out only where there are pairs of them. */
const AVERAGED: readonly (readonly FacetName[])[] = [[], ['replicate'], ['framing'], ['replicate', 'framing'], ['replicate', 'framing', 'rater']].flatMap((facets) => [facets, ['stem', ...facets]] as FacetName[][]);

const LADDERS: Readonly<Record<FacetName, readonly number[]>> = { pair: [5, 10, 20, 40], stem: [10, 20, 40, 80], framing: [], rater: [1, 2, 3], replicate: [1, 3] };
/** One form, or both. */
const IN_PAIR = [1, 2];

/**
 * A generalizability study of every rated scope of every test over model × stem × rater, stems nested in pairs where two ask for the same in other words, replicates
 * nested in the cells of model and stem: variance components, coefficients of the design as it was, a D-study and what to buy. It is of the answers that are in the scores: the neutral framing, where
 * there is one. With several framings a study of all answers stands beside it, framing as a facet. Facets of one level stay out, and what they hide is said. All facets are
 * random (Brennan 2001, Generalizability Theory, ch. 4–5).
 */
export function generalizabilityStudies({ assessment }: { readonly assessment: Assessment }): GeneralizabilityStudy[] {
  return assessment.tests.flatMap((test) => {
    const rows = ratingRows(test).filter(({ score }) => score !== null);
    const judged = test.raters.length > 0;
    const counted = new Set(countedItems(test.items).map(({ id }) => id));
    return scopesOf(rows).map((scope) => {
      const all = rowsOf(rows, scope);
      const own = all.filter(({ item }) => counted.has(item));
      return { test: test.test, scope: scopeName(scope), ...studyOf(own, judged), ...(own.length === all.length ? {} : { overFramings: beside(studyOf(all, judged)) }) };
    });
  });
}

type Study = Omit<GeneralizabilityStudy, 'test' | 'scope' | 'overFramings'>;

const beside = ({ facets, components, relative, relativeInterval, absolute, why }: Study): NonNullable<GeneralizabilityStudy['overFramings']> => ({ facets, components, relative, relativeInterval: relativeInterval ?? null, absolute, why });

/** `judged`: by raters; else what was read from the answers stands for ratings. */
function studyOf(rows: readonly RatingRow[], judged: boolean): Study {
  const models = distinct(rows, 'model');
  if (models < 2) return withheld(`${models === 1 ? 'one model was' : 'no model was'} rated: a coefficient compares models`);
  const pairs = distinct(rows, 'pair');
  // Pairs of which one stem each was asked are stems; the two stems of one pair alone are all that can be told.
  const paired = pairs > 1 && pairs < distinct(rows, 'stem');
  const present = FACETS.filter((facet) => (facet === 'pair' ? paired : distinct(rows, facet) > 1));
  if (!present.includes('stem')) return withheld('one stem was rated: what stems add cannot be told');
  let refusal = '';
  const tried = new Set<string>();
  for (const averaged of AVERAGED) {
    const facets = present.filter((facet) => !averaged.includes(facet) || (facet === 'stem' && !paired));
    if (tried.has(facets.join())) continue;
    tried.add(facets.join());
    try {
      // Restricted maximum likelihood takes minutes where some hundred cells are missing; Henderson’s method is as unbiased.
      return described(varianceComponents(designOf(rows, facets), 'anova'), facets, present, rows, judged);
    } catch (error) {
      if (!isNumericalError(error)) throw error;
      refusal = error.message;
    }
  }
  return withheld(refusal);
}

function described(components: VarianceComponents, facets: readonly FacetName[], present: readonly FacetName[], rows: readonly RatingRow[], judged: boolean): Study {
  const { relative, absolute } = generalizability(components);
  const sizes = components.sizes.slice(1);
  // Answers in a cell that were averaged over, the two orders of a scale among them: they are bought all the same.
  const cells = new Set(rows.map(({ model, pair, stem, framing, replicate }) => JSON.stringify([model, facets.includes('stem') ? stem : pair, framing, ...(facets.includes('replicate') ? [replicate] : [])])));
  const perCell = new Set(rows.map(({ answer }) => answer)).size / cells.size;
  const framings = facets.includes('framing') ? 1 : distinct(rows, 'framing');
  const answersOf = (levels: readonly number[]): number => facets.reduce((product, facet, i) => (facet === 'rater' ? product : product * levels[i]!), perCell * framings);
  const models = components.sizes[0]!;
  const refused = tooFewToPlan(models, 'models');
  const studies = refused !== null ? [] : dStudy(components, facets.map((facet, i) => [...new Set([...(facet === 'stem' && facets.includes('pair') ? IN_PAIR : LADDERS[facet]), sizes[i]!])].sort((a, b) => a - b)));
  const target = thresholds.generalizability;
  return {
    facets: facets.map((facet, i) => ({ facet, levels: sizes[i]! })),
    components: components.components.map(({ effect, variance, share, ci95 }) => ({
      effect,
      variance,
      share,
      interval: intervalOf(ci95, 'modified large-sample limits (Ting et al. 1990)'),
    })),
    relative,
    relativeInterval: intervalOf(components.relativeCi95 && [Math.max(0, components.relativeCi95[0]), Math.max(0, components.relativeCi95[1])], 'F with the error’s degrees of freedom by Satterthwaite (1946); Feldt’s (1965) with one facet; limits below 0, which a share of variance cannot have, are 0'),
    absolute,
    expectedCorrelation: relative === null ? null : Math.sqrt(relative),
    dStudy: studies.map((study) => ({
      levels: Object.fromEntries(facets.map((facet, i) => [facet, study.levels[i]!])),
      answersPerModel: answersOf(study.levels),
      relative: study.relative ?? 0,
      absolute: study.absolute ?? 0,
    })),
    advice: refused ?? adviceOf({ components, facets, observed: relative, target, answersOf, judged }),
    why: whyOf(components, facets, present, rows, judged),
  };
}

function intervalOf(limits: readonly [number, number] | null, method: string): Interval | null {
  return limits === null ? null : { lower: limits[0], upper: limits[1], level: 0.95, method };
}

function whyOf(components: VarianceComponents, facets: readonly FacetName[], present: readonly FacetName[], rows: readonly RatingRow[], judged: boolean): string {
  const parts = [`${components.sizes[0]} models × ${facets.map((facet, i) => `${round(components.sizes[i + 1]!)} ${plural(facet, components.sizes[i + 1]!)}`).join(' × ')}, ${components.scores} scores; ${components.balanced ? 'analysis of variance of a balanced design' : 'Henderson’s method I, for cells are missing'}`];
  if (facets.includes('pair') && facets.includes('stem')) parts.push('stems are nested in pairs that ask for the same');
  if (facets.includes('replicate')) parts.push('replicates are nested in the cells of model and stem');
  if (facets.includes('framing')) parts.push('framings count as a sample of framings');
  const averaged = present.filter((facet) => !facets.includes(facet));
  if (averaged.length > 0) parts.push(`averaged over ${averaged.map((facet) => plural(facet, 2)).join(' and ')}, whose effects too many missing cells hide`);
  if (judged && !present.includes('rater')) parts.push('one rater: its leanings are part of the score and are not counted as error');
  if (!present.includes('replicate')) parts.push('one answer a stem: chance in answering is part of the residual');
  if (new Set(rows.map(({ subdimension }) => subdimension)).size > 1) parts.push('stems of its subdimensions are taken as one pool');
  if (generalizability(components).relative === null) parts.push('models do not differ at all, so no coefficient can be estimated');
  parts.push(...components.diagnostics.filter(({ code }) => code === 'negative-variance').map(({ message }) => message.replace(/^The/, 'the').replace(/\.$/, '')));
  return `${parts.join('; ')}.`;
}

/** One score a cell: what is averaged over, and ratings of several parts of a dimension, are means. */
function designOf(rows: readonly RatingRow[], facets: readonly FacetName[]): MeasurementDesign {
  const keys = ['model', ...facets] as const;
  const cells = new Map<string, { row: RatingRow; sum: number; n: number }>();
  for (const row of rows) {
    const key = JSON.stringify(keys.map((name) => row[name]));
    const cell = cells.get(key);
    if (cell === undefined) cells.set(key, { row, sum: row.score!, n: 1 });
    else {
      cell.sum += row.score!;
      cell.n++;
    }
  }
  const all = [...cells.values()];
  return {
    facets: keys.map((name) => ({
      name,
      levels: all.map(({ row }) => row[name]),
      ...(name !== 'model' && WITHIN[name] !== undefined ? { within: WITHIN[name].filter((outer) => keys.includes(outer)) } : {}),
    })),
    score: Float64Array.from(all, ({ sum, n }) => sum / n),
  };
}

function withheld(why: string): Study {
  return { facets: [], components: [], relative: null, relativeInterval: null, absolute: null, expectedCorrelation: null, dStudy: [], advice: 'No advice: the coefficient cannot be estimated.', why: `${why.replace(/\.$/, '')}.` };
}

function distinct(rows: readonly RatingRow[], facet: FacetName | 'model'): number {
  return new Set(rows.map((row) => row[facet])).size;
}

const plural = (facet: string, count: number): string => (count === 1 ? facet : `${facet}s`);
const round = (count: number): number => Math.round(count * 10) / 10;
