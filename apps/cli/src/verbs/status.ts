import { studyStatus } from '@valuelex/engine';
import { fallbackFrom } from '../host.ts';
import { resolveStudy } from '../input/find-study.ts';
import type { VerbContext } from '../verb.ts';
import { describeStatus } from '../output/status-text.ts';

export async function verb({ output }: VerbContext, study: string | undefined): Promise<void> {
  const status = await studyStatus(await resolveStudy(study), { fallbackFrom });
  output.result(status, () => describeStatus(status));
}
