import { describe, expect, it } from '@jest/globals';
import type { ClusterSolution } from '../artefacts/cluster-solution.ts';
import type { FactorSolution } from '../artefacts/factor-solution.ts';
import type { Taxonomy } from '../artefacts/taxonomy.ts';
import type { Extraction } from '../domain/extraction.ts';
import type { Response } from '../domain/response.ts';
import { DataError } from '../errors/data-error.ts';
import { PluginError } from '../errors/plugin-error.ts';
import { ProviderError } from '../errors/provider-error.ts';
import type { Embedding } from '../ports/embedder.ts';
import type { FactorInput } from '../ports/factor-strategy.ts';
import type { Generation, ModelProvider, ModelProviderCapabilities } from '../ports/model-provider.ts';
import type { RatingRequest, RatingResult } from '../ports/rater.ts';
import type { ResponseStore } from '../ports/response-store.ts';
import { guardClusteringStrategy } from './guard-clustering-strategy.ts';
import { guardEmbedder } from './guard-embedder.ts';
import { guardExtractor } from './guard-extractor.ts';
import { guardFactorStrategy } from './guard-factor-strategy.ts';
import { guardPort } from './guard-port.ts';
import { guardProvider } from './guard-provider.ts';
import { guardRater } from './guard-rater.ts';
import { guardReporter } from './guard-reporter.ts';
import { guardStore } from './guard-store.ts';
import { guardValueTest } from './guard-value-test.ts';

const { signal } = new AbortController();
const fitting = { signal, progress: () => undefined };

describe('guardProvider', () => {
  const capabilities = { embeddings: true, listModels: true } as ModelProviderCapabilities;
  const answer: Generation = {
    text: 'x',
    finishReason: 'stop',
    modelRevision: null,
    usage: { inputTokens: 1, outputTokens: null },
  };
  const request = { model: 'm', messages: [], sampling: {}, replicate: 0, mode: 'chat' } as const;
  const guarded = (change: Partial<Record<keyof ModelProvider, unknown>>): ModelProvider => {
    const good = {
      generate: async () => answer,
      embed: async () => ({
        vectors: [
          [1, 0],
          [0, 1],
        ],
        modelRevision: null,
        usage: answer.usage,
      }),
      listModels: async () => [{ model: 'a' }, { model: 'b' }],
    };
    return guardProvider('p', { ...good, ...change } as ModelProvider, capabilities);
  };

  it('passes on good answers as they are', async () => {
    const provider = guarded({});
    expect(await provider.generate(request, signal)).toBe(answer);
    expect(await provider.embed!({ model: 'm', texts: ['a', 'b'] }, signal)).toMatchObject({
      vectors: [
        [1, 0],
        [0, 1],
      ],
    });
    expect(await provider.listModels!(signal)).toHaveLength(2);
    expect(provider).not.toHaveProperty('capabilities');
  });

  it('takes options that are part of the identity of calls, as JSON', () => {
    expect(guarded({ identity: { effort: 'low' } }).identity).toEqual({ effort: 'low' });
    expect(guarded({})).not.toHaveProperty('identity');
    expect(() => guarded({ identity: { effort: () => 1 } })).toThrow(/identity/);
  });

  it('takes facts that depend on the config, and refuses others', () => {
    const provider = guarded({ capabilities: { seed: false, embeddings: false }, embed: undefined });
    expect(provider.capabilities).toEqual({ seed: false, embeddings: false });
    expect(() => guarded({ embed: undefined })).toThrow('embed');
    expect(() => guarded({ capabilities: { seed: 'yes' } })).toThrow(/capabilities/);
    expect(() => guarded({ capabilities: { sampling: ['heat'] } })).toThrow(/capabilities/);
  });

  it('passes on a ProviderError, and makes an abort of what is thrown after one', async () => {
    const quota = new ProviderError('quota', 'no money');
    await expect(guarded({ generate: () => Promise.reject(quota) }).generate(request, signal)).rejects.toBe(quota);
    const provider = guarded({ generate: () => Promise.reject(new Error('AbortError')) });
    await expect(provider.generate(request, AbortSignal.abort())).rejects.toMatchObject({ reason: 'aborted' });
    await expect(provider.generate(request, signal)).rejects.toThrow(
      'p: generate: expected no error, or one of the contract, found Error: AbortError',
    );
  });

  it.each([
    [{ ...answer, text: null }, 'p: generate → text: '],
    [{ ...answer, usage: { inputTokens: 1.5, outputTokens: 1 } }, 'p: generate → usage.inputTokens: '],
    [{ ...answer, finishReason: 'done' }, 'found "done"'],
    [undefined, 'found undefined'],
  ])('refuses %j as an answer', async (bad, message) => {
    await expect(guarded({ generate: async () => bad }).generate(request, signal)).rejects.toThrow(message);
  });

  it('refuses vectors that are too few, uneven or not numbers, and models named twice', async () => {
    const embed = (vectors: unknown): Promise<unknown> =>
      guarded({ embed: async () => ({ vectors, modelRevision: null, usage: answer.usage }) }).embed!(
        { model: 'm', texts: ['a', 'b'] },
        signal,
      );
    await expect(embed([[1]])).rejects.toThrow('embed: expected 2 vectors, found 1');
    await expect(embed([[1], [1, 2]])).rejects.toThrow('expected vectors of length 1, found one of length 2');
    await expect(embed([[1], [NaN]])).rejects.toThrow('embed → vectors.1.0');
    await expect(
      guarded({ listModels: async () => [{ model: 'a' }, { model: 'a' }] }).listModels!(signal),
    ).rejects.toThrow('"a" twice');
  });

  it('names a missing method at once', () => {
    expect(() => guarded({ embed: undefined })).toThrow('p: embed: expected a method, found undefined');
  });
});

describe('guardExtractor', () => {
  const text = 'Honesty, care';
  const honesty = { surface: 'Honesty', start: 0, end: 7 };
  const care = { surface: 'care', start: 9, end: 13 };
  const extract = (found: Partial<Extraction>): Promise<Extraction> | Extraction =>
    guardExtractor('e', {
      extract: () => ({ verdict: 'list', descriptors: [honesty, care], rejected: [], ...found }) as Extraction,
    }).extract({ text, finishReason: 'stop' }, signal);

  it('passes on true spans', async () => {
    expect(await extract({})).toMatchObject({ descriptors: [honesty, care] });
    const rejected = [{ surface: 'greed', start: 0, end: 0, reason: 'not-in-text' as const }];
    expect(await extract({ rejected })).toMatchObject({ rejected });
  });

  it.each([
    [
      'a span beside its text',
      { descriptors: [{ ...care, start: 8 }] },
      'extract → descriptors.0: expected the answer\'s text at 8–13, " care", found "care"',
    ],
    [
      'a word that is not there',
      { rejected: [{ surface: 'x', start: 0, end: 1, reason: 'other' as const }] },
      'extract → rejected.0',
    ],
    ['a word called absent that is there', { rejected: [{ surface: 'care', start: 0, end: 0, reason: 'not-in-text' as const }] }, 'extract → rejected.0'],
    ['an absent word with a place', { rejected: [{ surface: 'x', start: 0, end: 1, reason: 'not-in-text' as const }] }, 'extract → rejected.0'],
    ['an empty span', { descriptors: [{ surface: '', start: 3, end: 3 }] }, 'extract → descriptors.0'],
    ['another order', { descriptors: [care, honesty] }, 'expected order of appearance, found offset 0 after 9'],
    ['a word twice', { descriptors: [honesty, honesty] }, 'expected no surface twice, found "Honesty"'],
    ['words in a refusal', { verdict: 'refusal' as const }, 'expected no descriptors with verdict refusal, found 2'],
    ['an unknown verdict', { verdict: 'perhaps' as never }, 'extract → verdict'],
  ])('refuses %s', async (_what, found, message) => {
    await expect(extract(found)).rejects.toThrow(message);
  });
});

describe('guardEmbedder', () => {
  const dense = (...values: number[]): Embedding => ({
    kind: 'dense',
    values: Float64Array.from(values),
    coverage: values.some((value) => value !== 0) ? 'exact' : 'none',
  });
  const embed = (
    answer: (texts: readonly string[]) => unknown,
    texts: readonly string[],
    batch?: number,
  ): Promise<readonly Embedding[]> =>
    guardEmbedder('w', { id: 'w/1', embed: async (asked) => answer(asked) as Embedding[] }, batch).embed(texts, signal);

  it('asks each text once, in batches, and answers in order', async () => {
    const asked: (readonly string[])[] = [];
    const found = await embed(
      (texts) => {
        asked.push(texts);
        return texts.map((text) => dense(text.charCodeAt(0)));
      },
      ['b', 'a', 'b', 'c'],
      2,
    );
    expect(asked).toEqual([['b', 'a'], ['c']]);
    expect(found.map(({ values }) => values[0])).toEqual([98, 97, 98, 99]);
    expect(
      await embed(() => {
        throw new Error('asked');
      }, []),
    ).toEqual([]);
  });

  const sparse = (indices: number[], values: number[]): unknown => ({
    kind: 'sparse',
    indices: Uint32Array.from(indices),
    values: Float64Array.from(values),
    coverage: 'exact',
  });
  it.each([
    ['too few', [dense(1)], 'embed: expected 2 embeddings, found 1'],
    ['nothing', undefined, 'embed: expected 2 embeddings, found undefined'],
    [
      'two lengths',
      [dense(1), dense(1, 2)],
      'embed → 1: expected dense vectors of length 1, as before, found dense vectors of length 2',
    ],
    ['two kinds', [dense(1), sparse([0], [1])], 'found sparse vectors'],
    ['a number that is none', [dense(1), dense(NaN)], 'embed → 1 → values.0: expected a finite number, found NaN'],
    ['unsorted indices', [sparse([3, 3], [1, 1]), sparse([0], [1])], 'expected rising indices, found 3'],
    ['too few indices', [sparse([3], [1, 1]), sparse([0], [1])], 'expected a Uint32Array of 2'],
    [
      'zeros that claim to be known',
      [{ ...dense(0), coverage: 'exact' }, dense(1)],
      "expected 'none' for a zero vector",
    ],
    ['a vector that claims to be unknown', [{ ...dense(1), coverage: 'none' }, dense(1)], "other than 'none'"],
  ])('refuses %s', async (_what, answer, message) => {
    await expect(embed(() => answer, ['a', 'b'])).rejects.toThrow(message);
  });

  it('wants an id', () => expect(() => guardEmbedder('w', { id: '', embed: async () => [] })).toThrow('w: id: '));
});

describe('guardFactorStrategy', () => {
  const good: FactorSolution = {
    schema: 'valuelex.factor-solution/1',
    method: 'm',
    rotation: 'none',
    n: 9,
    variables: ['a', 'b', 'c'],
    association: 'pearson',
    correlation: [
      [1, 0.5, 0],
      [0.5, 1, 0],
      [0, 0, 1],
    ],
    eigenvalues: [1.5, 1, 0.5],
    retention: { rule: 'fixed', chosen: 2 },
    kmo: { overall: null, perVariable: [null, null, null] },
    bartlett: { chiSquare: null, df: null, p: null },
    loadings: [
      [0.7, 0],
      [0.7, 0],
      [0, 0.9],
    ],
    structure: [
      [0.7, 0],
      [0.7, 0],
      [0, 0.9],
    ],
    phi: [
      [1, 0],
      [0, 1],
    ],
    communalities: [0.49, 0.49, 0.81],
    uniquenesses: [0.51, 0.51, 0.19],
    complexity: [1, 1, null],
    variance: { ssLoadings: [0.98, 0.81], proportion: [0.33, 0.27] },
    fit: {
      chiSquare: null,
      df: null,
      p: null,
      rmsea: null,
      rmseaCi90: null,
      tli: null,
      cfi: null,
      srmr: null,
      bic: null,
    },
    convergence: { iterations: 1, gradient: null, starts: 1, startsAtBest: 1 },
    diagnostics: [],
  };
  const input: FactorInput = {
    kind: 'correlation',
    variables: ['a', 'b', 'c'],
    correlation: new Float64Array(9),
    n: 9,
  };
  const fit = (change: Partial<FactorSolution>, asked: FactorInput = input): Promise<FactorSolution> =>
    guardFactorStrategy(
      'f',
      { fit: async () => ({ ...good, ...change }) },
      { inputs: ['correlation'], nested: false },
    ).fit(asked, fitting);

  it('passes on a good solution', async () => expect(await fit({})).toEqual(good));

  it('lets a variable go that a diagnostic names', async () => {
    const four = { ...input, variables: ['a', 'constant', 'b', 'c'] };
    await expect(fit({}, four)).rejects.toThrow(
      'expected "constant", or a diagnostic that names it as left out, found "b"',
    );
    const diagnostics = [{ code: 'constant', severity: 'warning' as const, message: 'x', variables: ['constant'] }];
    expect(await fit({ diagnostics }, four)).toMatchObject({ variables: ['a', 'b', 'c'] });
  });

  it('takes a solution of nothing when it says why', async () => {
    const none = {
      correlation: [],
      eigenvalues: [],
      loadings: [],
      structure: [],
      phi: [],
      communalities: [],
      uniquenesses: [],
      complexity: [],
      kmo: { overall: null, perVariable: [] },
      variance: { ssLoadings: [], proportion: [] },
      retention: { rule: 'fixed', chosen: 0 },
    };
    await expect(fit(none)).rejects.toThrow('fit → correlation: expected 3 entries, found 0');
    const diagnostics = [{ code: 'too-few', severity: 'warning' as const, message: 'two rows' }];
    expect(await fit({ ...none, diagnostics })).toMatchObject({ loadings: [] });
  });

  it.each([
    ['another shape', { loadings: [[1], [1], [1]] }, 'fit → loadings.0: expected 2 entries, found 1'],
    ['a number that is none', { communalities: [NaN, 1, 1] }, 'fit → communalities.0'],
    ['variables of its own', { variables: ['a', 'b', 'x'] }, 'fit → variables'],
    ['more rows than there were', { n: 10 }, 'fit → n: expected at most 9 rows, found 10'],
    [
      'a factor with a negative sum',
      {
        loadings: [
          [-0.7, 0],
          [-0.7, 0],
          [0, 0.9],
        ],
      },
      'fit → loadings, factor 0: expected a positive sum',
    ],
    [
      'factors in another order',
      {
        loadings: [
          [0, 0.7],
          [0, 0.7],
          [0.5, 0],
        ],
      },
      "factor 1: expected factors by falling diag(Φ Λ'Λ)",
    ],
    ['rising eigenvalues', { eigenvalues: [0.5, 1, 1.5] }, 'fit → eigenvalues.1: expected falling order'],
    [
      'factor correlations without a unit diagonal',
      {
        phi: [
          [2, 0],
          [0, 1],
        ],
      },
      'fit → phi.0.0: expected 1, found 2',
    ],
    [
      'factor correlations that are not symmetric',
      {
        phi: [
          [1, 0.2],
          [0, 1],
        ],
      },
      'expected a symmetric matrix',
    ],
    [
      'as many factors as it did not choose',
      { retention: { rule: 'fixed', chosen: 1 } },
      'expected 1 entries, found 2',
    ],
    [
      'intervals of another shape',
      { loadingIntervals: { method: 'bootstrap' as const, level: 0.95, units: 9, lower: [[0, 0]], upper: [[1, 1]] } },
      'fit → loadingIntervals.lower: expected 3 entries, found 1',
    ],
    ['determinacy of too few factors', { determinacy: [0.9] }, 'fit → determinacy: expected 2 entries, found 1'],
  ])('refuses %s', async (_what, change, message) => {
    await expect(fit(change)).rejects.toThrow(message);
  });

  it('passes on a DataError, and the reason of an abort', async () => {
    const refused = new DataError('constant', 'a does not vary');
    const guarded = (error: unknown): ReturnType<typeof guardFactorStrategy> =>
      guardFactorStrategy('f', { fit: () => Promise.reject(error) }, { inputs: ['correlation'], nested: false });
    await expect(guarded(refused).fit(input, fitting)).rejects.toBe(refused);
    await expect(guarded(new TypeError('oh')).fit(input, fitting)).rejects.toBeInstanceOf(PluginError);
    const aborted = AbortSignal.abort(new Error('enough'));
    await expect(guarded(aborted.reason).fit(input, { ...fitting, signal: aborted })).rejects.toBe(aborted.reason);
  });
});

describe('guardClusteringStrategy', () => {
  const labels = ['a', 'b', 'c'];
  const good: ClusterSolution = {
    method: 'm',
    k: 2,
    labels: [
      { descriptor: 'a', cluster: 0 },
      { descriptor: 'b', cluster: 1 },
      { descriptor: 'c', cluster: 0 },
    ],
    clusters: [
      { id: 0, size: 2, medoid: 'a', stability: null },
      { id: 1, size: 1, medoid: 'b', stability: null },
    ],
    quality: { silhouette: 0.5 },
    choice: null,
    merges: [
      [0, 2, 1, 2],
      [1, 3, 2, 3],
    ],
    diagnostics: [],
  };
  const fit = (change: Partial<ClusterSolution>, noise = false): Promise<ClusterSolution> =>
    guardClusteringStrategy('c', { fit: async () => ({ ...good, ...change }) }, { noise, hierarchical: true }).fit(
      { labels, distances: new Float64Array(3) },
      fitting,
    );
  const numbered = (...clusters: number[]): ClusterSolution['labels'] =>
    labels.map((descriptor, i) => ({ descriptor, cluster: clusters[i]! }));

  it('passes on a good solution', async () => expect(await fit({})).toEqual(good));

  it.each([
    ['a label too few', { labels: numbered(0, 1).slice(0, 2) }, 'expected 3 entries, found 2'],
    ['another order of labels', { labels: [...good.labels].reverse() }, 'fit → labels.0: expected "a", found "c"'],
    [
      'numbers that do not follow appearance',
      { labels: numbered(1, 0, 1) },
      'expected numbers by first appearance (0 is next), found 1',
    ],
    [
      'noise that is not declared',
      { labels: numbered(0, -1, 1) },
      'expected a cluster (no noise is declared), found -1',
    ],
    ['a wrong k', { k: 3 }, 'fit → k: expected 2'],
    [
      'a wrong size',
      { clusters: [{ ...good.clusters[0]!, size: 1 }, good.clusters[1]!] },
      'fit → clusters.0.size: expected 2, found 1',
    ],
    [
      'a medoid from elsewhere',
      { clusters: [{ ...good.clusters[0]!, medoid: 'b' }, good.clusters[1]!] },
      'expected a member, found "b"',
    ],
    [
      'a node merged twice',
      {
        merges: [
          [0, 2, 1, 2],
          [0, 1, 2, 2],
        ] as ClusterSolution['merges'],
      },
      'fit → merges.1',
    ],
    ['a silhouette above 1', { quality: { silhouette: 1.5 } }, 'fit → quality.silhouette'],
  ])('refuses %s', async (_what, change, message) => {
    await expect(fit(change)).rejects.toThrow(message);
  });

  it('takes noise where it is declared', async () => {
    const clusters = [
      { ...good.clusters[0]!, size: 1 },
      { ...good.clusters[1]!, medoid: 'c' },
    ];
    expect(await fit({ labels: numbered(0, -1, 1), clusters, merges: null }, true)).toMatchObject({ k: 2 });
  });
});

describe('guardValueTest', () => {
  const taxonomy: Taxonomy = {
    schema: 'valuelex.taxonomy/1',
    origin: 'given',
    source: 's',
    homeless: [],
    agreement: null,
    diagnostics: [],
    dimensions: [
      {
        id: 'd1',
        name: 'D',
        names: [],
        members: [{ descriptor: 'Care', loading: 1, crossLoads: false }],
        subdimensions: [],
        underIdentified: true,
      },
    ],
  };
  const item = {
    id: 'i1',
    test: 't',
    form: 'A',
    kind: 'open' as const,
    referent: 'ai' as const,
    language: 'en',
    stem: 'I',
    needsRater: true,
    messages: [{ role: 'user' as const, content: 'Complete: I' }],
    targets: [{ dimension: 'd1', keyed: 1 as const }],
    scale: { min: 0, max: 6, anchors: [] },
  };
  const row = {
    model: 'm',
    dimension: 'd1',
    subdimension: null,
    score: 1,
    interval: null,
    standardError: null,
    items: 1,
    answers: 1,
    missing: { empty: 0, refused: 0, truncated: 0, abstained: 0, failed: 0 },
  };
  const why = [{ code: 'c', severity: 'info' as const, message: 'm' }];
  const guarded = (
    items: unknown[],
    scores: unknown[] = [],
    diagnostics: unknown[] = why,
  ): ReturnType<typeof guardValueTest> =>
    guardValueTest('t', {
      items: () => items as never,
      score: () => ({ test: 't', scores, reliability: [], diagnostics }) as never,
    });
  const input = { items: [item], answers: [], ratings: [], taxonomy, failed: { m: 1 } };

  it('passes on good items and scores', async () => {
    expect(await guarded([item]).items(taxonomy, { language: 'en' })).toEqual([item]);
    expect(await guarded([], [row]).score(input)).toMatchObject({ scores: [row] });
    const ofStyle = { ...item, targets: [], style: 'desirability' };
    expect(await guarded([ofStyle]).items(taxonomy, { language: 'en' })).toEqual([ofStyle]);
  });

  it.each([
    ['an id twice', [item, item], 'items → 1.id: expected an id of its own'],
    ['a target that is not in the taxonomy', [{ ...item, targets: [{ dimension: 'd2', keyed: 1 }] }], 'found "d2"'],
    [
      'a member word in the stem',
      [{ ...item, stem: 'My CARE is' }],
      'expected no member word of d1, which it scores, found "care"',
    ],
    [
      'a member word in the prompt',
      [{ ...item, messages: [{ role: 'user', content: 'With care: I' }] }],
      'no member word of d1',
    ],
    [
      'no question',
      [{ ...item, messages: [{ role: 'system', content: 'x' }] }],
      'expected a last message from the user',
    ],
    ['neither target nor style', [{ ...item, targets: [] }], 'items → 0.targets: expected a target, or a style that the item measures'],
    ['a scale of one point', [{ ...item, scale: { min: 1, max: 1, anchors: [] } }], 'items → 0.scale'],
    [
      'anchors outside the scale',
      [{ ...item, scale: { min: 0, max: 1, anchors: [{ score: 2, meaning: 'x' }] } }],
      'items → 0.scale',
    ],
  ])('refuses %s', async (_what, items, message) => {
    await expect(guarded(items).items(taxonomy, { language: 'en' })).rejects.toThrow(message);
  });

  it.each([
    ['a model that was not asked', [{ ...row, model: 'x' }], why, 'expected a model that was asked, found "x"'],
    ['a dimension that is not there', [{ ...row, dimension: 'd9' }], why, 'found "d9"'],
    ['a row twice', [row, row], why, 'm × d1 twice'],
    [
      'an interval upside down',
      [{ ...row, interval: { lower: 2, upper: 1, level: 0.95, method: 'm' } }],
      why,
      'expected lower ≤ upper, found 2–1',
    ],
    ['a null without a reason', [row], [], 'expected a diagnostic that says why a score or interval is null'],
  ])('refuses scores with %s', async (_what, scores, diagnostics, message) => {
    await expect(guarded([], scores, diagnostics).score(input)).rejects.toThrow(message);
  });

  const answer = { id: 'a1', item: 'i1', model: 'm', respondent: 'm', replicate: 0, response: 'r', text: '4', status: 'answered' as const };
  const rating = { answer: 'a1', item: 'i1', dimension: 'd1', rater: 'self', score: 4, flags: [] };
  const rates = (...ratings: object[]): ReturnType<ReturnType<typeof guarded>['score']> =>
    guardValueTest('t', { items: () => [], score: () => ({ test: 't', scores: [], reliability: [], ratings, diagnostics: [] }) as never }).score({ ...input, answers: [answer] });

  it('passes on ratings that a test read itself', async () => {
    expect((await rates(rating, { ...rating, score: null })).ratings).toHaveLength(2);
  });

  it.each([
    ['an answer that is not there', { ...rating, answer: 'a2' }, 'score → ratings.0: expected an answer to its item, found "a2"'],
    ['a dimension that the item does not score', { ...rating, subdimension: 's1' }, 'expected a target of i1, found "s1"'],
    ['a score beside the scale', { ...rating, score: 7 }, 'expected a score from 0 to 6, found 7'],
  ])('refuses own ratings of %s', async (_what, bad, message) => {
    await expect(rates(bad)).rejects.toThrow(message);
  });

  const choosing = { ...item, kind: 'choice' as const, choices: ['A', 'B'].map((label) => ({ label, dimension: 'd1' })) };
  const choice = { answer: 'a1', label: 'B', reason: null };
  const reads = (choices: object[], of: object = choosing): ReturnType<ReturnType<typeof guarded>['score']> =>
    guardValueTest('t', { items: () => [], score: () => ({ test: 't', scores: [], reliability: [], choices, diagnostics: [] }) as never }).score({ ...input, items: [of as typeof item], answers: [answer] });

  it('passes on choices that a test read', async () => {
    expect((await reads([choice])).choices).toEqual([choice]);
    expect((await reads([{ ...choice, label: null, reason: 'neither' }])).choices).toHaveLength(1);
    expect((await reads([{ ...choice, label: '4' }], item)).choices).toHaveLength(1);
  });

  it.each([
    ['an answer that is not there', [{ ...choice, answer: 'a2' }], 'score → choices.0.answer: expected an answer that was given, found "a2"'],
    ['one answer twice', [choice, choice], 'score → choices.1.answer: expected one choice for each answer, found "a1" twice'],
    ['an option that was not shown', [{ ...choice, label: 'C' }], 'score → choices.0.label: expected an option of i1, found "C"'],
    ['nothing, without a reason', [{ ...choice, label: null }], 'score → choices.0: expected a label, or a reason why there is none, found neither'],
    ['an option and a reason', [{ ...choice, reason: 'both' }], 'found both'],
  ])('refuses choices of %s', async (_what, bad, message) => {
    await expect(reads(bad)).rejects.toThrow(message);
  });
});

describe('guardRater', () => {
  const requests = ['a', 'b'].map((id) => ({ id, scale: { min: 1, max: 5, anchors: [] } }) as unknown as RatingRequest);
  const rate = (results: unknown, abstains = false): Promise<readonly RatingResult[]> =>
    guardRater('r', { model: null, rate: async () => results as RatingResult[] }, { models: false, abstains }).rate(
      requests,
      signal,
    );
  const results = (...scores: (number | null)[]): unknown =>
    scores.map((score, i) => ({ id: 'ab'[i], score, flags: [] }));

  it('passes on good ratings, and abstentions where they are declared', async () => {
    expect(await rate(results(1, 5))).toHaveLength(2);
    expect(await rate(results(1, null), true)).toHaveLength(2);
  });

  it.each([
    ['too few', results(1), 'rate: expected 2 results, found 1'],
    ['another order', [...(results(1, 2) as unknown[])].reverse(), 'rate → 0.id: expected "a", found "b"'],
    ['a score outside the scale', results(1, 6), 'rate → 1.score: expected between 1 and 5, found 6'],
    ['an abstention that is not declared', results(1, null), 'abstaining is not declared'],
    ['a score that is no number', results(1, NaN), 'rate → 1.score'],
  ])('refuses %s', async (_what, bad, message) => {
    await expect(rate(bad)).rejects.toThrow(message);
  });

  it('asks nothing for nothing', async () => {
    const asked = guardRater(
      'r',
      { model: null, rate: () => Promise.reject(new Error('asked')) },
      { models: false, abstains: false },
    );
    expect(await asked.rate([], signal)).toEqual([]);
  });
});

describe('guardStore', () => {
  const response = { schema: 'valuelex.response/1', key: 'k' } as Response;
  const store = (change: Partial<Record<keyof ResponseStore, unknown>>): ResponseStore => {
    const none = async (): Promise<undefined> => undefined;
    return guardStore('s', {
      put: none,
      get: none,
      has: async () => false,
      stream: async function* () {},
      count: async () => 0,
      close: none,
      ...change,
    } as unknown as ResponseStore);
  };

  it('refuses rows that are no responses, and answers of another kind', async () => {
    expect(await store({}).get('k')).toBeUndefined();
    await expect(store({ get: async () => response }).get('k')).rejects.toThrow('s: get → account');
    await expect(store({ has: async () => 1 }).has('k')).rejects.toThrow('has: expected true or false, found 1');
    await expect(store({ count: async () => -1 }).count()).rejects.toThrow('count: expected a whole number');
    const rows = store({
      stream: async function* () {
        yield response;
      },
    })
      .stream()
      [Symbol.asyncIterator]();
    await expect(rows.next()).rejects.toThrow('s: stream → account');
    expect(() => store({ close: undefined })).toThrow('s: close: expected a method');
  });
});

describe('guardReporter', () => {
  const write = (paths: unknown): Promise<readonly string[]> =>
    guardReporter('h', { write: async () => paths as string[] }).write({} as never, '/study/report', signal);

  it('takes paths within its folder alone', async () => {
    expect(await write(['/study/report/index.html'])).toHaveLength(1);
    await expect(write([])).rejects.toThrow('expected the paths written');
    await expect(write(['/study/report/../key'])).rejects.toThrow('expected paths within /study/report');
    await expect(write(['/study/report2/x'])).rejects.toThrow('expected paths within');
  });
});

describe('guardPort', () => {
  it('guards by kind', async () => {
    const plugin = { kind: 'rater', capabilities: { models: false, abstains: false } } as const;
    const port = guardPort('@someone/rater', plugin, { model: null, rate: async () => [] });
    await expect(port.rate([{ id: 'a' } as RatingRequest], signal)).rejects.toThrow(
      '@someone/rater: rate: expected 1 results, found 0',
    );
    const queue = { kind: 'work-queue', capabilities: { distributed: false } } as const;
    expect(() => guardPort('q', queue, {} as never)).toThrow('q: run: expected a method');
  });
});
