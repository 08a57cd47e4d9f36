import { samplingSchema } from '@valuelex/core';
import type { Sampling, SamplingKey } from '@valuelex/core';
import { isRecord } from './found.ts';

/** How other tools call our settings. */
const names: Readonly<Record<string, SamplingKey>> = {
  temperature: 'temperature',
  topP: 'topP',
  top_p: 'topP',
  topK: 'topK',
  top_k: 'topK',
  maxTokens: 'maxTokens',
  max_tokens: 'maxTokens',
  max_completion_tokens: 'maxTokens',
  max_new_tokens: 'maxTokens',
  max_gen_toks: 'maxTokens',
  num_predict: 'maxTokens',
  stop: 'stop',
  stop_seqs: 'stop',
  stop_sequences: 'stop',
  until: 'stop',
};

export const isSamplingName = (name: string): boolean => Object.hasOwn(names, name);

/** A setting in our names; `rest` holds what we have no name for and what cannot be a value of its key. */
export function readSampling(value: unknown): { readonly sampling: Sampling | undefined; readonly rest: Record<string, unknown> } {
  const given = typeof value === 'string' ? parsed(value) : value;
  if (!isRecord(given)) return { sampling: undefined, rest: {} };
  const sampling: Record<string, unknown> = {};
  const rest: [string, unknown][] = [];
  for (const [name, setting] of Object.entries(given)) {
    if (setting === null || setting === undefined || setting === '') continue;
    const key = Object.hasOwn(names, name) ? names[name] : undefined;
    const read = key === undefined ? undefined : samplingSchema.shape[key].safeParse(asValueOf(key, setting));
    if (key === undefined || read?.success !== true) rest.push([name, setting]);
    else sampling[key] = read.data;
  }
  return { sampling: Object.keys(sampling).length === 0 ? undefined : (sampling as Sampling), rest: Object.fromEntries(rest) };
}

function asValueOf(key: SamplingKey, setting: unknown): unknown {
  if (key === 'stop') return typeof setting === 'string' ? [setting] : setting;
  return typeof setting === 'string' ? Number(setting) : setting;
}

/** A cell of a table may hold a setting as JSON. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
