import { open, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Reporter, Response, StudyView } from '@valuelex/core';
import type { HtmlConfig } from './config.ts';
import { makePage } from './page.ts';

export class HtmlReporter implements Reporter {
  readonly #config: HtmlConfig;

  constructor(config: HtmlConfig) {
    this.#config = config;
  }

  async write(study: StudyView, out: string, signal: AbortSignal): Promise<readonly string[]> {
    signal.throwIfAborted();
    const page = await makePage(study, await first(study.responses(), this.#config.examples, signal));
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

async function first(responses: AsyncIterable<Response>, count: number, signal: AbortSignal): Promise<Response[]> {
  const taken: Response[] = [];
  if (count === 0) return taken;
  for await (const response of responses) {
    signal.throwIfAborted();
    if (taken.push(response) === count) break;
  }
  return taken;
}
