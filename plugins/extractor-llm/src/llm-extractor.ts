import { PluginError } from '@valuelex/core';
import type { DescriptorExtractor, Extraction, ExtractorInput, Models, PluginContext, Rejection, RejectionReason } from '@valuelex/core';
import { headOf, settle, textOf, verdictOnNothing, visibleSpans, type Decided } from '@valuelex/extractor-kit';
import type { LlmExtractorConfig } from './config.ts';
import { Locator } from './locate.ts';
import { parseReading, type Reading } from './parse-reading.ts';
import { questionFor, readingSchema } from './question.ts';

/** Terms of one reading that are looked at. */
const MOST_TERMS = 300;
/** A claim that the answer does not hold is kept up to this length. */
const LONGEST_CLAIM = 80;
const LONGEST_TERM_WORDS = 4;
const SENTENCE_WORDS = 7;
/** A reply that is no reading is asked for once more. */
const TRIES = 2;

/** A model reads; what it claims counts only where it stands in the answer. */
export class LlmExtractor implements DescriptorExtractor {
  readonly model: string;
  readonly #config: LlmExtractorConfig;
  readonly #models: Models;
  readonly #logger: PluginContext['logger'];

  constructor(config: LlmExtractorConfig, context: PluginContext) {
    if (context.models === undefined) throw new PluginError('@valuelex/extractor-llm', 'no-models', 'the host gives no access to models.');
    this.model = config.model;
    this.#config = config;
    this.#models = context.models;
    this.#logger = context.logger;
  }

  async extract(input: ExtractorInput, signal: AbortSignal): Promise<Extraction> {
    signal.throwIfAborted();
    const text = headOf(input.text, this.#config.maxLength);
    const isCut = text.length < input.text.length || input.finishReason === 'length' || input.finishReason === 'content-filter';
    const { spans, isStillThinking } = visibleSpans(text);
    const shown = spans.map((span) => textOf(text, span)).join('\n');
    if (!/[\p{L}\p{N}]/u.test(shown)) return { verdict: verdictOnNothing(input.finishReason, isStillThinking), descriptors: [], rejected: [] };

    const reading = await this.#read(shown, input.prompt, signal);
    if (reading === undefined) {
      this.#logger.warn(`${this.#config.model}: no reading of an answer could be had (its replies are not the JSON that was asked for); it counts as not-a-list`);
      return { verdict: 'not-a-list', descriptors: [], rejected: [] };
    }
    const isRefused = reading.kind === 'refusal' || input.finishReason === 'refusal' || input.finishReason === 'content-filter';
    const { decided, claims } = locate(text, spans, reading, isRefused || reading.kind !== 'values');
    const { descriptors, rejected } = settle(text, decided, isCut);
    const verdict = isRefused ? 'refusal' : descriptors.length > 0 ? (isCut ? 'truncated' : 'list') : isCut ? 'truncated' : 'not-a-list';
    return { verdict, descriptors, rejected: [...rejected, ...claims] };
  }

  async #read(shown: string, prompt: string | undefined, signal: AbortSignal): Promise<Reading | undefined> {
    const { model, temperature, maxTokens } = this.#config;
    const question = {
      messages: [{ role: 'user' as const, content: questionFor(shown, prompt) }],
      sampling: { temperature, maxTokens },
      responseSchema: readingSchema,
    };
    for (let replicate = 0; replicate < TRIES; replicate++) {
      const { text } = await this.#models.generate(model, { ...question, replicate }, signal);
      const reading = parseReading(text);
      if (reading !== undefined) return reading;
    }
    return undefined;
  }
}

/** Claimed terms at their places in what the answer says to its reader, and claims that stand nowhere in it. */
function locate(text: string, spans: ReturnType<typeof visibleSpans>['spans'], { terms }: Reading, refuseAll: boolean): { decided: Decided[]; claims: Rejection[] } {
  const decided: Decided[] = [];
  const claims = new Map<string, Rejection>();
  const parts = spans.map((span) => ({ offset: span.start, locator: new Locator(textOf(text, span)) }));
  for (const term of terms.slice(0, MOST_TERMS)) {
    let isFound = false;
    for (const { offset, locator } of parts) {
      const at = locator.find(term);
      if (at === undefined) {
        isFound ||= locator.knows(term);
        continue;
      }
      isFound = true;
      decided.push({ start: offset + at.start, end: offset + at.end, reason: refuseAll ? 'other' : tooLong(term) });
      break;
    }
    const surface = headOf(term.trim(), LONGEST_CLAIM);
    // A claim that stands in a thinking block, or inside a word, is in the text and yet not said.
    if (!isFound && surface !== '' && !text.includes(surface)) claims.set(surface, { surface, start: 0, end: 0, reason: 'not-in-text' });
    else if (!isFound && surface !== '') decided.push({ start: text.indexOf(surface), end: text.indexOf(surface) + surface.length, reason: 'other' });
  }
  return { decided, claims: [...claims.values()] };
}

function tooLong(term: string): RejectionReason | undefined {
  const words = term.trim().split(/\s+/, SENTENCE_WORDS).length;
  return words >= SENTENCE_WORDS ? 'sentence' : words > LONGEST_TERM_WORDS ? 'too-long' : undefined;
}
