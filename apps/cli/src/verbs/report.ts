import { reportStudy } from '@valuelex/engine';
import { fallbackFrom, loggerOf } from '../host.ts';
import { resolveStudy } from '../input/find-study.ts';
import type { VerbContext } from '../main.ts';

interface Options {
  use: string[];
  out?: string;
}

export async function verb(context: VerbContext, study: string | undefined, options: Options): Promise<void> {
  const files = await reportStudy(await resolveStudy(study), {
    ...(options.use.length === 0 ? {} : { use: options.use.map((use) => ({ use, with: {} })) }),
    ...(options.out === undefined ? {} : { out: options.out }),
    fallbackFrom,
    logger: loggerOf(context),
    signal: context.signal,
  });
  context.output.result({ files }, () => files.join('\n'));
}
