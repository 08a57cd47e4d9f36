import { isRecord, present } from './found.ts';
import type { RawAnswer } from './found.ts';
import type { Reading } from './json-records.ts';
import { asMessages, contentText } from './messages.ts';

/** What the head of an Inspect log says for all of its samples. */
export interface InspectHead {
  readonly model: unknown;
  readonly task: unknown;
  readonly sampling: Readonly<Record<string, unknown>>;
}

/** `eval` and `plan` of a log's head. Settings of the model stand under those of the plan. */
export function inspectHead(evaluation: unknown, plan: unknown): InspectHead {
  const spec = isRecord(evaluation) ? evaluation : {};
  const config = isRecord(plan) && isRecord(plan['config']) ? plan['config'] : {};
  const ofModel = isRecord(spec['model_generate_config']) ? spec['model_generate_config'] : {};
  return { model: spec['model'], task: spec['task'], sampling: { ...present(ofModel), ...present(config) } };
}

/** Settings that change what is answered; the rest of them is about the transport. */
const settings = ['temperature', 'top_p', 'top_k', 'max_tokens', 'stop_seqs', 'frequency_penalty', 'presence_penalty', 'reasoning_effort'];
const ATTACHMENT = 'attachment://';

/**
 * One sample of an Inspect log (`EvalSample`): each choice of its last output is an answer. What was asked is the conversation before
 * the last turn; one with tools or images in it cannot be asked again and is left out.
 */
export function readSample(sample: Readonly<Record<string, unknown>>, head: InspectHead): Reading {
  const output = isRecord(sample['output']) ? sample['output'] : {};
  const choices = (Array.isArray(output['choices']) ? (output['choices'] as unknown[]) : []).filter(isRecord);
  if (choices.length === 0) return sample['error'] ? 'the sample failed' : 'no output';
  const epoch = typeof sample['epoch'] === 'number' && sample['epoch'] >= 1 ? sample['epoch'] : 1;
  const attachments = isRecord(sample['attachments']) ? sample['attachments'] : {};
  const attached = (text: string | undefined): string | undefined => {
    if (text === undefined || !text.startsWith(ATTACHMENT)) return text;
    const key = text.slice(ATTACHMENT.length);
    const content = Object.hasOwn(attachments, key) ? attachments[key] : undefined;
    return typeof content === 'string' ? content : undefined;
  };
  const usage = isRecord(output['usage']) ? output['usage'] : undefined;
  const messages = conversation(sample['messages'])?.map((message) => ({ ...message, content: attached(message.content) }));
  const texts = choices.map((choice) => attached(contentText(isRecord(choice['message']) ? choice['message']['content'] : undefined)));
  if (texts.includes(undefined)) return 'an output that is not text';
  return choices.map(
    (choice, at): RawAnswer => ({
      model: head.model ?? output['model'],
      text: texts[at],
      // Solvers may have put more around the input than it holds.
      ...(messages === undefined ? { prompt: attached(askedText(sample['input'])) } : { messages }),
      replicate: (epoch - 1) * choices.length + at,
      seed: head.sampling['seed'],
      sampling: Object.fromEntries(settings.map((name) => [name, head.sampling[name]])),
      finishReason: stopOf(choice),
      modelRevision: output['model'],
      ...(usage !== undefined && { usage: { inputTokens: inputTokens(usage), outputTokens: usage['output_tokens'] } }),
      extra: present({ task: head.task, sample: sample['id'], epoch, target: sample['target'], scores: scoresOf(sample['scores']), metadata: notEmpty(sample['metadata']) }),
    }),
  );
}

/** Reasons that Inspect has no word of ours for. */
function stopOf(choice: Readonly<Record<string, unknown>>): unknown {
  return choice['stop_reason'] === 'unknown' ? undefined : choice['stop_reason'];
}

/** Tokens read from or written to a cache are not among `input_tokens`. */
function inputTokens(usage: Readonly<Record<string, unknown>>): number | undefined {
  const parts = ['input_tokens', 'input_tokens_cache_read', 'input_tokens_cache_write'].map((name) => usage[name]).filter((count) => typeof count === 'number');
  return parts.length === 0 ? undefined : parts.reduce((sum, count) => sum + count, 0);
}

/** The last thing asked, where the input is a conversation. */
function askedText(input: unknown): string | undefined {
  if (typeof input === 'string') return input;
  const last: unknown = Array.isArray(input) ? (input as unknown[]).findLast((message) => isRecord(message) && message['role'] === 'user') : undefined;
  return isRecord(last) ? contentText(last['content']) : undefined;
}

function conversation(messages: unknown): ReturnType<typeof asMessages> {
  if (!Array.isArray(messages)) return undefined;
  const answered = (messages as unknown[]).findLastIndex((message) => isRecord(message) && message['role'] === 'assistant');
  return answered <= 0 ? undefined : asMessages(messages.slice(0, answered));
}

/** The values alone: explanations may be as long as the answers. */
function scoresOf(scores: unknown): Record<string, unknown> | undefined {
  if (!isRecord(scores)) return undefined;
  return Object.fromEntries(Object.entries(scores).map(([scorer, score]) => [scorer, isRecord(score) ? score['value'] : score]));
}

const notEmpty = (value: unknown): unknown => (isRecord(value) && Object.keys(value).length === 0 ? undefined : value);
