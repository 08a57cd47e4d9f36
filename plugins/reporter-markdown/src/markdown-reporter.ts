import type { Reporter, StudyView } from '@valuelex/core';
import { collectReport, writeWhole } from '@valuelex/report-ui';
import type { MarkdownConfig } from './config.ts';
import { renderReport } from './render-report.ts';

export class MarkdownReporter implements Reporter {
  readonly #config: MarkdownConfig;

  constructor(config: MarkdownConfig) {
    this.#config = config;
  }

  async write(study: StudyView, out: string, signal: AbortSignal): Promise<readonly string[]> {
    signal.throwIfAborted();
    const document = await collectReport(study, { answerBytes: 0, signal });
    return [await writeWhole(out, 'report.md', renderReport(document, this.#config), signal)];
  }
}
