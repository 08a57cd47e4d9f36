import {
  ProviderError,
  type GenerateRequest,
  type Generation,
  type ModelInfo,
  type ModelProvider,
} from '@valuelex/core';
import { configSchema } from './config.ts';
import { familyMarks } from './data/completion-phrasing.ts';
import { chatFrames } from './data/phrasing.ts';
import { drawOrder, drawWeighted } from './draw.ts';
import { fieldReader, type FieldReader } from './field-reader.ts';
import { readIntent, type Intent } from './intent.ts';
import { judgeReply, type JudgeKnowledge } from './judges/judge-reply.ts';
import { readJudgePrompt, type JudgePrompt } from './judges/judge-prompt.ts';
import { languageReader } from './judges/language.ts';
import { asJudge, judges, type Judge } from './judges/profiles.ts';
import { listLengths } from './population/base-rates.ts';
import { momentEffects, noiseScale, propensitiesOf, propensityOf } from './population/moment.ts';
import type { Population } from './population/population.ts';
import { totalVariance } from './population/shares.ts';
import { randomStream, type Random } from './random.ts';
import { bringToMind } from './replies/bring-to-mind.ts';
import { choiceReply } from './replies/choice-reply.ts';
import { completionReply, type Drawn } from './replies/completion-reply.ts';
import { listReply, phraseValues } from './replies/list-reply.ts';
import { withMishaps, type Reply } from './replies/mishap.ts';
import { scaleReply } from './replies/scale-reply.ts';
import { speaksAgainst } from './speaks-against.ts';
import { wordIndex } from './word-index.ts';

/** A token of the simulated models: four characters, as a rule of thumb has it for English. */
const charactersPerToken = 4;
/** Values that come to mind where a situation tells what it is about, and where it is open. */
const comeToMind = { told: 3, open: 4 } as const;
/** How often a family ends a sentence in its own way. */
const markShare = 0.6;
/** Moments kept: what wording and setting add is drawn once for all models. */
const momentsKept = 512;
/** Mean of a standard Gumbel variable. */
const eulerMascheroni = 0.5772156649;
const defaults = configSchema.parse({});

/** Answers as the models of a population would. Every answer follows from the config and the request alone. */
export class SimulatedProvider implements ModelProvider {
  readonly identity: NonNullable<ModelProvider['identity']>;
  readonly #population: Population;
  readonly #indices: ReadonlyMap<string, number>;
  readonly #judges: ReadonlyMap<string, Judge>;
  readonly #readFields: FieldReader;
  readonly #byField: readonly (readonly number[])[];
  readonly #knowledge: JudgeKnowledge;
  readonly #moments = new Map<string, Float64Array>();
  #beforeFirst: (() => void) | undefined;

  /** @param beforeFirst called once, before the first answer; what it throws is thrown by every call until it succeeds */
  constructor(population: Population, beforeFirst?: () => void) {
    this.#population = population;
    this.identity = identityOf(population.config);
    this.#beforeFirst = beforeFirst;
    this.#indices = new Map(population.models.map(({ model }, index) => [model, index]));
    this.#judges = new Map(judges.map((judge) => [judge.model, judge]));
    const { values } = population;
    this.#readFields = fieldReader(values);
    const fields = [...new Set(values.map(({ field }) => field))];
    this.#byField = fields.map((field) => [...values.keys()].filter((w) => values[w]!.field === field));
    this.#knowledge = { values, listen: languageReader(values), valuesOf: wordIndex(values) };
  }

  async listModels(signal: AbortSignal): Promise<readonly ModelInfo[]> {
    refuseAborted(signal);
    return [
      ...this.#population.models.map(({ model, traits }) => ({ model, traits })),
      ...judges.map(({ model, traits }) => ({ model, traits, judges: true })),
    ];
  }

  async generate(request: GenerateRequest, signal: AbortSignal): Promise<Generation> {
    refuseAborted(signal);
    const model = this.#indices.get(request.model);
    const judge = this.#judges.get(request.model);
    if (model === undefined && judge === undefined) {
      throw new ProviderError('not-found', `The simulated population has no model ${request.model}.`, {
        hint: `Its models are ${this.#population.models
          .map((m) => m.model)
          .slice(0, 5)
          .join(', ')}, …`,
      });
    }
    this.#beforeFirst?.();
    this.#beforeFirst = undefined;
    const asked = readJudgePrompt(lastSaid(request));
    const answer =
      asked !== null
        ? this.#judge(request, judge ?? this.#ofPopulation(model!), asked)
        : model === undefined
          ? onlyJudges
          : this.#reply(request, model);
    const reply = limitLength(answer, request.sampling.maxTokens);
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

  #ofPopulation(model: number): Judge {
    const { model: name, traits } = this.#population.models[model]!;
    return asJudge(name, traits);
  }

  #judge({ sampling, seed, replicate }: GenerateRequest, judge: Judge, asked: JudgePrompt): Reply {
    const draw = sampling.temperature === 0 ? [] : [seed ?? '-', replicate];
    const random = randomStream(this.#population.config.seed, 'judgement', judge.model, asked.text, asked.outside, ...draw);
    return { text: judgeReply(judge, asked, this.#knowledge, random), finishReason: 'stop' };
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
    const said = lastSaid(request);
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
    const { values, materials, models, styles } = this.#population;
    const { training, family } = models[model]!;
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
      case 'completion': {
        const mark = random.chance(markShare) ? familyMarks[family]! : '';
        return completionReply(intent.stem, this.#drawn(intent.stem, said, request, model, random), mark, random);
      }
      case 'choice': {
        // The same choice, in whatever order.
        const choice = intent.options.map(({ text }) => text).sort().join('\n');
        const propensity = this.#propensity('values', choice, request, model);
        const pulls = intent.options.map(({ text }) => {
          const about = this.#about(text);
          return about === undefined ? 0 : propensity[about]!;
        });
        return choiceReply(intent.options, pulls, styles[model]!.position, noise, random);
      }
      case 'scale': {
        const about = this.#about(intent.statement);
        const propensity = this.#propensity('values', intent.statement, request, model);
        const pull = about === undefined ? 0 : standardUnits(propensity[about]!, noise, random);
        const keyed = speaksAgainst(intent.statement) ? -pull : pull;
        return scaleReply(intent.min, intent.max, keyed, styles[model]!.acquiescence, random);
      }
      case 'talk': {
        const [foremost] = [...this.#drawn(said, said, request, model, random)].sort((a, b) => b.pull - a.pull);
        return random.pick(chatFrames).replace('%', () => random.pick(foremost!.value.acts));
      }
    }
  }

  /** The value that an option or a statement puts at stake: the same for all models. Undefined: one cannot tell what it is about. */
  #about(text: string): number | undefined {
    const fields = this.#readFields(text);
    if (fields === null) return undefined;
    const random = randomStream(this.#population.config.seed, 'at stake', text);
    return bringToMind(fields, this.#byField, 1, random)[0]!;
  }

  /** The values that a situation brings to mind, and how far the model is drawn to each. */
  #drawn(situation: string, said: string, request: GenerateRequest, model: number, random: Random): Drawn[] {
    const noise = noiseScale(request.sampling);
    const propensity = this.#propensity('values', said, request, model);
    const fields = this.#readFields(situation);
    return bringToMind(fields, this.#byField, fields === null ? comeToMind.open : comeToMind.told, random).map((w) => ({
      value: this.#population.values[w]!,
      pull: standardUnits(propensity[w]!, noise, random),
    }));
  }

  #propensity(topic: 'values' | 'materials', wording: string, { sampling }: GenerateRequest, model: number): Float64Array {
    const key = JSON.stringify([topic, wording, sampling.temperature, sampling.topP]);
    let moment = this.#moments.get(key);
    if (moment === undefined) {
      moment = momentEffects(this.#population, topic, wording, sampling);
      if (this.#moments.size >= momentsKept) this.#moments.clear();
      this.#moments.set(key, moment);
    }
    return propensityOf(propensitiesOf(this.#population, topic), model, moment);
  }
}

const onlyJudges: Reply = { text: 'I only judge texts. Show me one, and say what to look for.', finishReason: 'stop' };

const lastSaid = ({ messages }: GenerateRequest): string => messages.findLast(({ role }) => role === 'user')?.content ?? '';

/** Log-propensity with the noise of one draw, around the average of all models, values and draws, in standard deviations. */
function standardUnits(propensity: number, noise: number, random: Random): number {
  return (propensity + noise * (random.gumbel() - eulerMascheroni)) / Math.sqrt(totalVariance);
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
