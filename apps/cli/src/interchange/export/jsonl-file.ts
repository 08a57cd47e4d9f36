import type { Response } from '@valuelex/core';
import { writeTexts } from '../whole-file.ts';
import type { Written } from './written.ts';

/** Stored answers as they are, one JSON object a line, each with its whole provenance: `import`, `extract` and provider-replay read them. */
export async function writeJsonl(file: string, responses: AsyncIterable<Response>, { signal, onRow }: Written): Promise<number> {
  let rows = 0;
  async function* lines(): AsyncGenerator<string> {
    for await (const response of responses) {
      rows += 1;
      onRow();
      yield `${JSON.stringify(response)}\n`;
    }
  }
  await writeTexts(file, lines(), signal);
  return rows;
}
