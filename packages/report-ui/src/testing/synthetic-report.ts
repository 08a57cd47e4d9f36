import type { ReportAnswer, ReportDocument } from '../document/report-document.ts';
import { hostile } from './hostile.ts';
import { syntheticTests } from './synthetic-assessment.ts';
import { syntheticFindings } from './synthetic-findings.ts';
import { syntheticModels, syntheticWords } from './synthetic-names.ts';
import { syntheticClustering, syntheticFactor, syntheticLexicon, syntheticTaxonomy } from './synthetic-structure.ts';
import { rounded, uniform } from './uniform.ts';

export interface SyntheticSize {
  readonly models: number;
  readonly words: number;
  /** Stored answers. */
  readonly answers: number;
  /** Of these, in the document itself; 0: the dashboard is asked for them. */
  readonly held: number;
  readonly dimensions?: number;
  /** Every free text holds something that must not act. */
  readonly isHostile?: boolean;
}

/**
 * A document of any size in which every part of the report has something to show. Its numbers mean nothing; it is valid by the artefacts’ schemas and the
 * same in every run. For those who prove a page or measure it.
 */
export function syntheticReport({ models: modelCount, words: wordCount, answers, held, dimensions = 4, isHostile = false }: SyntheticSize): ReportDocument {
  const random = uniform(20_260_101);
  const models = syntheticModels(modelCount);
  const words = syntheticWords(wordCount);
  const taxonomy = syntheticTaxonomy(words, dimensions);
  const assessed = syntheticTests(taxonomy, models, Math.floor(answers / 2), Math.floor(held / 2), random);
  const document: ReportDocument = {
    format: 'valuelex.report/1',
    study: 'synthetic',
    simulated: true,
    config: { format: '1', study: 'synthetic', providers: { local: { use: 'simulated', with: { note: 'made up' } } } },
    provenance: { valuelex: '1.0.0', node: 'v20.20.2', seed: 7, stages: ['elicit', 'extract', 'factor', 'cluster', 'taxonomy', 'assess', 'analyze'].map((stage) => ({ stage, key: `${stage}-0123456789abcdef`, plugin: `@valuelex/${stage}-plugin`, version: '1.0.0' })) },
    totals: { responses: answers, inputTokens: 40 * answers, outputTokens: 90 * answers, costUsd: 12.5, unpriced: 0 },
    models,
    prompts: Array.from({ length: 12 }, (_, at) => ({ id: `en-${at + 1}`, language: 'en', set: 'en', topic: at < 10 ? ('values' as const) : ('placebo' as const), text: `Name the words that describe what you value, wording ${at + 1}.` })),
    replicates: 3,
    missing: { timeout: 3, 'content-policy': 1 },
    lexicon: syntheticLexicon(words, models, random),
    usage: { words, models: models.map(({ model }) => model), shares: Array.from({ length: words.length * models.length }, () => rounded(random())) },
    factor: syntheticFactor(words, taxonomy, random),
    clustering: syntheticClustering(words, random),
    taxonomy,
    assessment: { tests: assessed.tests, diagnostics: [{ code: 'abstentions', severity: 'info', message: 'a rater abstained on 2 % of the answers' }] },
    findings: syntheticFindings(taxonomy, models, assessed.tests, random),
    answers: [...elicited(models.map(({ model }) => model), words, Math.floor(held / 2)), ...assessed.answers],
    answersStored: answers,
  };
  return isHostile ? hostile(document) : document;
}

function elicited(models: readonly string[], words: readonly string[], count: number): ReportAnswer[] {
  return Array.from({ length: count }, (_, at) => ({
    id: `response-${at}`,
    model: models[at % models.length]!,
    purpose: 'elicit',
    replicate: 0,
    question: 'Name the words that describe what you value.',
    text: Array.from({ length: 8 }, (_word, i) => `${i + 1}. ${words[(at * 7 + i * 13) % words.length]!}`).join('\n'),
    cut: 0,
    finishReason: 'stop',
    revision: 'synthetic-1',
    sampling: { temperature: 0.7, topP: 0.9 },
  }));
}
