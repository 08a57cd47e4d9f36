import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { serve } from '@valuelex/studio';
import { fallbackFrom, loggerOf, parseCount } from '../host.ts';
import { resolveStudy } from '../input/find-study.ts';
import type { VerbContext } from '../verb.ts';
import { counted } from '../output/plural.ts';
import { exitCodes } from '../output/errors.ts';

interface Options {
  port: string;
}

/** Serves until it is interrupted. */
export async function verb(context: VerbContext, given: string | undefined, options: Options): Promise<number> {
  const dashboard = await serve({ dirs: [await folderOf(given)], port: parseCount('--port', options.port), fallbackFrom, logger: loggerOf(context), signal: context.signal });
  context.output.result({ url: dashboard.url, studies: dashboard.studies }, () => `${counted(dashboard.studies, 'study', 'studies')} at ${dashboard.url}`);
  context.output.note('Only this machine can see it. Ctrl-C ends it.');
  if (!context.signal.aborted) await new Promise<void>((done) => context.signal.addEventListener('abort', () => done(), { once: true }));
  await dashboard.close();
  return exitCodes.done;
}

/** A folder of studies is taken as it is; else the study that a folder or a config means. */
async function folderOf(given: string | undefined): Promise<string> {
  const here = resolve(given ?? '.');
  if (existsSync(join(here, 'studies'))) return join(here, 'studies');
  try {
    return await resolveStudy(given);
  } catch (error) {
    // A folder without a config may still hold studies; serving says so when it does not.
    if (given !== undefined && existsSync(here)) return here;
    throw error;
  }
}
