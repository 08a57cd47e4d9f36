import type { FinishReason } from '@valuelex/core';

const known: Readonly<Record<string, FinishReason>> = {
  stop: 'stop',
  end_turn: 'stop',
  stop_sequence: 'stop',
  eos: 'stop',
  eos_token: 'stop',
  length: 'length',
  max_tokens: 'length',
  max_output_tokens: 'length',
  model_length: 'length',
  model_context_window_exceeded: 'length',
  content_filter: 'content-filter',
  safety: 'content-filter',
  image_safety: 'content-filter',
  recitation: 'content-filter',
  blocklist: 'content-filter',
  prohibited_content: 'content-filter',
  spii: 'content-filter',
  refusal: 'refusal',
};

/** A server's own word for why it stopped, as one of ours; `other` for a word nobody knows, or none. */
export function mapFinishReason(reason: string | null | undefined): FinishReason {
  const key = (reason ?? '').toLowerCase();
  return Object.hasOwn(known, key) ? known[key]! : 'other';
}
