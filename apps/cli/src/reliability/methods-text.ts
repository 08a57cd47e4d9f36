import type { ReliabilityDocument } from '../verbs/reliability.ts';
import { scalesSentence } from './scales-sentence.ts';
import { coefficient, listed, nouns, percent, range, spelled } from './method-words.ts';

type Document = Omit<ReliabilityDocument, 'methods'>;

const ESTIMATORS = {
  anova: 'by analysis of variance of the balanced random-effects design (Cronbach, Gleser, Nanda & Rajaratnam, 1972)',
  reml: 'by restricted maximum likelihood in a random-effects model',
  'henderson-1': 'by Henderson’s (1953) method I in a random-effects model',
} as const;

/** Units below which intervals of coefficients are wide. */
const FEW_UNITS = 30;

/** What was done and found, as one paragraph of a methods section. `scale`: the column of scales. */
export function methodsText(document: Document, scale: string | null): string {
  return [...design(document), components(document), generalizabilityOf(document), ...consistency(document), ...agreement(document), ...scalesSentence(document.scales, scale, document.advice.target), document.advice.sentence, ...caveats(document, scale)].join(' ');
}

function design({ design: { unit, units, facets, scores, missing, replicates, keyed }, score }: Document): string[] {
  const crossed = facets.map(({ name, levels, within }) => `${spelled(levels)} ${nouns(name, levels)}${within.length > 0 ? ` (nested in ${within.map((outer) => nouns(outer, 2)).join(' and ')})` : ''}`);
  const total = scores + missing;
  const gaps = missing === 0 ? 'none missing' : `${spelled(missing)} of ${spelled(total)} (${percent(missing / total)}) missing`;
  return [
    `The reliability of ${score} was studied in a design of ${units} ${nouns(unit, units)} × ${crossed.join(' × ')}, ${spelled(scores)} scores, ${gaps}${replicates > 1 ? `, ${replicates.toFixed(Number.isInteger(replicates) ? 0 : 1)} to a cell` : ''}.`,
    ...(keyed === null ? [] : [`${spelled(keyed.reversed)} reverse-keyed scores were mirrored between ${keyed.range[0]} and ${keyed.range[1]} beforehand.`]),
  ];
}

function components({ design: { unit }, method, varianceComponents }: Document): string {
  const [own, ...rest] = varianceComponents;
  const others = rest
    .filter(({ share }) => share >= 0.01)
    .sort((a, b) => b.share - a.share)
    .slice(0, 4)
    .map(({ effect, share }) => `${effect} ${percent(share)}`);
  const limits = own!.ci95 === null ? '' : `, 95 % interval ${range(own!.ci95)}`;
  const intervals = varianceComponents.some(({ ci95 }) => ci95 !== null) ? ', with intervals by the modified large-sample method (Ting et al., 1990)' : '; intervals were withheld, for the design is far from balanced';
  return `Variance components were estimated ${ESTIMATORS[method]}${intervals}. Differences between ${nouns(unit, 2)} made ${percent(own!.share)} of the variance (σ² = ${own!.variance.toFixed(3)}${limits}); ${others.length === 0 ? 'no other source made 1 %' : `the largest other sources were ${listed(others)}`}.`;
}

function generalizabilityOf({ design: { unit, facets }, g }: Document): string {
  if (g.relative === null || g.absolute === null) return 'No generalizability coefficient is defined, for nothing varies.';
  const composites = facets.filter(({ uneven, within }) => uneven && within.length > 0).map(({ name, within }) => `over ${within.map((outer) => nouns(outer, 2)).join(' and ')} of their means over ${nouns(name, 2)}`);
  const mean = composites.length === 0 ? '' : ` by the mean ${listed(composites)}`;
  return `The generalizability coefficient of the design for comparing ${nouns(unit, 2)}${mean} was G = ${coefficient(g.relative)} (${g.relativeCi95 === null ? '' : `95 % interval ${range(g.relativeCi95, coefficient)}; `}standard error of a mean ${g.relativeError.toFixed(3)}; expected correlation with the universe score √G = ${coefficient(Math.sqrt(g.relative), 2)}), the index of dependability for absolute levels Φ = ${coefficient(g.absolute)} (standard error ${g.absoluteError.toFixed(3)}; Brennan, 2001).`;
}

function consistency({ design: { unit, facets }, coefficients, g }: Document): string[] {
  return coefficients.flatMap(({ facet, scale }) => {
    if (scale === null) return [];
    const own = facets.find(({ name }) => name === facet)!;
    // What is nested in the facet differs between its levels, so its error is in α; what the facet is nested in is no condition that is averaged over.
    const fixed = facets.filter(({ name, within }) => name !== facet && !within.includes(facet) && !own.within.includes(name)).map(({ name }) => nouns(name, 2));
    const needs = scale.levels < 3 ? `it needs three ${nouns(facet, 2)} or more` : scale.units <= scale.levels ? `it needs more ${nouns(unit, 2)} than ${nouns(facet, 2)}` : 'its factor model could not be fitted';
    const omega = scale.omega === null ? `; ω was not estimated, for ${needs}` : `; ω = ${coefficient(scale.omega.total)}${scale.omega.hierarchical === null ? '' : `, ω hierarchical = ${coefficient(scale.omega.hierarchical)}`}`;
    const above = g.relative !== null && fixed.length > 0 && scale.alpha.raw > g.relative + 0.02 ? ', which is why it exceeds G' : '';
    const remarks = [
      ...(fixed.length === 0 ? [] : [`means over ${listed(fixed)}, whose error it does not count${above}`]),
      // Covariances inside a group are in α beside those between groups.
      ...(own.within.length === 0 ? [] : [`what ${nouns(facet, 2)} of one ${listed(own.within)} share counts as true`]),
    ];
    const taken = remarks.length === 0 ? '' : ` (${remarks.join('; ')})`;
    return [`Over ${nouns(facet, 2)}, Cronbach’s α of ${scale.units} ${nouns(unit, scale.units)} × ${spelled(scale.levels)} ${nouns(facet, scale.levels)}${taken} was ${coefficient(scale.alpha.raw)} (Feldt’s 95 % interval ${range(scale.alpha.ci, coefficient)})${omega}.`];
  });
}

function agreement({ coefficients, rater }: Document): string[] {
  return coefficients.flatMap(({ facet, isRater, agreement: found }) => {
    if (!isRater || found === null || (rater === null && found.raters > 12)) return [];
    const parts: string[] = [];
    if (found.icc !== null) {
      for (const form of ['ICC(2,1)', 'ICC(2,k)'] as const) {
        const { value, ci } = found.icc[form];
        if (value !== null) parts.push(`${form} = ${coefficient(value)}${ci === null ? '' : ` ${range(ci, coefficient)}`}`);
      }
    }
    if (found.krippendorff.interval !== null) parts.push(`Krippendorff’s α (interval) = ${coefficient(found.krippendorff.interval)}`);
    return parts.length === 0 ? [] : [`Agreement of the ${found.raters} ${nouns(facet, found.raters)} on single scores was ${listed(parts)}, over ${spelled(found.complete)} ${found.complete === found.targets ? '' : `complete of ${spelled(found.targets)} `}scored things.`];
  });
}

function caveats({ design: { unit, units, facets, balanced, keyed }, varianceComponents }: Document, scale: string | null): string[] {
  const said: string[] = [];
  if (scale !== null) said.push(`what is said of all scores is of a mean over ${nouns(scale, 2)}, which need not be one thing`);
  if (units < FEW_UNITS) said.push(`with ${units} ${nouns(unit, units)} the between-${unit} variance, and every coefficient built on it, is known poorly`);
  const negative = varianceComponents.filter(({ estimate }) => estimate < 0).map(({ effect }) => effect);
  if (negative.length > 0) said.push(`the estimate${negative.length === 1 ? '' : 's'} of ${listed(negative)} came out negative and ${negative.length === 1 ? 'was' : 'were'} set to 0`);
  const nests = facets.filter(({ uneven, within }) => uneven && within.length > 0).map(({ name, levelsPerUnit, within }) => `${within.map((outer) => nouns(outer, 2)).join(' and ')} hold different numbers of ${nouns(name, 2)}, which count by their harmonic mean of ${levelsPerUnit.toFixed(1)}`);
  if (!balanced) said.push(`the design is not complete and balanced${facets.some(({ uneven, within }) => uneven && within.length === 0) ? ', and levels count by their harmonic mean where units meet different numbers' : ''}`, ...nests);
  const few = facets.filter(({ levels, within }) => levels < 5 && within.length === 0).map(({ name, levels }) => `${levels} ${nouns(name, levels)}`);
  if (few.length > 0) said.push(`${listed(few)} stand for all there might be, so ${few.length === 1 ? 'that component is' : 'their components are'} rough`);
  if (keyed?.observed === true && keyed.reversed > 0) said.push('the ends of the scale were taken from the data');
  said.push(`${nouns(unit, 2)} count as independent of each other, and all facets as samples`);
  return [`Caveats: ${said.join('; ')}.`];
}
