import type { Assessment, Clustering, Coefficient, FactorSolution, Findings, ResponseMatrix, Taxonomy, UsabilityCheck } from '@valuelex/core';
import { forcedFactors, forcedText, keptByRule } from './structure/forced-factors.ts';
import { itemCorrelations } from './scores/item-correlations.ts';
import type { HeldOut } from './structure/held-out.ts';
import { descriptorIccs } from './structure/nesting.ts';
import { agreeing, distinct, generalizable, judged, placeIn, unbiased, unknown } from './scores/score-checks.ts';
import type { Place, Verdict } from './scores/score-checks.ts';
import { median } from './statistics/small-statistics.ts';
import { thresholds } from './thresholds.ts';

/** What the checks read; what a study has not is null. */
export interface UsabilityInput {
  readonly matrix: ResponseMatrix | null;
  readonly factor: FactorSolution | null;
  readonly clustering: Clustering | null;
  readonly taxonomy: Taxonomy;
  readonly assessment: Assessment | null;
  /** Null: no model was held out. */
  readonly heldOut: HeldOut | null;
  readonly placebo: FactorSolution | null;
  readonly nullPopulation: FactorSolution | null;
  readonly measured: Measured;
}

/** What was found out of the scores, the scales and the raters; empty where nothing was assessed. */
export type Measured = Pick<Findings, 'populations' | 'profiles' | 'discriminant' | 'generalizability' | 'raters' | 'multimethod' | 'framing'>;

/** “Is this usable?”: every check with its value, its threshold fixed beforehand, and a verdict. */
export function usability(input: UsabilityInput): UsabilityCheck[] {
  const { taxonomy, placebo, nullPopulation, factor } = input;
  const dimensions = new Set(taxonomy.dimensions.map(({ id }) => id));
  const derived = taxonomy.origin === 'derived';
  const checks: UsabilityCheck[] = [];
  const of =
    (about: NonNullable<UsabilityCheck['about']>) =>
    (check: string, threshold: string, verdict: Verdict): void => {
      checks.push({ check, threshold, ...verdict, about });
    };
  const [structure, scores] = [of('structure'), of('scores')];
  if (derived) {
    structure('descriptors differ between models', `median ICC(1) ≥ ${thresholds.differences}`, differences(input.matrix));
    structure('eigenvalues and loadings meet criteria', `a dimension of ≥ ${thresholds.markers} words with loadings ≥ ${thresholds.loading}; ≤ ${thresholds.homeless} of the words homeless`, loadings(input));
    structure('clusters are stable', `median bootstrap Jaccard of the subdimensions ≥ ${thresholds.stability}`, stability(input.clustering));
    structure('clusters agree over similarity measures', `ARI of meaning and co-endorsement ≥ ${thresholds.similarityMeasures}`, overMeasures(input.clustering));
    const consensus = input.clustering?.consensus;
    if (consensus !== undefined && consensus.embedders.length > 1) structure('clusters agree over embedders', `ARI of each two embedders ≥ ${thresholds.similarityMeasures}, and above words dealt anew`, overEmbedders(consensus));
  }
  scores(
    'test items correlate with their dimension',
    `corrected r ≥ ${thresholds.itemCorrelation} for ≥ ${thresholds.itemShare} of the items, over ≥ ${thresholds.modelsForItems} models`,
    items(input.assessment, dimensions),
  );
  if (derived) structure('the structure holds for models outside the elicitation', `p ≤ ${thresholds.alpha} against permuted model blocks`, outside(input.heldOut));
  const place = placeIn(input.assessment?.tests.length ?? 0);
  const alpha = 'α of the value scales';
  scores(alpha, `smallest α of a dimension between models ≥ ${thresholds.reliability}`, coefficient(input.assessment, (c) => c.coefficient === 'alpha' && c.level === 'between-models' && dimensions.has(c.scope), thresholds.reliability, 'no α between models could be had', place));
  scores(
    'test answers are judged alike',
    `smallest ICC(2,k) of the raters ≥ ${thresholds.consistency}`,
    coefficient(judgedByDifferent(input.assessment), (c) => c.coefficient === 'icc2-k' && c.level === 'ratings', thresholds.consistency, 'agreement needs at least two raters that are not one model', place),
  );
  if (input.assessment !== null) {
    scores('scores tell models apart', `smallest generalizability coefficient of a dimension ≥ ${thresholds.generalizability}`, generalizable(input.measured.generalizability ?? [], dimensions, place));
    scores('dimensions are told apart', `upper limit of HTMT < ${thresholds.htmt.toFixed(2)} for every two dimensions`, distinct(input.measured.discriminant ?? [], dimensions, place));
    scores('neither raters nor the order of options bias the scores', 'no diagnostic says biased', unbiased(input.measured.raters ?? [], place));
    scores('methods agree', `mean r of a dimension by two methods: lower limit > 0, above that of different dimensions, p ≤ ${thresholds.alpha}`, agreeing(input.measured.multimethod ?? null));
  }
  if (placebo !== null && factor !== null) structure('structure exceeds the placebo’s', 'more factors than the placebo elicitation has', exceeds(factor, placebo, 'placebo'));
  const k = nullPopulation === null ? null : keptByRule(nullPopulation);
  if (nullPopulation !== null && k === null) structure('no structure where none is', 'no factor in the null population', unknown(noRule));
  if (k !== null) {
    structure('no structure where none is', 'no factor in the null population', {
      value: `${k} factors`,
      number: k,
      verdict: k === 0 ? 'pass' : 'fail',
      why: k === 0 ? 'The same procedure finds nothing in a population that shares no dimensions.' : 'The procedure finds factors where there are none: the study’s may be of that kind.',
    });
  }
  return checks;
}

const noRule = 'The number of factors was asked for, and no rule says how many exceed chance.';

function differences(matrix: ResponseMatrix | null): Verdict {
  if (matrix === null || matrix.columns.length === 0) return unknown('There are no descriptors.');
  const models = new Set(matrix.groups['model'] ?? []).size;
  if (models < 2) return unknown('One model: nothing to differ from.');
  const iccs = descriptorIccs(matrix);
  if (iccs.length === 0) return unknown('Each model has one row: differences between models cannot be told from noise.');
  const middle = median(iccs);
  return judged(middle, middle >= thresholds.differences, `median ICC(1) ${middle.toFixed(2)} over ${iccs.length} words`, 'Share of the variance of a word that lies between models.');
}

function loadings({ factor, taxonomy }: UsabilityInput): Verdict {
  if (factor === null) return unknown('No factor solution was made.');
  const cause = factor.diagnostics.find(({ code }) => code === 'too-few-to-factor');
  if (cause !== undefined) return unknown(cause.message);
  const words = factor.variables.length;
  const homeless = words === 0 ? 1 : taxonomy.homeless.length / words;
  const good = taxonomy.dimensions.filter(({ underIdentified }) => !underIdentified).length;
  const forced = forcedFactors(factor);
  const verdict = judged(
    homeless,
    good > 0 && homeless <= thresholds.homeless,
    `${good} dimensions; ${(100 * homeless).toFixed(0)} % of ${words} words homeless`,
    good === 0 ? 'Poor loadings: values are not differentiated.' : `Number of factors by ${factor.retention.rule}.`,
  );
  // Loadings of as many factors as one asks for are no evidence that there are so many.
  if (forced === null || verdict.verdict !== 'pass' || forced.ruleKeeps === forced.asked) return verdict;
  return { ...verdict, verdict: 'undecided', why: `${forcedText(forced)}.` };
}

function stability(clustering: Clustering | null): Verdict {
  const values = (clustering?.withinDimension ?? []).flatMap(({ solution }) => solution.clusters.flatMap((c) => (c.stability === null || solution.k < 2 ? [] : [c.stability])));
  if (values.length === 0) return unknown('No dimension was divided into clusters.');
  const middle = median(values);
  return judged(middle, middle >= thresholds.stability, `median ${middle.toFixed(2)} over ${values.length} subdimensions`, 'Below .60 a cluster dissolves when words are resampled: the semantic resolution is too coarse.');
}

function overMeasures(clustering: Clustering | null): Verdict {
  const ari = clustering?.comparisons?.find(({ a, b }) => a === 'meaning' && b === 'coEndorsement')?.ari ?? null;
  if (ari === null) return unknown('Words were not grouped by both measures.');
  return judged(ari, ari >= thresholds.similarityMeasures, `ARI ${ari.toFixed(2)}`, 'What a word means and who names it are two things; where they disagree, subdimensions are of meaning alone.');
}

/** By the two embedders that agree least: a consensus is worth what its parts agree on. */
function overEmbedders({ agreement }: NonNullable<Clustering['consensus']>): Verdict {
  const pairs = agreement.flatMap(({ dimension, b, ari, chance, interval }) => (dimension === null && b !== 'consensus' && ari !== null ? [{ ari, chance, interval }] : []));
  const [least] = pairs.sort((x, y) => x.ari - y.ari);
  if (least === undefined) return unknown('No two embedders know the same words.');
  const { ari, chance, interval } = least;
  const limits = interval === null ? '' : ` [${interval.lower.toFixed(2)}, ${interval.upper.toFixed(2)}]`;
  const threshold = thresholds.similarityMeasures;
  const verdict = judged(
    ari,
    ari >= threshold && (chance === null || ari > chance),
    `${pairs.length > 1 ? 'least ' : ''}ARI ${ari.toFixed(2)}${limits}${chance === null ? '' : `; words dealt anew reach ${chance.toFixed(2)}`}`,
    'Where embedders disagree, the subdimensions are as much of the embedder as of the words.',
  );
  const open = interval !== null && interval.lower < threshold && interval.upper >= threshold;
  return open ? { ...verdict, verdict: 'undecided', why: `The interval holds the threshold. ${verdict.why}` } : verdict;
}

function items(assessment: Assessment | null, dimensions: ReadonlySet<string>): Verdict {
  if (assessment === null || assessment.tests.length === 0) return unknown('Nothing was assessed.');
  const all = itemCorrelations(assessment, dimensions);
  const models = all.reduce((most, item) => Math.max(most, item.models), 0);
  if (models < thresholds.modelsForItems) return unknown(`${models} models with rated items; at least ${thresholds.modelsForItems} are needed.`);
  const known = all.filter(({ r }) => r !== null);
  if (known.length === 0) return unknown('No item varies over models.');
  const share = known.filter(({ r }) => r! >= thresholds.itemCorrelation).length / all.length;
  return judged(share, share >= thresholds.itemShare, `${(100 * share).toFixed(0)} % of ${all.length} items`, 'Over models, with the mean of the other items of the dimension. Items that do not vary count as failed.');
}

function outside(heldOut: HeldOut | null): Verdict {
  if (heldOut === null) return unknown('No model was held out (role: holdout).');
  if (!heldOut.ok) return unknown(`${heldOut.why}.`);
  return judged(heldOut.p, heldOut.p <= thresholds.alpha, `within − between ${heldOut.difference.toFixed(2)}, p = ${heldOut.p.toFixed(3)}`, `In ${heldOut.models} models that did not build the taxonomy.`);
}

/** Without the tests whose raters are all one model: that it agrees with itself says nothing. */
function judgedByDifferent(assessment: Assessment | null): Assessment | null {
  if (assessment === null) return null;
  const isOne = (raters: Assessment['tests'][number]['raters']): boolean => raters.length > 1 && raters[0]!.model !== null && raters.every(({ model }) => model === raters[0]!.model);
  return { ...assessment, tests: assessment.tests.filter(({ raters }) => !isOne(raters)) };
}

function coefficient(assessment: Assessment | null, which: (c: Coefficient) => boolean, least: number, missing: string, place: Place): Verdict {
  const found = (assessment?.tests ?? []).flatMap(({ test, scores }) => scores.reliability.filter(which).map((one) => ({ test, ...one }))).filter(({ value }) => value !== null);
  if (found.length === 0) return unknown(`${missing[0]!.toUpperCase()}${missing.slice(1)}.`);
  const [smallest] = found.sort((a, b) => a.value! - b.value!);
  const { test, value, interval, scope, n } = smallest!;
  const beside = interval === null ? '' : ` [${interval.lower.toFixed(2)}, ${interval.upper.toFixed(2)}]`;
  const passes = value! >= least;
  const torn = interval !== null && interval.lower < least && interval.upper >= least;
  return {
    value: `${value!.toFixed(2)}${beside} (${place(test, scope)})`,
    number: value,
    verdict: torn ? 'undecided' : passes ? 'pass' : 'fail',
    why: torn ? 'The interval holds the threshold.' : `Rests on ${n} units.`,
  };
}

function exceeds(factor: FactorSolution, control: FactorSolution, name: string): Verdict {
  const [own, other] = [keptByRule(factor), keptByRule(control)];
  if (own === null || other === null) return unknown(noRule);
  return judged(own - other, own > other, `${own} against ${other}`, own > other ? `The ${name} has less structure.` : 'What was found does not exceed response style.');
}
