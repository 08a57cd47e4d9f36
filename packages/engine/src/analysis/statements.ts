import type { Assessment, Findings, FactorSolution, Interval, Lexicon, ResponseMatrix, Taxonomy } from '@valuelex/core';
import { forcedFactors, forcedText } from './structure/forced-factors.ts';
import { placeIn } from './scores/score-checks.ts';
import { mean } from './statistics/small-statistics.ts';
import { thresholds } from './thresholds.ts';

export interface StatementInput {
  readonly simulated: boolean;
  readonly lexicon: Lexicon | null;
  readonly matrix: ResponseMatrix | null;
  readonly factor: FactorSolution | null;
  readonly taxonomy: Taxonomy;
  readonly assessment: Assessment | null;
  readonly findings: Omit<Findings, 'statements' | 'schema'>;
}

/** The findings in at most five sentences, each with its uncertainty. Nothing is said of which value models hold most: that needs calibrated items. */
export function statements(input: StatementInput): string[] {
  const sentences = [structure(input), replicates(input), scores(input), effects(input), trust(input)].filter((s) => s !== null);
  return input.simulated ? sentences.map((sentence, i) => (i === 0 ? `Simulated models: ${sentence}` : sentence)) : sentences;
}

function structure({ matrix, factor, taxonomy, lexicon, findings }: StatementInput): string {
  const counted = taxonomy.dimensions.filter(({ underIdentified }) => !underIdentified);
  const named = counted.map(({ id, name, members }) => `${id} “${name}” (${members.length} words)`).join(', ');
  if (taxonomy.origin !== 'derived') return `The taxonomy is ${taxonomy.origin} (${taxonomy.source}), not derived here: ${named}.`;
  const models = new Set(matrix?.groups['model'] ?? []).size;
  const basis = `${models} model${models === 1 ? '' : 's'} in ${matrix?.rows.length ?? 0} rows named ${lexicon?.entries.length ?? 0} words often enough`;
  if (counted.length === 0) {
    const cause = factor?.diagnostics.find(({ code }) => code === 'too-few-to-factor');
    return `${basis}; there is no structure to report${cause === undefined ? '' : ` (${cause.message})`}.`;
  }
  const homeless = taxonomy.homeless.length;
  const forced = forcedFactors(factor);
  const many =
    forced === null
      ? `${counted.length} dimension${counted.length === 1 ? ' exceeds' : 's exceed'} chance by ${factor?.retention.rule ?? 'the rule'}`
      : forcedText(forced);
  const style = findings.responseStyle?.verdict === 'response-style' ? ' The placebo elicitation shows as much structure: this is response style, not values.' : '';
  return `${basis}; ${many}: ${named}; ${homeless} words belong to none.${style}`;
}

function replicates(input: StatementInput): string | null {
  const { findings, taxonomy } = input;
  if (taxonomy.origin !== 'derived' || taxonomy.dimensions.length === 0) return null;
  const of = findings.replication.filter(({ values }) => values.some((value) => value !== null)).map(({ split, verdict }) => `${split}: ${verdict}`);
  const replicated = of.length === 0 ? 'Whether the structure replicates cannot be told from these respondents.' : `Replication, by ${of.join('; ')}.`;
  return `${replicated}${humans(input) ?? ''}`;
}

/** Only what was tested: a dimension that no test calls unique is not called so. */
function humans({ findings, taxonomy }: StatementInput): string | null {
  const rows = findings.uniqueness ?? [];
  if (rows.length === 0) return null;
  const nameOf = new Map(taxonomy.dimensions.map(({ id, name }) => [id, name]));
  const of = (verdict: string): string => rows.filter((row) => row.verdict === verdict).map(({ dimension }) => `${dimension} “${nameOf.get(dimension) ?? dimension}”`).join(', ');
  const parts = [
    ['shared', 'nearer to human value systems than chance'],
    ['unique', 'unique to models by the words’ meaning'],
    ['undecided', 'undecided'],
    ['not-estimable', 'not estimable'],
  ].flatMap(([verdict, text]) => (of(verdict!) === '' ? [] : [`${text}: ${of(verdict!)}`]));
  return ` Beside human systems (${(findings.humanSystems ?? []).map(({ name }) => name).join('; ')}), ${parts.join('; ')}.`;
}

/** Means of all models and the range over them; who stands where is said only of dimensions that are told apart from the others. */
function scores({ assessment, taxonomy, findings }: StatementInput): string | null {
  const test = assessment?.tests[0];
  if (test === undefined) return null;
  const unranked: string[] = [];
  const spans = taxonomy.dimensions.flatMap(({ id, name }) => {
    const own = test.scores.scores.filter((s) => s.dimension === id && s.subdimension === null && s.score !== null).sort((a, b) => b.score! - a.score!);
    const [top, last] = [own[0], own.at(-1)];
    if (top === undefined || last === undefined) return [];
    const ranked = own.length > 1 && isDistinct(id, test.test, findings);
    if (own.length > 1 && !ranked) unranked.push(name);
    const show = (s: typeof top): string => `${s.score!.toFixed(2)}${within(s.interval)} (${s.model})`;
    const all = findings.populations?.find((row) => row.test === test.test && row.scope === id && row.group === 'all');
    const average = own.length === 1 || all?.mean == null ? '' : ` mean ${all.mean.toFixed(2)}${within(all.interval)},`;
    return [own.length === 1 ? `${name} ${show(top)}` : ranked ? `${name}${average} from ${show(last)} to ${show(top)}` : `${name}${average} from ${last.score!.toFixed(2)} to ${top.score!.toFixed(2)}`];
  });
  if (spans.length === 0) return null;
  const doubt = unranked.length === 0 ? '' : ` Models are not ranked on ${unranked.join(', ')}: not shown to be distinct from the other dimensions.`;
  return `Scores on ${test.test}: ${spans.join('; ')}.${doubt}`;
}

function isDistinct(id: string, test: string, { discriminant }: StatementInput['findings']): boolean {
  const pairs = (discriminant ?? []).filter((pair) => pair.test === test && (pair.a === id || pair.b === id));
  return pairs.every(({ verdict }) => verdict === 'distinct');
}

const within = (interval: Interval | null): string => (interval === null ? '' : ` [${interval.lower.toFixed(2)}, ${interval.upper.toFixed(2)}]`);

function effects({ findings, taxonomy }: StatementInput): string | null {
  const all = findings.effects;
  if (all.length === 0) return null;
  const estimable = all.filter(({ estimable: yes }) => yes);
  if (estimable.length === 0) return `No effect of a trait can be estimated (${[...new Set(all.map(({ why }) => why))].slice(0, 2).join('; ')}).`;
  const found = estimable.filter(({ pAdjusted }) => pAdjusted !== null && pAdjusted <= thresholds.alpha).sort((a, b) => a.pAdjusted! - b.pAdjusted!);
  const rest = all.length - estimable.length;
  if (found.length === 0) return `None of ${estimable.length} effects of traits passes the correction for multiple tests${rest === 0 ? '' : ` (${rest} more cannot be estimated)`}.`;
  const nameOf = new Map(taxonomy.dimensions.map(({ id, name }) => [id, name]));
  const shown = found.slice(0, 3).map(({ contrast, dimension, estimate, interval, pAdjusted }) => {
    return `${contrast} on ${nameOf.get(dimension) ?? dimension} ${estimate!.toFixed(2)}${within(interval)}, adjusted p = ${pAdjusted!.toFixed(3)}`;
  });
  return `Effects that pass the correction, ${found.length} of ${estimable.length}: ${shown.join('; ')}.`;
}

function trust({ findings, taxonomy, assessment }: StatementInput): string {
  const { usable, nesting, generalizability } = findings;
  const by = (verdict: string): string[] => usable.filter((check) => check.verdict === verdict).map(({ check }) => check);
  const failed = by('fail');
  const effective = nesting.flatMap(({ effectiveN }) => (effectiveN === null ? [] : [effectiveN]));
  const nested = effective.length === 0 ? '' : ` ${nesting[0]!.nominalN} rows say as much as ${mean(effective).toFixed(0)} independent respondents.`;
  const names = new Map(taxonomy.dimensions.map(({ id, name }) => [id, name]));
  // The scale that tells models apart worst says what to buy.
  const [worst] = (generalizability ?? []).filter(({ scope, relative }) => names.has(scope) && relative !== null).sort((a, b) => a.relative! - b.relative!);
  const where = worst === undefined ? '' : placeIn(assessment?.tests.length ?? 0)(worst.test, names.get(worst.scope)!);
  const advice = worst === undefined ? '' : ` What to buy, for ${where}: ${worst.advice}`;
  return `Is this usable? ${by('pass').length} of ${usable.length} checks pass, ${failed.length} fail${failed.length === 0 ? '' : ` (${failed.join('; ')})`}, ${
    by('undecided').length
  } are undecided, ${by('not-estimable').length} cannot be estimated.${nested}${advice}`;
}
