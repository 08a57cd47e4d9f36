import { basename, dirname, join } from 'node:path';
import { isRecord, present } from './found.ts';
import type { Found, RawAnswer, Source } from './found.ts';
import { jsonLines } from './json-records.ts';
import type { Reading } from './json-records.ts';
import { streamJson } from './json-stream.ts';
import { messagesInText } from './messages.ts';

const sampleFile = /^samples_(.+)_(\d{4}-\d\d-\d\dT[\d.-]+)\.jsonl$/;

/**
 * Samples that lm-evaluation-harness logs (`--log_samples`): `resps` holds the raw texts, per request and repeat. A document stands
 * there once per filter with the same `resps`; the first filter is taken. The model's name is in the results file beside it.
 */
export async function* readLmEval(source: Source): AsyncGenerator<Found> {
  const [, task, date] = sampleFile.exec(basename(source.file)) ?? [];
  const model = date === undefined ? undefined : await modelOf(join(dirname(source.file), `results_${date}.json`), source.signal);
  let first: unknown;
  yield* jsonLines(source, (sample) => {
    first ??= sample['filter'];
    if (sample['filter'] !== undefined && sample['filter'] !== first) return 'the same answer under another filter';
    return readSample(sample, { model, task });
  });
}

function readSample(sample: Readonly<Record<string, unknown>>, known: { readonly model: string | undefined; readonly task: string | undefined }): Reading {
  if (!Array.isArray(sample['resps'])) return 'no resps';
  const requests = sample['resps'] as unknown[];
  const answers: RawAnswer[] = [];
  for (const [at, repeats] of requests.entries()) {
    // A single answer is sometimes not wrapped.
    const texts: unknown[] = Array.isArray(repeats) ? repeats : [repeats];
    if (!texts.every((text) => typeof text === 'string')) return 'log-likelihoods, no text';
    const { prompt, settings } = requestOf(sample['arguments'], at);
    const messages = prompt === undefined ? undefined : messagesInText(prompt);
    for (const [replicate, text] of texts.entries()) {
      answers.push({
        model: known.model,
        text,
        ...(messages === undefined ? { prompt } : { messages }),
        replicate,
        sampling: settings,
        extra: present({
          task: known.task,
          doc_id: sample['doc_id'],
          doc: sample['doc'],
          target: sample['target'],
          filter: sample['filter'],
          filtered: Array.isArray(sample['filtered_resps']) ? (sample['filtered_resps'] as unknown[])[at] : undefined,
        }),
      });
    }
  }
  return answers.length === 0 ? 'no resps' : answers;
}

/** Prompt and settings of a request: `{ gen_args_0: { arg_0, arg_1 } }`, before 2024 `[[prompt, settings]]`. */
function requestOf(value: unknown, at: number): { readonly prompt: string | undefined; readonly settings: unknown } {
  const request: unknown = Array.isArray(value) ? (value as unknown[])[at] : isRecord(value) ? value[`gen_args_${at}`] : undefined;
  const [prompt, settings]: unknown[] = Array.isArray(request) ? (request as unknown[]) : isRecord(request) ? [request['arg_0'], request['arg_1']] : [];
  return { prompt: typeof prompt === 'string' ? prompt : undefined, settings };
}

/** The model that a results file names; undefined where there is no such file. */
async function modelOf(file: string, signal: AbortSignal): Promise<string | undefined> {
  const found: Record<string, unknown> = {};
  try {
    for await (const { path, value } of streamJson({ file, signal, onBytes: () => undefined }, ['$.model_name', '$.config.model'])) found[path.join('.')] = value;
  } catch {
    signal.throwIfAborted();
  }
  return [found['model_name'], found['config.model']].find((name): name is string => typeof name === 'string' && name !== '');
}
