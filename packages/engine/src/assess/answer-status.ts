import type { FinishReason, ItemAnswer } from '@valuelex/core';

/** Only the beginning is looked at: a refusal says so at once. */
const LOOKED_AT = 240;
const OPENING = /^(?:i['’]?m (?:sorry|unable)|i am (?:sorry|unable)|sorry|i apologi[sz]e|i can(?:not|['’]?t)|i won['’]?t|unfortunately,? i)\b/i;
const OBJECT = /\b(?:assist|help|comply|fulfil|fulfill|complete|continue|provide|answer|engage|participate|do that|request)\b/i;

/** What became of an answer to a test item. A refusal is one that the provider marks, or that opens as one and names what is refused. */
export function answerStatus(text: string, finishReason: FinishReason): ItemAnswer['status'] {
  const trimmed = text.trim();
  if (finishReason === 'refusal' || finishReason === 'content-filter') return 'refused';
  if (trimmed === '') return 'empty';
  const opening = trimmed.slice(0, LOOKED_AT);
  if (OPENING.test(opening) && OBJECT.test(opening)) return 'refused';
  return finishReason === 'length' ? 'truncated' : 'answered';
}
