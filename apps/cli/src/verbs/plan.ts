import { loadConfig, openRun, planStudy } from '@valuelex/engine';
import { fallbackFrom, loggerOf } from '../host.ts';
import { resolveConfig } from '../input/find-study.ts';
import type { VerbContext } from '../verb.ts';
import { exitCodes } from '../output/errors.ts';
import { describePlan } from '../output/plan-text.ts';

export async function verb(context: VerbContext, config: string | undefined): Promise<number> {
  const loaded = await loadConfig(resolveConfig(config), { fallbackFrom });
  const run = await openRun(loaded, { logger: loggerOf(context), signal: context.signal });
  try {
    const plan = await planStudy(run);
    context.output.result(plan, () => describePlan(plan));
    // A config that `run` would refuse is refused here too.
    return plan.warnings.some(({ severity }) => severity === 'error') ? exitCodes.usage : exitCodes.done;
  } finally {
    await run.close();
  }
}
