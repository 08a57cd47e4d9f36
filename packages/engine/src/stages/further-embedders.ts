import type { Embedder } from '@valuelex/core';
import type { Loaded } from '../study/run-context.ts';

/** What embedders beside the first add to the key of a stage: nothing where there are none. */
export function furtherSettings(further: readonly Loaded<Embedder>[]): object {
  return further.length === 0 ? {} : { furtherEmbedders: further.map(({ port, options }) => ({ id: port.id, options })) };
}
