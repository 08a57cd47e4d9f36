import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';
import { extractResponses, readUserMerges, studyConfigSchema } from '@valuelex/engine';
import type { AnswerToExtract, ExtractOptions } from '@valuelex/engine';
import { openHost } from '../host.ts';
import { parseMap, readAnswers } from '../input/read-answers.ts';
import { checkTarget, writeWhole } from '../interchange/whole-file.ts';
import { parseStep } from '../input/step-options.ts';
import type { VerbContext } from '../verb.ts';
import { UsageError } from '../output/errors.ts';
import { describeDiagnostics } from '../output/factor-text.ts';
import { counted } from '../output/plural.ts';
import { printable } from '../output/printable.ts';
import { textTable } from '../output/text-table.ts';

interface Options {
  responses: string;
  map: string[];
  merge?: string;
  found?: string;
  config?: string;
  use: string;
  set: string[];
  seed: string;
}

export async function verb(context: VerbContext, options: Options): Promise<void> {
  const map = parseMap(options.map);
  const user = options.merge === undefined ? undefined : await readUserMerges(options.merge);
  if (options.found !== undefined) await checkTarget(options.found, true);
  const host = await openHost(context, options.seed, options.config);
  try {
    const { port: extractor } = await host.load('descriptor-extractor', parseStep(options.use, options.set));
    const defaults = studyConfigSchema.shape.extract.parse({ use: options.use });
    const settings = { merge: defaults.merge, ...(user === undefined ? {} : { user }), frequency: defaults.frequency, signal: context.signal };
    const extract = (more: Pick<ExtractOptions, 'onExtracted'>): ReturnType<typeof extractResponses> =>
      extractResponses(answers(options.responses, map), extractor, { ...settings, ...more });
    const { lexicon } = await (options.found === undefined ? extract({}) : writeWhole(options.found, (file) => withFound(file, extract)));
    context.output.result(lexicon, () => {
      const verdicts = new Map<string, number>();
      for (const row of lexicon.coverage) for (const [verdict, count] of Object.entries(row.verdicts)) verdicts.set(verdict, (verdicts.get(verdict) ?? 0) + (count ?? 0));
      const total = lexicon.coverage.reduce((sum, row) => sum + row.answers, 0);
      return [
        `${counted(total, 'answer')} of ${counted(new Set(lexicon.coverage.map((row) => row.model)).size, 'model')}; ${counted(lexicon.entries.length, 'descriptor')} kept, ${lexicon.dropped.length} below the frequency rule`,
        textTable(['verdict', 'answers', 'share'], [...verdicts].map(([verdict, count]) => [verdict, count, count / Math.max(1, total)])),
        textTable(
          ['descriptor', 'lists', 'respondents', 'models', 'variants'],
          lexicon.entries.slice(0, 40).map((entry) => [
            printable(entry.descriptor),
            entry.count,
            entry.respondents,
            entry.models,
            entry.variants.slice(0, 5).map((variant) => printable(variant.surface)).join(', '),
          ]),
        ),
        describeDiagnostics(lexicon.diagnostics),
      ]
        .filter((part) => part !== '')
        .join('\n\n');
    });
  } finally {
    await host.close();
  }
}

/** Characters gathered before they are handed to the system. */
const BATCH = 1 << 16;

/** Writes what was found in each answer, one a line, while answers are extracted. */
async function withFound<T>(file: string, extract: (more: Required<Pick<ExtractOptions, 'onExtracted'>>) => Promise<T>): Promise<T> {
  const handle = await open(file, 'w');
  try {
    let batch = '';
    const result = await extract({
      onExtracted: async ({ id, model, respondent }, extraction) => {
        batch += `${JSON.stringify({ line: Number(id.slice(LINE.length)), model, respondent, ...extraction })}\n`;
        if (batch.length < BATCH) return;
        await handle.writeFile(batch);
        batch = '';
      },
    });
    await handle.writeFile(batch);
    return result;
  } finally {
    await handle.close();
  }
}

const LINE = 'line-';

/** Rows of the file as answers; a respondent is a model at one setting. */
async function* answers(file: string, map: ReadonlyMap<string, string>): AsyncGenerator<AnswerToExtract> {
  let rows = 0;
  for await (const row of readAnswers(file, map)) {
    rows += 1;
    const setting = row.sampling === undefined ? '' : `@${createHash('sha256').update(JSON.stringify(row.sampling)).digest('hex').slice(0, 8)}`;
    yield {
      id: `${LINE}${row.line}`,
      respondent: `${row.model}${setting}`,
      model: row.model,
      groups: { model: row.model },
      text: row.text,
      finishReason: row.finishReason ?? 'stop',
      ...(row.prompt === undefined ? {} : { prompt: row.prompt }),
    };
  }
  if (rows === 0) throw new UsageError(`${file}: no answers`, 'JSON Lines: one object a line, {"model": …, "text": …}');
}
