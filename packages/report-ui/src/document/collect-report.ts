import type { Assessment, Elicitation, FactorSolution, Findings, StudyView } from '@valuelex/core';
import { collectAnswers } from './collect-answers.ts';
import type { ReportDocument, ReportModel, ReportTest } from './report-document.ts';
import { wordUsage } from './word-usage.ts';

export interface CollectOptions {
  /** About how many bytes of answers the document may hold; 0: none. */
  readonly answerBytes: number;
  readonly signal?: AbortSignal;
}

/** A study as one document. Reads each artefact once, and the answers as a stream. */
export async function collectReport(view: StudyView, { answerBytes, signal }: CollectOptions): Promise<ReportDocument> {
  const elicitation = await view.elicitation();
  const matrix = await view.matrix();
  const assessment = await view.assessment();
  const findings = await view.findings();
  const models = modelsOf(elicitation, assessment, findings);
  const { answers, stored } = await collectAnswers(view.responses(), models.length, answerBytes, signal);
  const held = new Set(answers.map(({ id }) => id));
  return {
    format: 'valuelex.report/1',
    study: view.study,
    simulated: view.simulated,
    config: view.config,
    provenance: view.provenance,
    totals: view.totals,
    models,
    prompts: elicitation?.prompts ?? [],
    replicates: elicitation?.replicates ?? null,
    missing: reasonsOf(elicitation),
    lexicon: await view.lexicon(),
    usage: matrix === null ? null : wordUsage(matrix),
    factor: withoutTables(await view.factor()),
    clustering: await view.clustering(),
    taxonomy: await view.taxonomy(),
    assessment: assessment === null ? null : { tests: assessment.tests.map((test) => testOf(test, held)), diagnostics: assessment.diagnostics },
    findings,
    answers,
    answersStored: stored,
  };
}

function modelsOf(elicitation: Elicitation | null, assessment: Assessment | null, findings: Findings | null): ReportModel[] {
  const models = new Map<string, ReportModel>();
  for (const { model, role, traits } of elicitation?.respondents ?? []) {
    const earlier = models.get(model);
    models.set(model, { model, role, settings: (earlier?.settings ?? 0) + 1, traits });
  }
  const known = new Map((findings?.models ?? []).map(({ model, traits }) => [model, traits]));
  for (const { answers } of assessment?.tests ?? []) {
    for (const { model } of answers) if (!models.has(model)) models.set(model, { model, role: 'assess', settings: 1, traits: known.get(model) ?? {} });
  }
  return [...models.values()].sort((a, b) => (a.model < b.model ? -1 : 1));
}

function reasonsOf(elicitation: Elicitation | null): Record<string, number> {
  const reasons: Record<string, number> = {};
  for (const { reason } of elicitation?.missing ?? []) reasons[reason] = (reasons[reason] ?? 0) + 1;
  return reasons;
}

/** Scores of respondents, and the correlation of every word with every other, are numbers for a machine: a million for a thousand words. */
function withoutTables(factor: FactorSolution | null): ReportDocument['factor'] {
  if (factor === null) return null;
  const { scores: _scores, correlation: _correlation, structure: _structure, ...rest } = factor;
  return rest;
}

function testOf(test: Assessment['tests'][number], held: ReadonlySet<string>): ReportTest {
  const answers = test.answers.filter(({ response }) => held.has(response));
  const ids = new Set(answers.map(({ id }) => id));
  const choices = test.choices?.filter(({ answer }) => ids.has(answer));
  return { ...wholeTest(test), answers, ratings: test.ratings.filter(({ answer }) => ids.has(answer)), ...(choices && { choices }) };
}

/** A test with all its answers and ratings, counted. */
export function wholeTest(test: Assessment['tests'][number]): ReportTest {
  const { answers, ratings } = test;
  return {
    ...test,
    answersStored: answers.length,
    ratingsStored: ratings.length,
    counts: {
      models: new Set(answers.map(({ model }) => model)).size,
      replicates: new Set(answers.map(({ replicate }) => replicate)).size,
      unusable: answers.filter(({ status }) => status !== 'answered').length,
      abstained: ratings.filter(({ score }) => score === null).length,
    },
  };
}
