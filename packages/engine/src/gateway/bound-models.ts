import type { Models, Response } from '@valuelex/core';
import type { Gateway } from './gateway.ts';

/**
 * The gateway as plugins see it. `gateway` is asked for with every call, since plugins are created before it.
 */
export function boundModels(gateway: () => Gateway, purpose: Response['purpose']): Models {
  return {
    async generate(ref, question, signal) {
      const { messages, sampling, seed, replicate, mode, responseSchema } = question;
      const outcome = await gateway().ask(
        {
          ref,
          messages,
          sampling,
          replicate: replicate ?? 0,
          purpose,
          ...(seed !== undefined && { seed }),
          ...(mode !== undefined && { mode }),
          ...(responseSchema !== undefined && { responseSchema }),
        },
        signal,
      );
      if (!outcome.ok) throw outcome.error;
      const { text, finishReason, modelRevision, usage } = outcome.response;
      return { text, finishReason, modelRevision, usage };
    },
    embed: (ref, texts, signal) => gateway().embed(ref, texts, signal),
  };
}
