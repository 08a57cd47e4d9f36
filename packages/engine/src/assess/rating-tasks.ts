import { maskMembers } from '@valuelex/assessment-kit';
import type { ItemAnswer, RatingRequest, Taxonomy, TestItem } from '@valuelex/core';
import type { WordNet } from '@valuelex/lexical';

/** One answer to be judged on one dimension. */
export interface RatingTask {
  readonly answer: Pick<ItemAnswer, 'id' | 'item' | 'model'>;
  readonly request: RatingRequest;
  /** The same with member words of the target masked; absent where the answer holds none. */
  readonly masked?: RatingRequest;
}

/** An answer without the member words of a target; null where it holds none. */
export type Mask = (target: RatingRequest['target'], answer: string) => string | null;

/** Masks that are made once a target. */
export function createMask(wordnet: WordNet): Mask {
  const made = new Map<string, ReturnType<typeof maskMembers>>();
  return ({ dimension, subdimension, members }, answer) => {
    const key = `${dimension}|${subdimension ?? ''}`;
    let mask = made.get(key);
    if (mask === undefined) made.set(key, (mask = maskMembers(wordnet, members)));
    const { text, masked } = mask(answer);
    return masked === 0 ? null : text;
  };
}

/** Every answered item that needs a rater, on each dimension that it targets. Refusals, empty and truncated answers are judged on none. Made as they are drawn. */
export function* ratingTasks(items: readonly TestItem[], answers: readonly ItemAnswer[], taxonomy: Taxonomy, mask: Mask | null): Generator<RatingTask, void, void> {
  const byId = new Map(items.map((item) => [item.id, { item, targets: item.targets.flatMap(({ dimension, subdimension }) => describeTarget(taxonomy, dimension, subdimension) ?? []) }]));
  let made = 0;
  for (const answer of answers) {
    const found = byId.get(answer.item);
    if (answer.status !== 'answered' || found === undefined || !found.item.needsRater) continue;
    for (const target of found.targets) yield ratingTask(`r${++made}`, answer, answer.text, found.item, target, mask);
  }
}

/** A task; its masked request has an id of its own. */
export function ratingTask(id: string, answer: RatingTask['answer'], text: string, item: TestItem, target: RatingRequest['target'], mask: Mask | null): RatingTask {
  const request: RatingRequest = { id, item, answer: text, target, scale: item.scale };
  const masked = mask?.(target, text) ?? null;
  return { answer, request, ...(masked !== null && { masked: { ...request, id: `${id}m`, answer: masked } }) };
}

/** What a rater learns of a dimension or subdimension; undefined when the taxonomy has none of these ids. */
export function describeTarget(taxonomy: Taxonomy, dimensionId: string, partId?: string): RatingRequest['target'] | undefined {
  const dimension = taxonomy.dimensions.find(({ id }) => id === dimensionId);
  if (dimension === undefined) return undefined;
  const part = partId === undefined ? undefined : dimension.subdimensions.find(({ id }) => id === partId);
  if (part !== undefined) return { dimension: dimensionId, subdimension: part.id, name: part.name, members: part.members };
  return { dimension: dimensionId, name: dimension.name, members: dimension.members.map(({ descriptor }) => descriptor) };
}
