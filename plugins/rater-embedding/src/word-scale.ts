import type { PluginContext, RatingRequest } from '@valuelex/core';
import { familyKey, lemmatise, opposites } from '@valuelex/lexical';
import type { SparseVector } from '@valuelex/lexical';
import { contentTokens, openWords } from '@valuelex/rater-kit';
import type { Words } from '@valuelex/rater-kit';
import { setImmediate } from 'node:timers/promises';
import type { Lean, LeanScale } from './embedding-rater.ts';

/** Frequent words that show what chance gives; each costs a vector, once a process. */
const SAMPLE = 400;
/** Requests between two looks at the signal and at the rest of the process. */
const STRIDE = 32;
/** Lemmas whose evidence is remembered for each dimension. */
const MOST_REMEMBERED = 20_000;

/** At this many standard errors above chance an answer leans three quarters of the way. */
const CLEAR = 4;

/**
 * By the words of an answer. Each has its nearness to the value: its similarity to all members together, as a share of what members have on average,
 * standardised over frequent English words. The words of an answer are joined as Σz / √n (Stouffer), which is about 0 where an answer speaks of
 * anything but the value, however long it is. Words under a negation, and opposites of a member, stand on the other side.
 */
export class WordScale implements LeanScale {
  readonly #negationWindow: number;
  readonly #context: PluginContext;
  readonly #values = new Map<string, ValueEvidence>();
  #words: Promise<Words> | undefined;

  constructor(negationWindow: number, context: PluginContext) {
    this.#negationWindow = negationWindow;
    this.#context = context;
  }

  async leans(requests: readonly RatingRequest[], signal: AbortSignal): Promise<readonly Lean[]> {
    if (requests.length === 0) return [];
    this.#words ??= openWords(this.#context, SAMPLE);
    const words = await this.#words;
    const leans: Lean[] = [];
    for (const [at, request] of requests.entries()) {
      if (at % STRIDE === STRIDE - 1) await setImmediate();
      signal.throwIfAborted();
      leans.push(this.#lean(request, words));
    }
    return leans;
  }

  #lean({ answer, item, target }: RatingRequest, words: Words): Lean {
    const value = this.#value(target.members, words);
    if (!value.known) return { lean: null, flags: ['unknown-dimension'] };
    const { wordnet } = words;
    const echoed = new Set(contentTokens(item.stem, 0).map(({ word }) => familyKey(wordnet, lemmatise(wordnet, word))));
    const sides = { for: new Map<string, number>(), against: new Map<string, number>() };
    let known = 0;
    for (const { word, negated } of contentTokens(answer, this.#negationWindow)) {
      const lemma = lemmatise(wordnet, word);
      if (!wordnet.lemmaIds.has(lemma)) continue;
      known++;
      const family = familyKey(wordnet, lemma);
      if (echoed.has(family)) continue;
      const side = sides[value.isOpposite(family) !== negated ? 'against' : 'for'];
      // A word said twice is still one word.
      side.set(family, Math.max(side.get(family) ?? -Infinity, value.evidence(lemma, family)));
    }
    if (known === 0) return { lean: null, flags: ['unknown-words'] };
    const n = sides.for.size + sides.against.size;
    if (n === 0) return { lean: 0, flags: ['echo'] };
    const [pro, contra] = [sides.for, sides.against].map((side) => Math.max(0, sum(side.values())) / Math.sqrt(n)) as [number, number];
    return { lean: Math.tanh((pro - contra) / CLEAR), flags: [] };
  }

  #value(members: readonly string[], words: Words): ValueEvidence {
    const key = JSON.stringify(members);
    let value = this.#values.get(key);
    if (value === undefined) this.#values.set(key, (value = new ValueEvidence(members, words)));
    return value;
  }
}

/** What a word says of one value. */
class ValueEvidence {
  readonly known: boolean;
  readonly #words: Words;
  readonly #centre: Float64Array;
  readonly #opposites: ReadonlySet<string>;
  /** Mean similarity of the members themselves; of frequent words, mean and standard deviation of their nearness. */
  readonly #own: number;
  readonly #mean: number;
  readonly #sd: number;
  readonly #evidence = new Map<string, number>();

  constructor(members: readonly string[], words: Words) {
    const { vectors, wordnet, frequent } = words;
    this.#words = words;
    this.#centre = new Float64Array(vectors.dims);
    const found = members.map((member) => vectors.get(member)).filter(({ indices }) => indices.length > 0);
    this.known = found.length > 0;
    for (const { indices, values } of found) for (let i = 0; i < indices.length; i++) this.#centre[indices[i]!]! += values[i]!;
    const forms = members.flatMap((member) => {
      const lemma = lemmatise(wordnet, member);
      return [lemma, familyKey(wordnet, lemma)];
    });
    const common = new Set(frequent.map((word) => familyKey(wordnet, word)));
    // Opposites among frequent words stand in too many phrases that mean something else.
    this.#opposites = new Set(forms.flatMap((form) => opposites(wordnet, form)).map((lemma) => familyKey(wordnet, lemma)).filter((family) => !common.has(family)));
    this.#own = sum(found.map((vector) => this.#similarity(vector))) / Math.max(1, found.length);
    const chance = frequent.map((word) => this.#nearness(word));
    this.#mean = sum(chance) / chance.length;
    this.#sd = Math.sqrt(sum(chance.map((near) => (near - this.#mean) ** 2)) / (chance.length - 1));
  }

  isOpposite(family: string): boolean {
    return this.#opposites.has(family);
  }

  /** Standard deviations above the nearness of frequent words. An opposite counts as a member, on the other side. */
  evidence(lemma: string, family: string): number {
    let evidence = this.#evidence.get(lemma);
    if (evidence === undefined) {
      const near = this.#opposites.has(family) ? 1 : this.#nearness(lemma);
      evidence = this.#sd === 0 ? 0 : (near - this.#mean) / this.#sd;
      if (this.#evidence.size >= MOST_REMEMBERED) this.#evidence.clear();
      this.#evidence.set(lemma, evidence);
    }
    return evidence;
  }

  #nearness(lemma: string): number {
    return this.#own === 0 ? 0 : Math.min(1, this.#similarity(this.#words.vectors.get(lemma)) / this.#own);
  }

  #similarity({ indices, values }: SparseVector): number {
    let dot = 0;
    for (let i = 0; i < indices.length; i++) dot += this.#centre[indices[i]!]! * values[i]!;
    return dot;
  }
}

const sum = (values: Iterable<number>): number => {
  let total = 0;
  for (const value of values) total += value;
  return total;
};
