import { pairOf } from '@valuelex/assessment-kit';
import type { Assessment, Framing, TestItem } from '@valuelex/core';

type Test = Assessment['tests'][number];

/** One judgement with all that it was made under. */
export interface RatingRow {
  readonly answer: string;
  readonly item: string;
  readonly model: string;
  /** The same for items that differ in framing alone. */
  readonly stem: string;
  /** The same for stems that ask for the same in other words. */
  readonly pair: string;
  readonly framing: Framing;
  /** Number of the answer among those of its model, stem and framing: a replicate of one has nothing in common with that of another. */
  readonly replicate: number;
  readonly rater: string;
  readonly dimension: string;
  readonly subdimension: string | null;
  /** The item also asks for the dimension as a whole, so that this rating of a part of it does not count for the whole. */
  readonly partOnly: boolean;
  /** High means much of the value; null: the rater abstained. */
  readonly score: number | null;
  /** Points by which the score falls when member words are masked; null where the answer holds none. */
  readonly creditForWords: number | null;
  /** Of the answer; null: not recorded. */
  readonly characters: number | null;
  /** The rater’s model or one of its family answered. */
  readonly own: boolean;
  /** Length of the rating scale, in points. */
  readonly range: number;
}

/** A dimension, or one of its subdimensions. */
export interface Scope {
  readonly dimension: string;
  readonly subdimension: string | null;
}

export const scopeName = ({ dimension, subdimension }: Scope): string => subdimension ?? dimension;

/** All ratings of answers that are there, in the order of answers; keys are taken out. */
export function ratingRows({ items, answers, ratings }: Test): RatingRow[] {
  const itemOf = new Map(items.map((item) => [item.id, item]));
  const ordered = [...answers].sort((a, b) => compare(a.respondent, b.respondent) || a.replicate - b.replicate);
  const met = new Map<string, number>();
  const known = new Map(
    ordered.flatMap((answer) => {
      const item = itemOf.get(answer.item);
      if (item === undefined) return [];
      const cell = JSON.stringify([answer.model, answer.item]);
      const replicate = met.get(cell) ?? 0;
      met.set(cell, replicate + 1);
      return [[answer.id, { answer, item, replicate }] as const];
    }),
  );
  const rows = ratings.flatMap((rating): RatingRow[] => {
    const found = known.get(rating.answer);
    if (found === undefined) return [];
    const { answer, item, replicate } = found;
    const { dimension, subdimension = null, rater, score, masked, flags } = rating;
    const sign = keyOf(item, dimension, subdimension);
    return [
      {
        answer: answer.id,
        item: item.id,
        model: answer.model,
        stem: item.stemId ?? item.id,
        pair: pairOf(item),
        framing: item.framing ?? 'neutral',
        replicate,
        rater,
        dimension,
        subdimension,
        partOnly: subdimension !== null && item.targets.some((target) => target.dimension === dimension && target.subdimension === undefined),
        score: score === null ? null : sign === 1 ? score : item.scale.min + item.scale.max - score,
        creditForWords: score === null || masked == null ? null : sign * (score - masked),
        characters: answer.characters ?? null,
        own: flags.includes('own-model') || flags.includes('own-family'),
        range: item.scale.max - item.scale.min,
      },
    ];
  });
  // Sums depend on the order of their terms, so there is one.
  return rows.sort((a, b) => compare(a.answer, b.answer) || compare(a.rater, b.rater) || compare(scopeName(a), scopeName(b)));
}

/** Scopes that were rated, dimensions before their parts. */
export function scopesOf(rows: readonly RatingRow[]): Scope[] {
  const parts = new Map<string, Set<string>>();
  for (const { dimension, subdimension } of rows) {
    const own = parts.get(dimension) ?? new Set();
    if (subdimension !== null) own.add(subdimension);
    parts.set(dimension, own);
  }
  return [...parts]
    .sort(([a], [b]) => compare(a, b))
    .flatMap(([dimension, own]) => [{ dimension, subdimension: null }, ...[...own].sort().map((subdimension) => ({ dimension, subdimension }))]);
}

/** Ratings that count for a scope. */
export function rowsOf(rows: readonly RatingRow[], { dimension, subdimension }: Scope): RatingRow[] {
  return rows.filter((row) => row.dimension === dimension && (subdimension === null ? !row.partOnly : row.subdimension === subdimension));
}

function keyOf(item: TestItem, dimension: string, subdimension: string | null): 1 | -1 {
  return item.targets.find((target) => target.dimension === dimension && (target.subdimension ?? null) === subdimension)?.keyed ?? 1;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
