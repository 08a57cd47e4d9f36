import type { Assessment, Clustering, Elicitation, FactorSolution, Findings, Lexicon, Response, RunTotals, StudyView, Taxonomy, Traits } from '@valuelex/core';

/** A model as a reader chooses it. */
export interface ReportModel {
  readonly model: string;
  readonly role: string;
  /** Settings at which it was asked. */
  readonly settings: number;
  readonly traits: Traits;
  /** All stored answers of this model: to controls and, where it judges as well, its ratings too. */
  readonly spent: Pick<RunTotals, 'responses' | 'costUsd' | 'unpriced'>;
}

/** One stored answer. All of it is hostile text. */
export interface ReportAnswer {
  /** As artefacts name the question. */
  readonly id: string;
  readonly model: string;
  readonly purpose: Response['purpose'];
  readonly replicate: number;
  readonly question: string;
  readonly text: string;
  /** Characters of the text that were left out. */
  readonly cut: number;
  readonly finishReason: string;
  readonly revision: string | null;
  readonly sampling: Response['sampling'];
}

/** One value test; of its answers, choices and ratings, those whose texts are in the document. */
export type ReportTest = Assessment['tests'][number] & {
  /** All of them. */
  readonly answersStored: number;
  readonly ratingsStored: number;
  /** Counted over all of them. */
  readonly counts: {
    readonly models: number;
    readonly replicates: number;
    /** Answers that were empty, refused or cut off. */
    readonly unusable: number;
    /** Ratings without a score. */
    readonly abstained: number;
  };
};

/** All that a page shows of one study: JSON, complete in itself. */
export interface ReportDocument {
  readonly format: 'valuelex.report/1';
  readonly study: string;
  readonly simulated: boolean;
  readonly config: unknown;
  readonly provenance: StudyView['provenance'];
  readonly totals: RunTotals;
  readonly models: readonly ReportModel[];
  readonly prompts: Elicitation['prompts'];
  readonly replicates: number | null;
  /** Answers that never came, by reason. */
  readonly missing: Readonly<Record<string, number>>;
  readonly lexicon: Lexicon | null;
  /** How large a share of its lists each model names each word in. */
  readonly usage: { readonly words: readonly string[]; readonly models: readonly string[]; /** models × words, row-major, three decimals */ readonly shares: readonly number[] } | null;
  /** Without scores of respondents and correlations of words: the artefact has them. */
  readonly factor: Omit<FactorSolution, 'scores' | 'correlation' | 'structure'> | null;
  readonly clustering: Clustering | null;
  readonly taxonomy: Taxonomy | null;
  readonly assessment: { readonly tests: readonly ReportTest[]; readonly diagnostics: Assessment['diagnostics'] } | null;
  readonly findings: Findings | null;
  /** As many answers as were allowed, spread over models and purposes. */
  readonly answers: readonly ReportAnswer[];
  /** All that are stored. */
  readonly answersStored: number;
}
