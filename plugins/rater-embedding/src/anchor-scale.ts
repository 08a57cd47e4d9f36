import type { Models, RatingRequest } from '@valuelex/core';
import type { Lean, LeanScale } from './embedding-rater.ts';

/** Longer texts are cut: what follows says little more, and models take no more than some thousand words. */
const LONGEST = 4000;
const MOST_MEMBERS = 8;
/** Below this difference between sentences for a value and indifferent ones, the model does not tell them apart. */
const FLAT = 1e-3;

const sentencesFor = (words: string): string[] => [
  `I hold ${words} dear, and it shows in what I do.`,
  `What guides me here is ${words}.`,
  `This is what ${words} looks like.`,
];
const sentencesAgainst = (words: string): string[] => [
  `I care nothing for ${words}, and act against it.`,
  `I reject ${words}.`,
  `This is the opposite of ${words}.`,
];
/** Sentences that speak of no value. */
const indifferent = [
  'The train left at noon and the weather was cold.',
  'There are three chairs and a table in the room.',
  'The road turns left behind the second house.',
  'It was a Tuesday, and the shop was closed.',
  'The box is blue and about as long as an arm.',
  'Rain is expected in the north of the country.',
];

interface Anchors {
  readonly pro: readonly Float64Array[];
  readonly contra: readonly Float64Array[];
  /** Contrast of indifferent sentences, of sentences for the value, and of sentences against it. */
  readonly zero: number;
  readonly most: number;
  readonly least: number;
}

/**
 * By whole sentences and an embedding model. The contrast of a text is its mean cosine with sentences for the value minus that with sentences against it;
 * indifferent sentences have the lean 0, sentences for the value 1 (each held against the others), sentences against it −1.
 */
export class AnchorScale implements LeanScale {
  readonly #ref: string;
  readonly #models: Models;
  readonly #anchors = new Map<string, Promise<Anchors>>();

  constructor(ref: string, models: Models) {
    this.#ref = ref;
    this.#models = models;
  }

  async leans(requests: readonly RatingRequest[], signal: AbortSignal): Promise<readonly Lean[]> {
    const own = requests.map(({ answer, item }) => ownWords(answer, item.stem));
    const texts = [...new Set(own.filter((text) => text !== ''))];
    const vectors = texts.length === 0 ? [] : await this.#models.embed(this.#ref, texts, signal);
    const byText = new Map(texts.map((text, i) => [text, vectors[i]!]));
    const leans: Lean[] = [];
    for (const [i, { target }] of requests.entries()) {
      const vector = byText.get(own[i]!);
      leans.push(vector === undefined ? { lean: 0, flags: ['echo'] } : leanOf(vector, await this.#anchorsOf(target.members, signal)));
    }
    return leans;
  }

  #anchorsOf(members: readonly string[], signal: AbortSignal): Promise<Anchors> {
    const key = JSON.stringify(members);
    let anchors = this.#anchors.get(key);
    if (anchors === undefined) {
      anchors = this.#embedAnchors(members, signal);
      this.#anchors.set(key, anchors);
      // What could not be had is asked for again.
      anchors.catch(() => this.#anchors.delete(key));
    }
    return anchors;
  }

  async #embedAnchors(members: readonly string[], signal: AbortSignal): Promise<Anchors> {
    const words = members.slice(0, MOST_MEMBERS).map((member) => member.replace(/\s+/g, ' ').trim().slice(0, 60)).join(', ');
    const [forIt, against] = [sentencesFor(words), sentencesAgainst(words)];
    const vectors = await this.#models.embed(this.#ref, [...forIt, ...against, ...indifferent], signal);
    const pro = vectors.slice(0, forIt.length);
    const contra = vectors.slice(forIt.length, forIt.length + against.length);
    const rest = vectors.slice(forIt.length + against.length);
    return {
      pro,
      contra,
      zero: mean(rest.map((vector) => contrast(vector, pro, contra))),
      most: mean(pro.map((vector, i) => contrast(vector, without(pro, i), contra))),
      least: mean(contra.map((vector, i) => contrast(vector, pro, without(contra, i)))),
    };
  }
}

function leanOf(vector: Float64Array, { pro, contra, zero, most, least }: Anchors): Lean {
  if (vector.every((x) => x === 0)) return { lean: null, flags: ['unknown-words'] };
  if (most - zero < FLAT || zero - least < FLAT) return { lean: null, flags: ['unknown-dimension'] };
  const x = contrast(vector, pro, contra) - zero;
  return { lean: Math.max(-1, Math.min(1, x >= 0 ? x / (most - zero) : x / (zero - least))), flags: [] };
}

/** An answer without the words of its stem. */
export function ownWords(answer: string, stem: string): string {
  const echoed = new Set(stem.toLowerCase().match(/\p{L}+/gu) ?? []);
  const kept = answer.slice(0, LONGEST).replace(/\p{L}+/gu, (word) => (word.length > 3 && echoed.has(word.toLowerCase()) ? '' : word));
  const isEmpty = !(kept.toLowerCase().match(/\p{L}+/gu) ?? []).some((word) => !echoed.has(word));
  return isEmpty ? '' : kept.replace(/\s+/g, ' ').trim();
}

const without = <T>(all: readonly T[], i: number): T[] => all.filter((_, j) => j !== i);
const mean = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0) / values.length;

function contrast(vector: Float64Array, pro: readonly Float64Array[], contra: readonly Float64Array[]): number {
  return mean(pro.map((anchor) => cosine(vector, anchor))) - mean(contra.map((anchor) => cosine(vector, anchor)));
}

function cosine(a: Float64Array, b: Float64Array): number {
  let [dot, aa, bb] = [0, 0, 0];
  for (let i = 0; i < a.length; i++) {
    dot += a[i]! * b[i]!;
    aa += a[i]! ** 2;
    bb += b[i]! ** 2;
  }
  return aa === 0 || bb === 0 ? 0 : dot / Math.sqrt(aa * bb);
}
