import type { ItemAnswer, Rating, ScoreInput, TestItem } from '@valuelex/core';

/** What is scored: a dimension as a whole, or one of its subdimensions. */
export interface Scope {
  readonly dimension: string;
  readonly subdimension: string | null;
}

/** A rating with the item's key taken out: high is much of the value. */
export interface KeyedRating {
  readonly rating: Rating;
  /** Null: the rater abstained. */
  readonly score: number | null;
}

/** One answer, seen from one scope. */
export interface ScopedAnswer {
  readonly answer: ItemAnswer;
  readonly item: TestItem;
  /** Ratings inside the scope, by rater. */
  readonly ratings: readonly KeyedRating[];
  /** Mean over raters and targets of the scope, high = much of the value; null when nobody gave a score. */
  readonly score: number | null;
}

/** Scopes that at least one item targets, in the order of the taxonomy. */
export function scopesOf({ items, taxonomy }: Pick<ScoreInput, 'items' | 'taxonomy'>): Scope[] {
  const targets = items.flatMap((item) => item.targets);
  return taxonomy.dimensions.flatMap(({ id, subdimensions }) => {
    const own = targets.filter(({ dimension }) => dimension === id);
    if (own.length === 0) return [];
    const subs = subdimensions.filter((sub) => own.some(({ subdimension }) => subdimension === sub.id));
    return [{ dimension: id, subdimension: null }, ...subs.map((sub) => ({ dimension: id, subdimension: sub.id }))];
  });
}

export const scopeName = ({ dimension, subdimension }: Scope): string => subdimension ?? dimension;

/** A score with the item's key taken out: high always means much of the value. */
export function keyedScore(item: TestItem, rating: Rating): number | null {
  if (rating.score === null) return null;
  const target = item.targets.find(
    ({ dimension, subdimension }) => dimension === rating.dimension && (subdimension ?? null) === (rating.subdimension ?? null),
  );
  return target?.keyed === -1 ? item.scale.min + item.scale.max - rating.score : rating.score;
}

/** Raters that gave any of the answers a score, in order. */
export function scoringRaters(answers: readonly ScopedAnswer[]): string[] {
  const raters = new Set<string>();
  for (const { ratings } of answers) for (const { rating, score } of ratings) if (score !== null) raters.add(rating.rater);
  return [...raters].sort();
}

const noRatings: readonly KeyedRating[] = [];

/** Answers and ratings of a test, found by scope. */
export class Collection {
  readonly models: readonly string[];
  readonly #items: ReadonlyMap<string, TestItem>;
  readonly #answers: readonly ItemAnswer[];
  readonly #ratings = new Map<string, KeyedRating[]>();

  constructor({ items, answers, ratings, failed }: ScoreInput) {
    this.#items = new Map(items.map((item) => [item.id, item]));
    // Sums of floating-point numbers depend on their order, so there is one order.
    this.#answers = answers.filter(({ item }) => this.#items.has(item)).sort((a, b) => order(a.id, b.id));
    this.models = [...new Set([...answers.map(({ model }) => model), ...Object.keys(failed)])].sort();
    for (const rating of ratings) {
      const item = this.#items.get(rating.item);
      if (item === undefined) continue;
      const keyed = { rating, score: keyedScore(item, rating) };
      const list = this.#ratings.get(rating.answer);
      if (list === undefined) this.#ratings.set(rating.answer, [keyed]);
      else list.push(keyed);
    }
    for (const list of this.#ratings.values()) {
      list.sort(({ rating: a }, { rating: b }) => order(a.rater, b.rater) || order(a.subdimension ?? '', b.subdimension ?? ''));
    }
  }

  /**
   * Ratings of one answer inside a scope, with their keyed scores. A dimension takes the ratings on it as a whole; where an
   * item targets its subdimensions alone, theirs.
   */
  ratingsOf(answer: ItemAnswer, scope: Scope): readonly KeyedRating[] {
    const asWhole = this.#items
      .get(answer.item)!
      .targets.some(({ dimension, subdimension }) => dimension === scope.dimension && subdimension === undefined);
    const all = this.#ratings.get(answer.id) ?? noRatings;
    const isInside = ({ rating }: KeyedRating): boolean =>
      rating.dimension === scope.dimension &&
      (scope.subdimension === null ? !asWhole || rating.subdimension === undefined : rating.subdimension === scope.subdimension);
    return all.every(isInside) ? all : all.filter(isInside);
  }

  /** Answers to the items that target a scope, by id. */
  *answersOf(scope: Scope): Generator<ScopedAnswer> {
    const inScope = new Set([...this.#items.values()].filter((item) => targets(item, scope)).map(({ id }) => id));
    for (const answer of this.#answers) {
      if (!inScope.has(answer.item)) continue;
      const ratings = this.ratingsOf(answer, scope);
      let sum = 0;
      let n = 0;
      for (const { score } of ratings) {
        if (score === null) continue;
        sum += score;
        n++;
      }
      yield { answer, item: this.#items.get(answer.item)!, ratings, score: n === 0 ? null : sum / n };
    }
  }
}

function targets(item: TestItem, scope: Scope): boolean {
  return item.targets.some(
    ({ dimension, subdimension }) => dimension === scope.dimension && (scope.subdimension === null || subdimension === scope.subdimension),
  );
}

const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
