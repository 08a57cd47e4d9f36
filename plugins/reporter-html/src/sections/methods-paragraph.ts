import type { Assessment, Findings } from '@valuelex/core';
import { decimal, foreign, percent, whole } from '../format.ts';
import { html } from '../html.ts';
import type { Html } from '../html.ts';

type Test = Assessment['tests'][number];

/** What was done and how well it measures, one paragraph a test, to be taken into a paper. */
export function methodsParagraphs(assessment: Assessment, findings: Findings | null, nameOf: (id: string) => string): Html {
  return html`<h3>For a methods section</h3>
${assessment.tests.map((test) => html`<p>${administration(test, assessment.simulated)} ${ratings(test)} ${reliability(test, nameOf)} ${generalizability(test, findings, nameOf)} ${biases(test, findings)}</p>
`)}`;
}

function administration({ test, items, answers }: Test, simulated: boolean): Html {
  const models = new Set(answers.map(({ model }) => model)).size;
  const stems = new Set(items.map(({ id, stemId }) => stemId ?? id)).size;
  const framings = [...new Set(items.map(({ framing }) => framing ?? 'neutral'))];
  const forms = new Set(items.map(({ form }) => form)).size;
  const replicates = new Set(answers.map(({ replicate }) => replicate)).size;
  const unusable = answers.filter(({ status }) => status !== 'answered').length;
  return html`${counted(models, simulated ? 'simulated model' : 'model')} took the test ${foreign(test)}: ${counted(stems, 'item')} in ${counted(forms, 'form')}${framings.length > 1 ? html`, put in ${framings.length} framings (${framings.join(', ')})` : null}, each asked ${replicates < 2 ? 'once' : `${replicates} times`}; of ${whole(answers.length)} answers ${whole(unusable)} (${percent(answers.length === 0 ? null : unusable / answers.length)}) were empty, refused or cut off.`;
}

function ratings({ items, raters, ratings: all }: Test): Html | null {
  const scale = items[0]?.scale;
  if (all.length === 0 || scale === undefined) return null;
  const abstained = all.filter(({ score }) => score === null).length;
  const named = raters.map(({ label, model }, at) => html`${at > 0 ? ', ' : ''}${foreign(label)}${model === null ? null : html` (${foreign(model)})`}`);
  return html`${counted(raters.length, 'rater')} (${named}) judged the answers one dimension at a time, not knowing which model gave them, from ${scale.min} to ${scale.max}: ${whole(all.length)} ratings, ${percent(abstained / all.length)} abstentions.`;
}

/** Range of a coefficient over dimensions and subdimensions. */
function reliability({ scores }: Test, nameOf: (id: string) => string): Html | null {
  const sentences = [
    { of: 'Cronbach’s α between models', rows: scores.reliability.filter((row) => row.coefficient === 'alpha' && row.level === 'between-models') },
    { of: 'agreement of the raters, ICC(2,k),', rows: scores.reliability.filter((row) => row.coefficient === 'icc2-k') },
    { of: 'the correlation of parallel forms', rows: scores.reliability.filter((row) => row.coefficient === 'parallel-forms-r') },
  ].flatMap(({ of, rows }) => {
    const known = rows.filter(({ value }) => value !== null).sort((a, b) => a.value! - b.value!);
    const [low, high] = [known[0], known.at(-1)];
    if (low === undefined || high === undefined) return [];
    return [known.length === 1 ? html`${of} was ${decimal(low.value)} (${foreign(nameOf(low.scope))})` : html`${of} ran from ${decimal(low.value)} (${foreign(nameOf(low.scope))}) to ${decimal(high.value)} (${foreign(nameOf(high.scope))})`];
  });
  return sentences.length === 0 ? null : html`Of the scales, ${sentences.map((sentence, at) => html`${at > 0 ? '; ' : ''}${sentence}`)}.`;
}

function generalizability({ test }: Test, findings: Findings | null, nameOf: (id: string) => string): Html | null {
  const known = (findings?.generalizability ?? []).filter((study) => study.test === test && study.relative !== null).sort((a, b) => a.relative! - b.relative!);
  const least = known[0];
  if (least === undefined) return null;
  return html`Variance components of a random-effects design of model × ${least.facets.map(({ facet }) => facet).join(' × ')} gave ${known.length === 1 ? html`a generalizability coefficient of ${decimal(least.relative)} for` : html`generalizability coefficients from ${decimal(least.relative)} to ${decimal(known.at(-1)!.relative)}, lowest for`} ${foreign(nameOf(least.scope))}. ${foreign(least.advice)}`;
}

function biases({ test }: Test, findings: Findings | null): Html | null {
  const found = (findings?.raters ?? []).filter((row) => row.test === test && row.verdict !== 'not-estimable');
  if (found.length === 0) return null;
  const biased = found.filter(({ verdict }) => verdict === 'biased');
  const undecided = found.filter(({ verdict }) => verdict === 'undecided').length;
  return html`Of ${counted(found.length, 'check')} for biases of raters, with thresholds fixed beforehand, ${biased.length === 0 ? 'none found one' : html`${biased.length} found one (${biased.map(({ bias, rater }, at) => html`${at > 0 ? ', ' : ''}${bias} of ${foreign(rater)}`)})`} and ${undecided} ${undecided === 1 ? 'is' : 'are'} undecided.`;
}

function counted(count: number, one: string): string {
  return `${whole(count)} ${one}${count === 1 ? '' : 's'}`;
}
