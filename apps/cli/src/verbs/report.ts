import { resolve } from 'node:path';
import { openStudy } from '@valuelex/engine';
import { fallbackFrom, loggerOf } from '../host.ts';
import { resolveStudy } from '../input/find-study.ts';
import type { VerbContext } from '../verb.ts';
import { parseStep } from '../input/step-options.ts';
import { exitCodes, UsageError } from '../output/errors.ts';

interface Options {
  use: string[];
  set: string[];
  out?: string;
}

export async function verb(context: VerbContext, given: string | undefined, options: Options): Promise<number> {
  const steps = stepsOf(options);
  const studyDir = await resolveStudy(given);
  const study = await openStudy(studyDir, { fallbackFrom, logger: loggerOf(context), signal: context.signal });
  try {
    const { files, failures } = await study.report(steps, options.out === undefined ? studyDir : resolve(options.out));
    for (const failure of failures) context.output.note(`warning: ${failure.reporter} wrote no report: ${failure.reason}`);
    context.output.result({ files, failures }, () => files.join('\n'));
    return failures.length === 0 ? exitCodes.done : exitCodes.failed;
  } finally {
    await study.close();
  }
}

/** The reporters that are named; undefined: those of the config. */
function stepsOf({ use, set }: Options): { use: string; with: Record<string, unknown> }[] | undefined {
  if (set.length > 0 && use.length !== 1) {
    throw new UsageError('--set is for one reporter: give --use once', 'for several, write `report: [ { use: json, with: { answers: 5 } }, … ]` in the config');
  }
  return use.length === 0 ? undefined : use.map((name) => parseStep(name, set));
}
