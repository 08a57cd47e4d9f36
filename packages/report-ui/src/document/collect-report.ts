import type { Assessment, Elicitation, FactorSolution, StudyView } from '@valuelex/core';
import { collectAnswers } from './collect-answers.ts';
import type { CollectedAnswers } from './collect-answers.ts';
import { modelsOf } from './models-of.ts';
import type { ReportDocument, ReportTest } from './report-document.ts';
import { wordUsage } from './word-usage.ts';

const nothing = { responses: 0, costUsd: 0, unpriced: 0 };

export interface CollectOptions {
  /** About how many bytes of answers the document may hold; 0: none. */
  readonly answerBytes: number;
  /** What was counted over the stored answers already: then none is read, and the document holds none. */
  readonly counted?: Omit<CollectedAnswers, 'answers'>;
  readonly signal?: AbortSignal;
}

/** A study as one document. Reads each artefact once, and the answers as a stream. */
export async function collectReport(view: StudyView, { answerBytes, counted, signal }: CollectOptions): Promise<ReportDocument> {
  const elicitation = await view.elicitation();
  const matrix = await view.matrix();
  const assessment = await view.assessment();
  const findings = await view.findings();
  const models = modelsOf(elicitation, assessment, findings);
  const { answers, stored, spent } = counted === undefined ? await collectAnswers(view.responses(), models.length, answerBytes, signal) : { ...counted, answers: [] };
  const held = new Set(answers.map(({ id }) => id));
  return {
    format: 'valuelex.report/1',
    study: view.study,
    simulated: view.simulated,
    config: view.config,
    provenance: view.provenance,
    totals: view.totals,
    models: models.map((model) => ({ ...model, spent: spent.get(model.model) ?? nothing })),
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
