import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runStudy } from '@valuelex/engine/run';
import type { StudyStage } from '@valuelex/engine/run';
import { fallbackFrom } from '../host.ts';

interface Asked {
  readonly study: string;
  /** Of the study; the models that are simulated are the same. */
  readonly seed: number;
  readonly until: StudyStage;
}

/** Runs a study of twelve simulated models as far as `until`, in a second or two. Gives its folder, which is in `folder/studies`. */
export async function simulatedStudy(folder: string, { study, seed, until }: Asked): Promise<string> {
  const configFile = join(folder, `${study}.config.json`);
  const config = {
    format: '1',
    study,
    seed,
    providers: { sim: { use: 'simulated', with: { seed: 3, models: 12, families: 4 } } },
    respondents: [{ model: 'sim/*' }],
    // So few models show no number of factors.
    factor: { use: 'efa', with: { factors: 2 } },
    controls: { placebo: false },
    assess: [],
    report: [],
  };
  writeFileSync(configFile, JSON.stringify(config));
  const { status } = await runStudy({ configFile, until, fallbackFrom });
  if (status !== 'done') throw new Error(`the study is ${status}`);
  return join(folder, 'studies', study);
}
