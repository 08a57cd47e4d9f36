import type { Random } from '../random.ts';

/** How often what comes to mind belongs to the situation, where one can tell what it is about. */
const onTopic = 0.85;

/**
 * Different values that a situation brings to mind, drawn by what it is about and by nothing that tells models apart.
 *
 * @param about weight of each field; null: it may be any value
 * @param byField values of each field
 */
export function bringToMind(about: Float64Array | null, byField: readonly (readonly number[])[], count: number, random: Random): number[] {
  const drawn = new Set<number>();
  while (drawn.size < count) {
    const field = about !== null && random.chance(onTopic) ? drawField(about, random) : random.pick(fieldsOf(byField));
    drawn.add(random.pick(byField[field]!));
  }
  return [...drawn];
}

const fieldsOf = (byField: readonly unknown[]): number[] => byField.map((_, field) => field);

function drawField(weights: Float64Array, random: Random): number {
  let rest = random.uniform();
  for (const [field, weight] of weights.entries()) {
    rest -= weight;
    if (rest < 0) return field;
  }
  return weights.findLastIndex((weight) => weight > 0);
}
