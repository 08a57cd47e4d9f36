import type { Reporter, StudyView } from '@valuelex/core';
import { marked, studyTables } from '@valuelex/study-tables';
import type { TabularConfig } from './config.ts';
import { writePackage } from './write-package.ts';

export class TabularReporter implements Reporter {
  readonly #config: TabularConfig;

  constructor(config: TabularConfig) {
    this.#config = config;
  }

  async write(study: StudyView, out: string, signal: AbortSignal): Promise<readonly string[]> {
    signal.throwIfAborted();
    const tables = (await studyTables(study, { responses: this.#config.responses })).map((table) => marked(table, study.simulated));
    const info = { study: study.study, simulated: study.simulated, valuelex: study.provenance.valuelex };
    return writePackage(tables, info, out, signal);
  }
}
