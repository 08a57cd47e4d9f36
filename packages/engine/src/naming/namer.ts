import type { Diagnostic, Embedding } from '@valuelex/core';

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
  /** Makes known what further words mean, so that proposals that are no members can be compared. */
  readonly learn?: (words: readonly string[]) => Promise<void>;
}

/** What a namer proposes, a name a group in order; null: none that can be used. */
export type Proposals = readonly (string | null)[];

/** Proposes a name for each group, from its members and loadings alone. */
export interface Namer {
  readonly id: string;
  /** Label of the model that it asks; absent for one that computes. */
  readonly model?: string;
  propose(groups: readonly GroupToName[], context: NamingContext): Proposals | Promise<Proposals>;
  /** Revision of the model as the server told it, once asked. */
  revision?(): string | null;
  /** What went wrong. */
  diagnostics?(): readonly Diagnostic[];
}

/** Weight of a member: the size of its loading, 1 where there is none. */
export function weightOf({ loading }: GroupToName['members'][number]): number {
  return loading === null ? 1 : Math.abs(loading);
}
