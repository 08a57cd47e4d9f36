import type { Assessment } from '../artefacts/assessment.ts';
import type { Clustering } from '../artefacts/cluster-solution.ts';
import type { Elicitation } from '../artefacts/elicitation.ts';
import type { FactorSolution } from '../artefacts/factor-solution.ts';
import type { Findings } from '../artefacts/findings.ts';
import type { Lexicon } from '../artefacts/lexicon.ts';
import type { ResponseMatrix } from '../artefacts/response-matrix.ts';
import type { Taxonomy } from '../artefacts/taxonomy.ts';
import type { Response } from '../domain/response.ts';

/** Totals of a run, recomputed from the stored rows. */
export interface RunTotals {
  readonly responses: number;
  readonly inputTokens: number;
  readonly outputTokens: number;
  /** Sum of the known costs; `unpriced` responses have none. */
  readonly costUsd: number;
  readonly unpriced: number;
}

/** Read-only view of a study: every artefact, and the answers as a stream. An artefact that was not made is null. */
export interface StudyView {
  readonly study: string;
  readonly simulated: boolean;
  /** The config as it was run, secrets replaced. */
  readonly config: unknown;
  /** Plugins, versions, seeds and stage keys: what it takes to repeat the run. */
  readonly provenance: {
    readonly valuelex: string;
    readonly node: string;
    readonly seed: number;
    readonly stages: readonly {
      readonly stage: string;
      readonly key: string;
      readonly plugin: string | null;
      readonly version: string | null;
    }[];
  };
  readonly totals: RunTotals;
  elicitation(): Promise<Elicitation | null>;
  lexicon(): Promise<Lexicon | null>;
  matrix(): Promise<ResponseMatrix | null>;
  factor(): Promise<FactorSolution | null>;
  clustering(): Promise<Clustering | null>;
  taxonomy(): Promise<Taxonomy | null>;
  assessment(): Promise<Assessment | null>;
  findings(): Promise<Findings | null>;
  /** Every stored answer, memory flat. Its text is hostile. */
  responses(): AsyncIterable<Response>;
}

export interface ReporterCapabilities {
  /** What it writes, as file-name extensions. */
  readonly formats: readonly string[];
}

/** Writes a study for people or programs. Kind `reporter`. */
export interface Reporter {
  /**
   * Writes under `out` (exists, may hold an earlier report, which is replaced whole: no half-written file is left) and
   * returns the paths written, the one to open first. Model text is never markup, formula or path.
   */
  write(study: StudyView, out: string, signal: AbortSignal): Promise<readonly string[]>;
}
