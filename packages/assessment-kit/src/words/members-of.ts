import type { Dimension } from '@valuelex/core';

/** All words of a dimension, its subdimensions’ too, each once. */
export function membersOf(dimension: Dimension): string[] {
  return [...new Set([...dimension.members.map(({ descriptor }) => descriptor), ...dimension.subdimensions.flatMap(({ members }) => members)])];
}
