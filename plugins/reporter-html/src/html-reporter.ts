import { open, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Reporter, StudyView } from '@valuelex/core';
import { collectReport, renderPage } from '@valuelex/report-ui';
import type { HtmlConfig } from './config.ts';

export class HtmlReporter implements Reporter {
  readonly #config: HtmlConfig;

  constructor(config: HtmlConfig) {
    this.#config = config;
  }

  async write(study: StudyView, out: string, signal: AbortSignal): Promise<readonly string[]> {
    signal.throwIfAborted();
    const page = renderPage(await collectReport(study, { answerBytes: 1e6 * this.#config.answers, signal }));
    signal.throwIfAborted();
    const target = join(out, 'index.html');
    const fresh = join(out, '.index.html.new');
    try {
      const file = await open(fresh, 'w');
      try {
        await file.writeFile(page, { signal });
        await file.sync();
      } finally {
        await file.close();
      }
      await rename(fresh, target);
    } finally {
      await rm(fresh, { force: true });
    }
    return [target];
  }
}
