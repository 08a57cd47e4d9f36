import { loadConfig, openRun, planStudy } from '@valuelex/engine';
import { fallbackFrom, loggerOf } from '../host.ts';
import { resolveConfig } from '../input/find-study.ts';
import type { VerbContext } from '../verb.ts';
import { describePlan } from '../output/plan-text.ts';

export async function verb(context: VerbContext, config: string | undefined): Promise<void> {
  const loaded = await loadConfig(resolveConfig(config), { fallbackFrom });
  const run = await openRun(loaded, { logger: loggerOf(context), signal: context.signal });
  try {
    const plan = await planStudy(run);
    context.output.result(plan, () => describePlan(plan));
  } finally {
    await run.close();
  }
}
