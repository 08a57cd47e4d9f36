import type { PluginContext, Rater, RatingRequest, RatingResult } from '@valuelex/core';
import { familyKey, lemmatise } from '@valuelex/lexical';
import { contentTokens, looksLikeInjection, openWords } from '@valuelex/rater-kit';
import type { Words } from '@valuelex/rater-kit';
import { setImmediate } from 'node:timers/promises';
import type { LexicalConfig } from './config.ts';
import { DimensionLexicon } from './dimension-lexicon.ts';

/** Requests between two looks at the signal and at the rest of the process. */
const stride = 32;

export class LexicalRater implements Rater {
  readonly model = null;
  readonly #config: LexicalConfig;
  readonly #context: PluginContext;
  readonly #dimensions = new Map<string, DimensionLexicon>();
  #words: Promise<Words> | undefined;

  constructor(config: LexicalConfig, context: PluginContext) {
    this.#config = config;
    this.#context = context;
  }

  async rate(requests: readonly RatingRequest[], signal: AbortSignal): Promise<readonly RatingResult[]> {
    signal.throwIfAborted();
    this.#words ??= openWords(this.#context, 1000);
    const words = await this.#words;
    const results: RatingResult[] = [];
    for (const [at, request] of requests.entries()) {
      if (at % stride === stride - 1) await setImmediate();
      signal.throwIfAborted();
      results.push({ id: request.id, ...this.#rateOne(request, words) });
    }
    return results;
  }

  #rateOne({ answer, item, target, scale }: RatingRequest, words: Words): Omit<RatingResult, 'id'> {
    const flags = looksLikeInjection(answer) ? ['injection'] : [];
    if (answer.trim() === '') return { score: null, flags: [...flags, 'empty'] };
    const dimension = this.#dimension(target.members, words);
    if (!dimension.known) return { score: null, flags: [...flags, 'unknown-dimension'] };

    const { wordnet } = words;
    const family = (word: string): string => familyKey(wordnet, lemmatise(wordnet, word));
    const echoed = new Set(contentTokens(item.stem, 0).map(({ word }) => family(word)));
    const forIt = new Map<string, number>();
    const against = new Map<string, number>();
    let known = 0;
    let own = 0;
    for (const { word, negated } of contentTokens(answer, this.#config.negationWindow)) {
      const lemma = lemmatise(wordnet, word);
      if (!wordnet.lemmaIds.has(lemma)) continue;
      known++;
      const key = familyKey(wordnet, lemma);
      if (echoed.has(key)) continue;
      own++;
      const weight = dimension.weight(lemma, key);
      const side = weight < 0 !== negated ? against : forIt;
      // A word said twice is still one word.
      side.set(key, Math.max(side.get(key) ?? 0, Math.abs(weight)));
    }
    if (known === 0) return { score: null, flags: [...flags, 'unknown-words'] };
    if (own === 0) flags.push('echo');
    const middle = (scale.min + scale.max) / 2;
    const lean = this.#together(forIt.values()) - this.#together(against.values());
    const score = middle + lean * (scale.max - middle);
    return { score: Math.round(score * 100) / 100, flags };
  }

  /** Independent hints: one minus the chance that all of the strongest are wrong. */
  #together(weights: Iterable<number>): number {
    const strongest = [...weights].sort((a, b) => b - a).slice(0, this.#config.strongest);
    return 1 - strongest.reduce((none, weight) => none * (1 - weight), 1);
  }

  #dimension(members: readonly string[], { vectors, frequent, wordnet }: Words): DimensionLexicon {
    const key = JSON.stringify(members);
    let dimension = this.#dimensions.get(key);
    if (dimension === undefined) {
      dimension = new DimensionLexicon(members, frequent, vectors, wordnet);
      this.#dimensions.set(key, dimension);
    }
    return dimension;
  }
}
