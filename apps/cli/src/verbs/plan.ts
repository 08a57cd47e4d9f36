import { planStudy } from '@valuelex/engine';
import { fallbackFrom, loggerOf } from '../host.ts';
import { resolveConfig } from '../input/find-study.ts';
import type { VerbContext } from '../main.ts';
import { describePlan } from '../output/plan-text.ts';

export async function verb(context: VerbContext, config: string | undefined): Promise<void> {
  const plan = await planStudy({ configFile: await resolveConfig(config), fallbackFrom, logger: loggerOf(context), signal: context.signal });
  context.output.result(plan, () => describePlan(plan));
}
