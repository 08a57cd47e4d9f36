import type { Assessment, Clustering, Elicitation, FactorSolution, Findings, Lexicon, Response, ResponseMatrix, RunTotals, StudyView, Taxonomy } from '@valuelex/core';

/** The artefacts of a study, or how to read each; what was not made is absent. */
export interface StudyArtefacts {
  readonly elicitation?: () => Promise<Elicitation>;
  readonly lexicon?: () => Promise<Lexicon>;
  readonly matrix?: () => Promise<ResponseMatrix>;
  readonly factor?: () => Promise<FactorSolution>;
  readonly clustering?: () => Promise<Clustering>;
  readonly taxonomy?: () => Promise<Taxonomy>;
  readonly assessment?: () => Promise<Assessment>;
  readonly findings?: () => Promise<Findings>;
}

export interface StudyViewInput extends Pick<StudyView, 'study' | 'simulated' | 'config' | 'provenance'> {
  readonly totals: RunTotals;
  readonly artefacts: StudyArtefacts;
  readonly responses: () => AsyncIterable<Response>;
}

/** A read-only view of a study. Artefacts are read when they are first asked for, and once. */
export function createStudyView({ artefacts, responses, ...facts }: StudyViewInput): StudyView {
  const lazily = <T>(read: (() => Promise<T>) | undefined): (() => Promise<T | null>) => {
    let value: Promise<T | null> | undefined;
    return () => (value ??= read === undefined ? Promise.resolve(null) : read());
  };
  return Object.freeze({
    ...facts,
    elicitation: lazily(artefacts.elicitation),
    lexicon: lazily(artefacts.lexicon),
    matrix: lazily(artefacts.matrix),
    factor: lazily(artefacts.factor),
    clustering: lazily(artefacts.clustering),
    taxonomy: lazily(artefacts.taxonomy),
    assessment: lazily(artefacts.assessment),
    findings: lazily(artefacts.findings),
    responses,
  });
}
