import type { ClusteringStrategy, DescriptorExtractor, Elicitation, Embedder, FactorStrategy, Rater, Response, Traits, ValueTest } from '@valuelex/core';
import { ProviderError } from '@valuelex/core';
import { explore } from '@valuelex/factor-kit';
import { studyConfigSchema } from '../../config/study-config.ts';
import type { StudyConfigInput } from '../../config/study-config.ts';
import type { Call } from '../../gateway/gateway.ts';
import type { Artefact, Recipe } from '../../study/artefact-store.ts';
import { hashOf, sha256 } from '../../study/hash.ts';
import { randomFor } from '../../study/random.ts';
import type { AccountedRespondent, Loaded, RunContext } from '../../study/run-context.ts';

const loaded = <P>(port: P, plugin: string): Loaded<P> => ({ port, madeBy: { plugin, version: '1.0.0' }, options: {} });

/** A list is what has commas. */
const extractor: DescriptorExtractor = {
  extract: ({ text }) => {
    let start = 0;
    const descriptors = text.split(',').map((surface) => {
      const span = { surface, start, end: start + surface.length };
      start = span.end + 1;
      return span;
    });
    return descriptors.length < 2 ? { verdict: 'not-a-list', descriptors: [], rejected: [] } : { verdict: 'list', descriptors, rejected: [] };
  },
};

const factor: FactorStrategy = {
  fit: async (input, context) =>
    explore(
      input,
      { level: 'auto', association: 'auto', method: 'minres', rotation: 'oblimin', gamma: 0, factors: 'auto', rule: 'auto', draws: 60, quantile: 'auto', randomStarts: 3 },
      'seed',
      context,
    ),
};

/** Letters as meaning: words are alike that share letters. A word with a q is unknown. */
const embedder: Embedder = {
  id: 'letters',
  embed: async (texts) =>
    texts.map((text) => {
      const values = new Float64Array(26);
      if (!text.includes('q')) for (const letter of text) if (letter >= 'a' && letter <= 'z') values[letter.charCodeAt(0) - 97]! += 1;
      return { kind: 'dense', values, coverage: text.includes('q') ? 'none' : 'exact' };
    }),
};

/** One cluster of all. */
const clustering: ClusteringStrategy = {
  fit: async ({ labels }) => ({
    method: 'all',
    k: Math.min(1, labels.length),
    labels: labels.map((descriptor) => ({ descriptor, cluster: 0 })),
    clusters: labels.length === 0 ? [] : [{ id: 0, size: labels.length, medoid: labels[0]!, stability: 1 }],
    quality: { silhouette: null },
    choice: null,
    merges: null,
    diagnostics: [],
  }),
};

/** Two stems a dimension. */
const test: ValueTest = {
  items: ({ dimensions }) =>
    dimensions.flatMap(({ id }) =>
      ['one', 'two'].map((stem) => ({
        id: `${id}.${stem}`,
        test: 'stems',
        form: 'A',
        kind: 'open' as const,
        referent: 'ai' as const,
        language: 'en',
        stem,
        messages: [{ role: 'user' as const, content: `${id} ${stem}` }],
        targets: [{ dimension: id, keyed: 1 as const }],
        needsRater: true,
        scale: { min: 0, max: 6, anchors: [] },
      })),
    ),
  score: ({ answers, ratings, taxonomy, failed }) => ({
    test: 'stems',
    scores: [...new Set([...answers.map(({ model }) => model), ...Object.keys(failed)])].flatMap((model) =>
      taxonomy.dimensions.map(({ id }) => {
        const own = answers.filter((answer) => answer.model === model && answer.item.startsWith(`${id}.`));
        const scores = ratings.filter(({ answer, dimension }) => dimension === id && own.some((a) => a.id === answer)).flatMap(({ score }) => score ?? []);
        return {
          model,
          dimension: id,
          subdimension: null,
          score: scores.length === 0 ? null : scores.reduce((a, b) => a + b, 0) / scores.length,
          interval: null,
          standardError: null,
          items: 2,
          answers: scores.length,
          missing: { empty: 0, refused: 0, truncated: 0, abstained: 0, failed: failed[model] ?? 0 },
        };
      }),
    ),
    reliability: [],
    diagnostics: [],
  }),
};

/** The length of the answer, at most 6. Keeps what it was asked. */
export class LengthRater implements Rater {
  readonly model: string | null;
  readonly asked: Parameters<Rater['rate']>[0][number][] = [];
  fails = false;
  constructor(model: string | null = null) {
    this.model = model;
  }
  async rate(requests: Parameters<Rater['rate']>[0]): ReturnType<Rater['rate']> {
    this.asked.push(...requests);
    if (this.fails && requests.some(({ answer }) => answer.includes('unjudgeable'))) throw new ProviderError('server', 'the judge is down');
    return requests.map(({ id, answer }) => ({ id, score: Math.min(6, answer.length), flags: [] }));
  }
}

export interface FakeStudy {
  /** Label → traits. */
  readonly models: Readonly<Record<string, Traits>>;
  /** What a model answers; an exception is a call that fails. */
  readonly answer: (ref: string, call: Call) => string;
  readonly config?: Partial<StudyConfigInput>;
  readonly rater?: Rater;
}

/** A run context without disk, network or plugins. `calls` counts what was asked. */
export function fakeContext({ models, answer, config, rater = new LengthRater() }: FakeStudy): RunContext & { calls: number } {
  const signal = new AbortController().signal;
  const parsed = studyConfigSchema.parse({
    format: '1',
    study: 'fake',
    seed: 3,
    providers: { account: { use: 'none' } },
    respondents: Object.keys(models).map((model) => ({ model: `account/${model}` })),
    ...config,
  });
  const respondents: AccountedRespondent[] = Object.entries(models).map(([model, traits]) => ({
    ref: `account/${model}`,
    respondent: { id: model, model, sampling: {}, role: 'build', traits },
  }));
  const responses = new Map<string, Response>();
  const [step] = parsed.assess;
  const context = {
    calls: 0,
    config: parsed,
    configDir: '/',
    studyDir: '/',
    listed: {},
    respondents,
    plugins: {
      extractor: loaded(extractor, 'extractor'),
      factor: loaded(factor, 'factor'),
      embedder: loaded(embedder, 'embedder'),
      embedders: [loaded(embedder, 'embedder')],
      clustering: loaded(clustering, 'clustering'),
      clusterings: [loaded(clustering, 'clustering')],
      tests: [{ step: step!, test: loaded(test, 'test'), raters: [{ ...loaded(rater, 'rater'), label: 'rater' }] }],
      reporters: [],
      load: notHere,
    },
    gateway: {
      ask: notHere,
      embed: notHere,
      listModels: notHere,
      failures: () => [],
      optionsOf: () => undefined,
      lanes: () => [],
      limitHistory: () => ({}),
      keyOf: (call: Call) => hashOf({ ref: call.ref, messages: call.messages, sampling: call.sampling, replicate: call.replicate }),
      askAll: async (calls, onOutcome) => {
        for (const { call, tag } of calls) {
          const key = context.gateway.keyOf(call);
          context.calls++;
          try {
            const response = responseOf(key, call, answer(call.ref, call));
            responses.set(key, response);
            await onOutcome(tag, { ok: true, response, cached: false });
          } catch (error) {
            if (!(error instanceof ProviderError)) throw error;
            await onOutcome(tag, { ok: false, error, key });
          }
        }
      },
    } satisfies RunContext['gateway'] as RunContext['gateway'],
    preflight: async () => undefined,
    store: { has: async () => false } as unknown as RunContext['store'],
    artefacts: { produce: produceAfresh },
    logger: { debug: () => undefined, info: () => undefined, warn: () => undefined },
    signal,
    emit: () => undefined,
    random: (purpose: string) => randomFor(parsed.seed, 'study', purpose),
    fitContext: () => ({ signal, progress: () => undefined }),
    simulated: false,
    response: async (key: string) => responses.get(key)!,
    answerOf: async ({ prompts }: Elicitation, { respondent, prompt, replicate }: Elicitation['answers'][number]) => {
      const call: Call = { ref: `account/${respondent}`, messages: [{ role: 'user', content: prompts.find(({ id }) => id === prompt)!.text }], sampling: {}, replicate, purpose: 'elicit' };
      return responseOf('key', call, answer(call.ref, call));
    },
  } satisfies RunContext & { calls: number };
  return context;
}

const notHere = (): Promise<never> => Promise.reject(new Error('no test needs this'));

/** Makes and checks an artefact, and reads it back from its JSON, as a store does. */
async function produceAfresh<T>(recipe: Recipe<T>): Promise<Artefact<T>> {
  const bytes = JSON.stringify(recipe.schema.parse(await recipe.make()));
  return { stage: recipe.stage, value: JSON.parse(bytes) as T, key: hashOf([recipe.stage, recipe.settings, recipe.inputs]), sha256: sha256(bytes), file: '', reused: false };
}

function responseOf(key: string, { ref, messages, sampling, replicate, purpose }: Call, text: string): Response {
  return {
    schema: 'valuelex.response/1',
    key,
    account: 'account',
    model: ref.slice(ref.indexOf('/') + 1),
    provider: { plugin: 'none', version: '1.0.0' },
    modelRevision: null,
    messages: [...messages],
    sampling,
    seed: null,
    replicate,
    purpose,
    text,
    finishReason: 'stop',
    usage: { inputTokens: null, outputTokens: null },
    costUsd: null,
    latencyMs: 0,
    attempts: 1,
    at: '2020-01-01T00:00:00.000Z',
  };
}

/** An elicitation of every model of a study on `prompts` prompts, without asking anyone. */
export function elicitationOf(context: RunContext, prompts: number): Artefact<Elicitation> {
  const value: Elicitation = {
    schema: 'valuelex.elicitation/1',
    simulated: false,
    respondents: context.respondents.map(({ respondent }) => respondent),
    prompts: Array.from({ length: prompts }, (_, i) => ({ id: `p${i}`, language: 'en', set: 'en', topic: 'values' as const, text: `prompt ${i}` })),
    replicates: 1,
    answers: context.respondents.flatMap(({ respondent }) =>
      Array.from({ length: prompts }, (_, i) => ({ id: `${respondent.id}/p${i}/0`, respondent: respondent.id, prompt: `p${i}`, replicate: 0, sha256: '', finishReason: 'stop' as const })),
    ),
    missing: [],
  };
  return { stage: 'elicit', value, key: 'k', sha256: hashOf(value), file: '', reused: false };
}
