import {
  ProviderError,
  type GenerateRequest,
  type Generation,
  type ModelInfo,
  type ModelProvider,
} from '@valuelex/core';
import { configSchema } from './config.ts';
import { chatFrames, choiceFrames } from './data/phrasing.ts';
import type { ValueWord } from './data/values.ts';
import { drawOrder, drawWeighted } from './draw.ts';
import { readIntent, type Intent } from './intent.ts';
import { listLengths } from './population/base-rates.ts';
import { momentEffects, noiseScale, propensitiesOf, propensityOf } from './population/moment.ts';
import type { Population } from './population/population.ts';
import { randomStream, type Random } from './random.ts';
import { completionReply } from './replies/completion-reply.ts';
import { listReply, phraseValues } from './replies/list-reply.ts';
import { withMishaps, type Reply } from './replies/mishap.ts';
import { wordIndex } from './word-index.ts';

/** A token of the simulated models: four characters, as a rule of thumb has it for English. */
const charactersPerToken = 4;
/** Values near in meaning to what a stem speaks of come to mind more readily, by this much log-propensity. */
const topicPull = 1.2;
/** Moments kept: what wording and setting add is drawn once for all models. */
const momentsKept = 512;
const defaults = configSchema.parse({});

/** Answers as the models of a population would. Every answer follows from the config and the request alone. */
export class SimulatedProvider implements ModelProvider {
  readonly identity: NonNullable<ModelProvider['identity']>;
  readonly #population: Population;
  readonly #indices: ReadonlyMap<string, number>;
  readonly #valuesIn: (text: string) => number[];
  readonly #moments = new Map<string, Float64Array>();
  #beforeFirst: (() => void) | undefined;

  /** @param beforeFirst called once, before the first answer; what it throws is thrown by every call until it succeeds */
  constructor(population: Population, beforeFirst?: () => void) {
    this.#population = population;
    this.identity = identityOf(population.config);
    this.#beforeFirst = beforeFirst;
    this.#indices = new Map(population.models.map(({ model }, index) => [model, index]));
    this.#valuesIn = wordIndex(population.values);
  }

  async listModels(signal: AbortSignal): Promise<readonly ModelInfo[]> {
    refuseAborted(signal);
    return this.#population.models.map(({ model, traits }) => ({ model, traits }));
  }

  async generate(request: GenerateRequest, signal: AbortSignal): Promise<Generation> {
    refuseAborted(signal);
    const model = this.#indices.get(request.model);
    if (model === undefined) {
      throw new ProviderError('not-found', `The simulated population has no model ${request.model}.`, {
        hint: `Its models are ${this.#population.models
          .map((m) => m.model)
          .slice(0, 5)
          .join(', ')}, …`,
      });
    }
    this.#beforeFirst?.();
    this.#beforeFirst = undefined;
    const reply = limitLength(this.#reply(request, model), request.sampling.maxTokens);
    const sent = request.messages.reduce((sum, { content }) => sum + content.length, 0);
    return {
      ...reply,
      modelRevision: 'simulated-1',
      usage: {
        inputTokens: Math.ceil(sent / charactersPerToken),
        outputTokens: Math.ceil(reply.text.length / charactersPerToken),
      },
    };
  }

  #reply(request: GenerateRequest, model: number): Reply {
    const { models, config, refusalFactor } = this.#population;
    const { messages, sampling, seed, replicate, mode } = request;
    const { temperature, topP } = sampling;
    // At temperature 0 decoding is greedy: neither seed nor replicate changes the answer.
    const draw = temperature === 0 ? [] : [seed ?? '-', replicate];
    const random = randomStream(
      config.seed,
      'answer',
      request.model,
      mode,
      ...messages.flatMap(({ role, content }) => [role, content]),
      temperature ?? '-',
      topP ?? '-',
      ...draw,
    );
    const said = messages.findLast(({ role }) => role === 'user')?.content ?? '';
    const read = readIntent(said);
    const intent: Intent =
      mode === 'completion' && read.kind === 'talk' ? { kind: 'completion', stem: said.trim() } : read;
    const { training } = models[model]!;
    return withMishaps(
      () => this.#answer(intent, said, request, model, random),
      training,
      refusalFactor[model]!,
      random,
    );
  }

  #answer(intent: Intent, said: string, request: GenerateRequest, model: number, random: Random): string {
    const noise = noiseScale(request.sampling);
    const { values, materials, models } = this.#population;
    const { training } = models[model]!;
    switch (intent.kind) {
      case 'list': {
        const propensity = this.#propensity(intent.topic, said, request, model);
        const chosen = drawOrder(propensity, noise, random).slice(0, drawWeighted(listLengths, random));
        const entries =
          intent.topic === 'values'
            ? phraseValues(
                chosen.map((w) => values[w]!),
                random,
              )
            : chosen.map((w) => ({ text: materials[w]!, remark: undefined }));
        const repeats = training === 'base' && random.chance(0.1);
        return listReply(repeats ? [...entries, entries[0]!] : entries, training, random);
      }
      case 'completion':
        return completionReply(intent.stem, this.#foremost(said, request, model, random), random);
      case 'choice': {
        const propensity = this.#propensity('values', said, request, model);
        const attraction = Float64Array.from(intent.options, ({ text }) =>
          this.#valuesIn(text).reduce((sum, w) => sum + propensity[w]!, 0),
        );
        const option = intent.options[drawOrder(attraction, noise, random)[0]!]!;
        const named = random.chance(0.5) ? option.label : `${option.label}) ${option.text}`;
        return random.pick(choiceFrames).replace('%', () => named);
      }
      case 'scale': {
        const propensity = this.#propensity('values', said, request, model);
        const spoken = this.#valuesIn(said);
        const mean = spoken.reduce((sum, w) => sum + propensity[w]!, 0) / Math.max(1, spoken.length);
        const share = 1 / (1 + Math.exp(-(mean + 0.4 * noise * random.normal())));
        const score = Math.round(intent.min + (intent.max - intent.min) * share);
        return random.chance(0.6)
          ? String(score)
          : random.pick([`I would say ${score}.`, `Score: ${score}`, `**${score}**`]);
      }
      case 'talk':
        return random
          .pick(chatFrames)
          .replace('%', () => random.pick(this.#foremost(said, request, model, random)[0]!.acts));
    }
  }

  /** The values that come to mind at a request, foremost first. What it speaks of draws its semantic field along. */
  #foremost(said: string, request: GenerateRequest, model: number, random: Random): ValueWord[] {
    const { values } = this.#population;
    const propensity = this.#propensity('values', said, request, model);
    const fields = new Set(this.#valuesIn(said).map((w) => values[w]!.field));
    const pulled = propensity.map((u, w) => (fields.has(values[w]!.field) ? u + topicPull : u));
    return drawOrder(pulled, noiseScale(request.sampling), random)
      .slice(0, 2)
      .map((w) => values[w]!);
  }

  #propensity(topic: 'values' | 'materials', said: string, { sampling }: GenerateRequest, model: number): Float64Array {
    const key = JSON.stringify([topic, said, sampling.temperature, sampling.topP]);
    let moment = this.#moments.get(key);
    if (moment === undefined) {
      moment = momentEffects(this.#population, topic, said, sampling);
      if (this.#moments.size >= momentsKept) this.#moments.clear();
      this.#moments.set(key, moment);
    }
    return propensityOf(propensitiesOf(this.#population, topic), model, moment);
  }
}

/** Whom one asks: the options that make another population, and are not at their default. */
function identityOf(config: Population['config']): NonNullable<ModelProvider['identity']> {
  const asked = ['seed', 'population', 'models', 'families'] as const;
  return Object.fromEntries(asked.filter((key) => config[key] !== defaults[key]).map((key) => [key, config[key]]));
}

function limitLength(reply: Reply, maxTokens: number | undefined): Reply {
  const limit = maxTokens === undefined ? Infinity : maxTokens * charactersPerToken;
  return reply.text.length <= limit ? reply : { text: reply.text.slice(0, limit), finishReason: 'length' };
}

function refuseAborted(signal: AbortSignal): void {
  if (signal.aborted) throw new ProviderError('aborted', 'The call was aborted.');
}
