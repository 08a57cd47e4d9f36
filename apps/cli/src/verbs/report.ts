import { resolve } from 'node:path';
import { openStudy } from '@valuelex/engine';
import { fallbackFrom, loggerOf } from '../host.ts';
import { resolveStudy } from '../input/find-study.ts';
import type { VerbContext } from '../verb.ts';
import { exitCodes } from '../output/errors.ts';

interface Options {
  use: string[];
  out?: string;
}

export async function verb(context: VerbContext, given: string | undefined, options: Options): Promise<number> {
  const studyDir = await resolveStudy(given);
  const study = await openStudy(studyDir, { fallbackFrom, logger: loggerOf(context), signal: context.signal });
  try {
    const steps = options.use.length === 0 ? undefined : options.use.map((use) => ({ use, with: {} }));
    const { files, failures } = await study.report(steps, options.out === undefined ? studyDir : resolve(options.out));
    for (const failure of failures) context.output.note(`warning: ${failure.reporter} wrote no report: ${failure.reason}`);
    context.output.result({ files, failures }, () => files.join('\n'));
    return failures.length === 0 ? exitCodes.done : exitCodes.failed;
  } finally {
    await study.close();
  }
}
