import type { Reporter, StudyView } from '@valuelex/core';
import { collectReport, renderPage, writeWhole } from '@valuelex/report-ui';
import type { HtmlConfig } from './config.ts';

export class HtmlReporter implements Reporter {
  readonly #config: HtmlConfig;

  constructor(config: HtmlConfig) {
    this.#config = config;
  }

  async write(study: StudyView, out: string, signal: AbortSignal): Promise<readonly string[]> {
    signal.throwIfAborted();
    const page = renderPage(await collectReport(study, { answerBytes: 1e6 * this.#config.answers, signal }));
    return [await writeWhole(out, 'index.html', [page], signal)];
  }
}
