import type { Embedding } from '@valuelex/core';

/** A group of words to be named. */
export interface GroupToName {
  readonly members: readonly {
    readonly descriptor: string;
    /** On its dimension; null where the taxonomy was given without loadings. */
    readonly loading: number | null;
  }[];
}

/** What a namer may know: members, loadings and what the words mean. No list of names exists anywhere. */
export interface NamingContext {
  readonly meaningOf: (descriptor: string) => Embedding | undefined;
}

/** Proposes a name for each group, from its members and loadings alone. */
export interface Namer {
  readonly id: string;
  propose(groups: readonly GroupToName[], context: NamingContext): readonly string[];
}

/** Weight of a member: the size of its loading, 1 where there is none. */
export function weightOf({ loading }: GroupToName['members'][number]): number {
  return loading === null ? 1 : Math.abs(loading);
}
