import type { Reporter, StudyView } from '@valuelex/core';
import { collectReport, writeWhole } from '@valuelex/report-ui';
import type { JsonConfig } from './config.ts';
import { jsonPieces } from './json-pieces.ts';
import { reportJsonSchema } from './report-schema.ts';

export class JsonReporter implements Reporter {
  readonly #config: JsonConfig;

  constructor(config: JsonConfig) {
    this.#config = config;
  }

  async write(study: StudyView, out: string, signal: AbortSignal): Promise<readonly string[]> {
    signal.throwIfAborted();
    const { answers, indent } = this.#config;
    const document = await collectReport(study, { answerBytes: answers * 1e6, signal });
    const report = await writeWhole(out, 'report.json', jsonPieces(document, indent), signal);
    return [report, await writeWhole(out, 'report.schema.json', jsonPieces(reportJsonSchema(), 2), signal)];
  }
}
