import { isStageName, runStudy, stageNames } from '@valuelex/engine/run';
import type { StudyStage } from '@valuelex/engine/run';
import { fallbackFrom, loggerOf } from '../host.ts';
import { resolveConfig } from '../input/find-study.ts';
import type { VerbContext } from '../verb.ts';
import { exitCodes, UsageError } from '../output/errors.ts';
import { counted } from '../output/plural.ts';
import { createRunProgress } from '../output/run-progress.ts';
import { describeRun, describeTrouble, runDocument } from '../output/run-text.ts';

interface Options {
  until?: string;
  from?: string;
  replay?: boolean;
}

export async function verb(context: VerbContext, config: string | undefined, options: Options): Promise<number> {
  const until = stage('--until', options.until);
  const from = stage('--from', options.from);
  const progress = createRunProgress(context.output, context.signal);
  let stored: number | null = null;
  try {
    const result = await runStudy({
      configFile: resolveConfig(config),
      ...(until === undefined ? {} : { until }),
      ...(from === undefined ? {} : { from }),
      replay: options.replay === true,
      onEvent(event) {
        if (event.type === 'interrupted') stored = event.totals.responses;
        else progress.onEvent(event);
      },
      logger: loggerOf(context),
      signal: context.signal,
      cut: context.cut,
      fallbackFrom,
    });
    progress.stop();
    context.output.result(runDocument(result), () => describeRun(result));
    const trouble = describeTrouble(result);
    if (trouble !== '') context.output.note(`\n${trouble}`);
    return result.status === 'done' ? exitCodes.done : exitCodes.failed;
  } catch (error) {
    progress.stop();
    if (stored !== null) {
      const again = ['valuelex run', ...(config === undefined ? [] : [config])].join(' ');
      context.output.note(`${counted(stored, 'answer')} stored, none is asked again. To go on: ${again}`);
    }
    throw error;
  } finally {
    progress.stop();
  }
}

function stage(option: string, name: string | undefined): StudyStage | undefined {
  if (name === undefined || isStageName(name)) return name;
  throw new UsageError(`${option} ${name}: there is no such stage`, `stages: ${stageNames.join(', ')}`);
}
