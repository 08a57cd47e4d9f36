import { finishReasons } from '@valuelex/core';
import type { FinishReason, Message, Sampling, Usage } from '@valuelex/core';
import type { Place, RawAnswer } from './found.ts';
import { isRecord } from './found.ts';
import { asMessages, lastAsked, messagesInText } from './messages.ts';
import { readSampling } from './sampling.ts';

/** A row of the file that an import writes: what `extract --responses` and provider-replay read, with where it comes from. */
export interface Answer {
  readonly model: string;
  readonly text: string;
  readonly prompt?: string;
  readonly messages?: readonly Message[];
  readonly mode?: 'chat' | 'completion';
  readonly replicate?: number;
  readonly seed?: number;
  readonly sampling?: Sampling;
  readonly finishReason?: FinishReason;
  readonly modelRevision?: string;
  readonly usage?: Usage;
  readonly simulated?: true;
  readonly source: Readonly<Record<string, string | number>>;
  readonly extra?: Readonly<Record<string, unknown>>;
}

/** Fields that `--map` can take from elsewhere in a record. */
export const mappable = ['model', 'text', 'prompt', 'messages', 'replicate', 'seed', 'sampling', 'finishReason', 'modelRevision'] as const;

/** How other tools say why a model stopped. */
const stops: Readonly<Record<string, FinishReason>> = {
  ...Object.fromEntries(finishReasons.map((reason) => [reason, reason])),
  end_turn: 'stop',
  eos: 'stop',
  stop_sequence: 'stop',
  max_tokens: 'length',
  model_length: 'length',
  content_filter: 'content-filter',
  safety: 'content-filter',
};

export interface AnswerOptions {
  readonly source: Place;
  /** Model of a row that names none. */
  readonly model?: string | undefined;
}

/** What was found, as an answer; a text says why it is none. */
export function toAnswer(raw: RawAnswer, options: AnswerOptions): Answer | string {
  const model = nonEmpty(raw.model) ?? options.model;
  if (model === undefined) return 'no model named';
  if (raw.text === undefined || raw.text === null) return 'no text';
  if (typeof raw.text !== 'string') return 'the text is not text';
  const replicate = count(raw.replicate);
  if (replicate === null) return 'the replicate is not a whole number';
  // A cell of a table may hold a conversation as JSON.
  const messages = typeof raw.messages === 'string' ? messagesInText(raw.messages) : asMessages(raw.messages);
  const prompt = nonEmpty(raw.prompt) ?? (messages === undefined ? undefined : lastAsked(messages));
  const { sampling, rest } = readSampling(raw.sampling);
  const seed = count(raw.seed) ?? undefined;
  const usage = readUsage(raw.usage);
  const given = nonEmpty(raw.finishReason)?.toLowerCase();
  const finishReason = given === undefined ? undefined : Object.hasOwn(stops, given) ? stops[given] : 'other';
  const revision = nonEmpty(raw.modelRevision);
  const extra = { ...raw.extra, ...(Object.keys(rest).length > 0 && { sampling: rest }), ...(finishReason === 'other' && given !== 'other' && { finishReason: raw.finishReason }) };
  return {
    model,
    text: raw.text,
    ...(prompt !== undefined && { prompt }),
    ...(messages !== undefined && { messages }),
    ...((raw.mode === 'chat' || raw.mode === 'completion') && { mode: raw.mode }),
    ...(replicate !== undefined && { replicate }),
    ...(seed !== undefined && { seed }),
    ...(sampling !== undefined && { sampling }),
    ...(finishReason !== undefined && { finishReason }),
    ...(revision !== undefined && { modelRevision: revision }),
    ...(usage !== undefined && { usage }),
    // Whatever a table makes of it, what is simulated stays marked so.
    ...((raw.simulated === true || raw.simulated === 'true') && { simulated: true }),
    source: options.source,
    ...(Object.keys(extra).length > 0 && { extra }),
  };
}

const nonEmpty = (value: unknown): string | undefined => (typeof value === 'string' && value.trim() !== '' ? value : undefined);

/** A whole number from 0, written as one or in digits; undefined where there is none, null where it is something else. */
function count(value: unknown): number | null | undefined {
  if (value === undefined || value === null || value === '') return undefined;
  const number = typeof value === 'string' ? Number(value) : value;
  return typeof number === 'number' && Number.isSafeInteger(number) && number >= 0 ? number : null;
}

function readUsage(value: unknown): Usage | undefined {
  if (!isRecord(value)) return undefined;
  const [inputTokens, outputTokens] = [count(value['inputTokens']) ?? null, count(value['outputTokens']) ?? null];
  return inputTokens === null && outputTokens === null ? undefined : { inputTokens, outputTokens };
}
