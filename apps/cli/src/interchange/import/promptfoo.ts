import { present, isRecord } from './found.ts';
import type { Found, Source } from './found.ts';
import { jsonLines, readings } from './json-records.ts';
import type { Reading } from './json-records.ts';
import { streamJson } from './json-stream.ts';
import { messagesInText } from './messages.ts';

/** What promptfoo writes for a text that it was told to leave out. */
const stripped = new Set(['[output stripped]', '[prompt stripped]']);

/**
 * One row of promptfoo's results (`EvaluateResult`). A failed assertion is an answer like any other; a call that failed is none.
 * The model is the provider's id; its label, which is its name in promptfoo's own tables, is kept.
 */
export function readResult(row: Readonly<Record<string, unknown>>): Reading {
  const response = isRecord(row['response']) ? row['response'] : undefined;
  const output = response?.['output'] ?? (isRecord(row['output']) || typeof row['output'] === 'string' ? row['output'] : undefined);
  if (output === undefined || output === null) return row['error'] || response?.['error'] ? 'the call failed' : 'no output';
  if (typeof output === 'string' && stripped.has(output)) return 'the output was left out when it was exported';
  const provider = row['provider'];
  const prompt = isRecord(row['prompt']) ? row['prompt']['raw'] : row['prompt'];
  const asked = typeof prompt === 'string' && !stripped.has(prompt) ? prompt : undefined;
  const messages = asked === undefined ? undefined : messagesInText(asked);
  const tokenUsage = [response?.['tokenUsage'], row['tokenUsage']].find(isRecord);
  return [
    {
      model: isRecord(provider) ? (provider['id'] ?? provider['label']) : provider,
      // Providers that parse an answer give it as data.
      text: typeof output === 'string' ? output : JSON.stringify(output),
      ...(messages === undefined ? { prompt: asked } : { messages }),
      finishReason: response?.['isRefusal'] === true ? 'refusal' : response?.['finishReason'],
      ...(tokenUsage !== undefined && { usage: { inputTokens: tokenUsage['prompt'], outputTokens: tokenUsage['completion'] } }),
      extra: present({
        label: isRecord(provider) && provider['label'] !== '' ? provider['label'] : undefined,
        promptLabel: isRecord(row['prompt']) && row['prompt']['label'] !== prompt ? row['prompt']['label'] : undefined,
        testIdx: row['testIdx'],
        promptIdx: row['promptIdx'],
        description: row['description'] ?? undefined,
        vars: row['vars'],
        success: row['success'],
        score: row['score'],
        namedScores: isRecord(row['namedScores']) && Object.keys(row['namedScores']).length > 0 ? row['namedScores'] : undefined,
        cost: row['cost'],
        latencyMs: row['latencyMs'],
      }),
    },
  ];
}

/** `--output results.jsonl`: one result a line. */
export const readPromptfooLines = (source: Source): AsyncGenerator<Found> => jsonLines(source, readResult);

/**
 * `--output results.json` and `promptfoo export eval` (`{ evalId, results: { version: 2 or 3, results: […] }, config }`, in newer files
 * with `version: 4` outside), or the summary that its Node API gives (`{ version, results: […] }`). Streamed, as it may be gigabytes.
 */
export function readPromptfooDocument(shape: 'file' | 'summary'): (source: Source) => AsyncGenerator<Found> {
  return async function* (source) {
    let row = 0;
    for await (const { value } of streamJson(source, [shape === 'file' ? '$.results.results.*' : '$.results.*'])) {
      row += 1;
      if (isRecord(value)) yield* readings(value, { row }, readResult(value));
      else yield { at: { row }, fault: 'not a JSON object' };
    }
  };
}
