import type { Response } from '@valuelex/core';
import type { ReportAnswer } from './report-document.ts';

/** Characters of an answer that stand in a report; the store has all of it. */
const longest = 20_000;

/** A stored response as a reader sees it. Broken surrogates become U+FFFD: they are no text, and JSON and HTML differ on them. */
export function toAnswer(response: Response): ReportAnswer {
  const { key, question, model, purpose, replicate, messages, text, finishReason, modelRevision, sampling } = response;
  return {
    id: question ?? key,
    model,
    purpose,
    replicate,
    question: clip(messages.at(-1)?.content ?? '').text,
    ...clip(text),
    finishReason,
    revision: modelRevision,
    sampling,
  };
}

function clip(text: string): { readonly text: string; readonly cut: number } {
  const kept = text.length <= longest ? text : text.slice(0, longest);
  return { text: kept.toWellFormed(), cut: text.length - kept.length };
}
