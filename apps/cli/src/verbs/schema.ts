import { resolve } from 'node:path';
import { composeJsonSchema } from '@valuelex/engine';
import { fallbackFrom } from '../host.ts';
import type { VerbContext } from '../verb.ts';

export async function verb({ output }: VerbContext): Promise<void> {
  const { schema, skipped } = await composeJsonSchema({ configDir: resolve('.'), fallbackFrom });
  for (const name of skipped) output.note(`warning: ${name} cannot be loaded; its options are not in the schema`);
  // A schema is JSON whichever way it is asked for.
  output.result(schema, () => JSON.stringify(schema, null, 2));
}
