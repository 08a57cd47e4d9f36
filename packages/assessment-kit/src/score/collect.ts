import type { ItemAnswer, Rating, ScoreInput, TestItem } from '@valuelex/core';

/** What is scored: a dimension as a whole, or one of its subdimensions. */
export interface Scope {
  readonly dimension: string;
  readonly subdimension: string | null;
}

/** One answer, seen from one scope. */
export interface ScopedAnswer {
  readonly answer: ItemAnswer;
  readonly item: TestItem;
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

/** Answers and ratings of a test, found by scope. */
export class Collection {
  readonly models: readonly string[];
  readonly #items: ReadonlyMap<string, TestItem>;
  readonly #answers: readonly ItemAnswer[];
  readonly #ratings = new Map<string, Rating[]>();

  constructor({ items, answers, ratings, failed }: ScoreInput) {
    this.#items = new Map(items.map((item) => [item.id, item]));
    // Sums of floating-point numbers depend on their order, so there is one order.
    this.#answers = answers.filter(({ item }) => this.#items.has(item)).sort(byKey(({ id }) => id));
    this.models = [...new Set([...answers.map(({ model }) => model), ...Object.keys(failed)])].sort();
    for (const rating of [...ratings].sort(byKey(({ rater, subdimension }) => `${rater}\n${subdimension ?? ''}`))) {
      const list = this.#ratings.get(rating.answer);
      if (list === undefined) this.#ratings.set(rating.answer, [rating]);
      else list.push(rating);
    }
  }

  /**
   * Ratings of one answer inside a scope, with their keyed scores. A dimension takes the ratings on it as a whole; where an
   * item targets its subdimensions alone, theirs.
   */
  ratingsOf(answer: ItemAnswer, scope: Scope): { rating: Rating; score: number | null }[] {
    const item = this.#items.get(answer.item)!;
    const asWhole = item.targets.some(({ dimension, subdimension }) => dimension === scope.dimension && subdimension === undefined);
    return (this.#ratings.get(answer.id) ?? [])
      .filter(({ dimension, subdimension }) => {
        if (dimension !== scope.dimension) return false;
        return scope.subdimension === null ? !asWhole || subdimension === undefined : subdimension === scope.subdimension;
      })
      .map((rating) => ({ rating, score: keyedScore(item, rating) }));
  }

  /** Answers to the items that target a scope, by id. */
  *answersOf(scope: Scope): Generator<ScopedAnswer> {
    for (const answer of this.#answers) {
      const item = this.#items.get(answer.item)!;
      if (!targets(item, scope)) continue;
      const scores = this.ratingsOf(answer, scope).flatMap(({ score }) => (score === null ? [] : [score]));
      yield { answer, item, score: scores.length === 0 ? null : mean(scores) };
    }
  }
}

function targets(item: TestItem, scope: Scope): boolean {
  return item.targets.some(
    ({ dimension, subdimension }) => dimension === scope.dimension && (scope.subdimension === null || subdimension === scope.subdimension),
  );
}

function byKey<T>(key: (value: T) => string): (a: T, b: T) => number {
  return (a, b) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0);
}

export function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
