import type { ExtractionVerdict, FinishReason } from '@valuelex/core';

/** The verdict on an answer that says nothing to its reader. `isStillThinking`: a thinking block was opened and never closed. */
export function verdictOnNothing(finishReason: FinishReason, isStillThinking: boolean): ExtractionVerdict {
  if (finishReason === 'refusal' || finishReason === 'content-filter') return 'refusal';
  return isStillThinking || finishReason === 'length' ? 'truncated' : 'empty';
}
