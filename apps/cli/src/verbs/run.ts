import { runStudy } from '@valuelex/engine';
import { fallbackFrom, loggerOf } from '../host.ts';
import { resolveConfig } from '../input/find-study.ts';
import type { VerbContext } from '../main.ts';
import { exitCodes } from '../output/errors.ts';
import { createRunProgress } from '../output/run-progress.ts';
import { describeRun } from '../output/run-text.ts';

interface Options {
  until?: string;
  from?: string;
  replay?: boolean;
}

export async function verb(context: VerbContext, config: string | undefined, options: Options): Promise<number> {
  const progress = createRunProgress();
  try {
    const result = await runStudy({
      configFile: await resolveConfig(config),
      ...(options.until === undefined ? {} : { until: options.until }),
      ...(options.from === undefined ? {} : { from: options.from }),
      replay: options.replay === true,
      onEvent: progress.onEvent,
      logger: loggerOf(context),
      signal: context.signal,
      fallbackFrom,
    });
    progress.stop();
    const text = await describeRun(result);
    context.output.result(result, () => text);
    return result.complete ? exitCodes.done : exitCodes.failed;
  } finally {
    progress.stop();
  }
}
