import type { Reporter, StudyView } from '@valuelex/core';
import type { TabularConfig } from './config.ts';
import type { Table } from './table.ts';
import { assessmentTables } from './tables/assessment-tables.ts';
import { elicitationTables } from './tables/elicitation-tables.ts';
import { diagnosticsTable, findingsTables, responsesTable } from './tables/findings-tables.ts';
import { lexiconTables, matrixTable } from './tables/lexicon-tables.ts';
import { clusteringTables, factorTables, taxonomyTables } from './tables/structure-tables.ts';
import { writePackage } from './write-package.ts';

export class TabularReporter implements Reporter {
  readonly #config: TabularConfig;

  constructor(config: TabularConfig) {
    this.#config = config;
  }

  async write(study: StudyView, out: string, signal: AbortSignal): Promise<readonly string[]> {
    signal.throwIfAborted();
    const elicitation = await study.elicitation();
    const lexicon = await study.lexicon();
    const matrix = await study.matrix();
    const factor = await study.factor();
    const clustering = await study.clustering();
    const taxonomy = await study.taxonomy();
    const assessment = await study.assessment();
    const findings = await study.findings();
    const tables: Table[] = [
      ...(findings === null ? [] : findingsTables(findings)),
      ...(elicitation === null ? [] : elicitationTables(elicitation)),
      ...(lexicon === null ? [] : lexiconTables(lexicon)),
      ...(matrix === null ? [] : [matrixTable(matrix)]),
      ...(factor === null ? [] : factorTables(factor)),
      ...(clustering === null ? [] : clusteringTables(clustering)),
      ...(taxonomy === null ? [] : taxonomyTables(taxonomy)),
      ...(assessment === null ? [] : assessmentTables(assessment)),
      diagnosticsTable({
        lexicon: lexicon?.diagnostics ?? [],
        factor: factor?.diagnostics ?? [],
        clustering: clustering?.diagnostics ?? [],
        taxonomy: taxonomy?.diagnostics ?? [],
        assessment: [...(assessment?.diagnostics ?? []), ...(assessment?.tests ?? []).flatMap((test) => test.scores.diagnostics)],
        findings: findings?.diagnostics ?? [],
      }),
      ...(this.#config.responses ? [responsesTable(study.responses())] : []),
    ];
    const info = { study: study.study, simulated: study.simulated, valuelex: study.provenance.valuelex };
    return writePackage(tables, info, out, signal);
  }
}
