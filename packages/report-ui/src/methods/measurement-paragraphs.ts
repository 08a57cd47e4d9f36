import type { Findings } from '@valuelex/core';
import { decimal, percent, whole } from '../text/format.ts';
import type { ReportTest } from '../document/report-document.ts';

export interface ParagraphInput {
  readonly tests: readonly ReportTest[];
  readonly findings: Findings | null;
  readonly simulated: boolean;
  readonly nameOf: (scope: string) => string;
}

/** What was done and how well it measures, one paragraph a test, to be taken into a paper. Plain text that holds names given by models. */
export function measurementParagraphs({ tests, findings, simulated, nameOf }: ParagraphInput): string[] {
  return tests.map((test) =>
    [administration(test, simulated), ratings(test), reliability(test, nameOf), generalizability(test, findings, nameOf), biases(test, findings)].filter((part) => part !== null).join(' '),
  );
}

function administration({ test, items, answersStored, counts }: ReportTest, simulated: boolean): string {
  const stems = new Set(items.map(({ id, stemId }) => stemId ?? id)).size;
  const framings = [...new Set(items.map(({ framing }) => framing ?? 'neutral'))];
  const forms = new Set(items.map(({ form }) => form)).size;
  const framed = framings.length > 1 ? `, put in ${framings.length} framings (${framings.join(', ')})` : '';
  const asked = counts.replicates < 2 ? 'once' : `${counts.replicates} times`;
  return `${counted(counts.models, simulated ? 'simulated model' : 'model')} took the test ${test}: ${counted(stems, 'item')} in ${counted(forms, 'form')}${framed}, each asked ${asked}; of ${whole(answersStored)} answers ${whole(counts.unusable)} (${shareOf(counts.unusable, answersStored)}) were empty, refused or cut off.`;
}

function ratings({ items, raters, ratingsStored, counts }: ReportTest): string | null {
  const scale = items[0]?.scale;
  if (ratingsStored === 0 || raters.length === 0 || scale === undefined) return null;
  const named = raters.map(({ label, model }) => (model === null || label.includes(model) ? label : `${label} (${model})`)).join(', ');
  return `${counted(raters.length, 'rater')} (${named}) judged the answers one dimension at a time, not knowing which model gave them, from ${scale.min} to ${scale.max}: ${whole(ratingsStored)} ratings, ${shareOf(counts.abstained, ratingsStored)} abstentions.`;
}

/** Range of each coefficient over dimensions and subdimensions. */
function reliability({ scores }: ReportTest, nameOf: (scope: string) => string): string | null {
  const of = (coefficient: string, level?: string) => scores.reliability.filter((row) => row.coefficient === coefficient && (level === undefined || row.level === level));
  const sentences = [
    { name: 'Cronbach’s α between models', rows: of('alpha', 'between-models') },
    { name: 'agreement of the raters, ICC(2,k),', rows: of('icc2-k') },
    { name: 'the correlation of parallel forms', rows: of('parallel-forms-r') },
  ].flatMap(({ name, rows }) => {
    const known = rows.filter(({ value }) => value !== null).sort((a, b) => a.value! - b.value!);
    const [low, high] = [known[0], known.at(-1)];
    if (low === undefined || high === undefined) return [];
    return [known.length === 1 ? `${name} was ${decimal(low.value!)} (${nameOf(low.scope)})` : `${name} ran from ${decimal(low.value!)} (${nameOf(low.scope)}) to ${decimal(high.value!)} (${nameOf(high.scope)})`];
  });
  return sentences.length === 0 ? null : `Of the scales, ${sentences.join('; ')}.`;
}

function generalizability({ test }: ReportTest, findings: Findings | null, nameOf: (scope: string) => string): string | null {
  const known = (findings?.generalizability ?? []).filter((study) => study.test === test && study.relative !== null).sort((a, b) => a.relative! - b.relative!);
  const least = known[0];
  if (least === undefined) return null;
  const found = known.length === 1 ? `a generalizability coefficient of ${decimal(least.relative!)} for` : `generalizability coefficients from ${decimal(least.relative!)} to ${decimal(known.at(-1)!.relative!)}, lowest for`;
  const names = least.facets.map(({ facet }) => facet);
  const design = names.map((facet) => (facet === 'stem' && names.includes('pair') ? 'stem (within pair)' : facet === 'replicate' ? `replicate (within model and ${names.includes('stem') ? 'stem' : 'pair'})` : facet));
  return `Variance components of a random-effects design of model × ${design.join(' × ')} gave ${found} ${nameOf(least.scope)}. ${least.advice}`;
}

function biases({ test }: ReportTest, findings: Findings | null): string | null {
  const found = (findings?.raters ?? []).filter((row) => row.test === test && row.verdict !== 'not-estimable');
  if (found.length === 0) return null;
  const biased = found.filter(({ verdict }) => verdict === 'biased');
  const undecided = found.filter(({ verdict }) => verdict === 'undecided').length;
  const said = biased.length === 0 ? 'none found one' : `${biased.length} found one (${biased.map(({ bias, rater }) => `${bias} of ${rater}`).join(', ')})`;
  return `Of ${counted(found.length, 'check')} for biases of raters, with thresholds fixed beforehand, ${said} and ${undecided} ${undecided === 1 ? 'is' : 'are'} undecided.`;
}

const shareOf = (part: number, all: number): string => percent(all === 0 ? null : part / all);
const counted = (count: number, one: string): string => `${whole(count)} ${one}${count === 1 ? '' : 's'}`;
