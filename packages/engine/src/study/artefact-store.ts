import type { z } from 'zod';

/** Names of artefact-making steps; controls carry the name of the stage they repeat, as in `control-placebo-factor`. */
export type StageName = string;

/** Which code made something: enough to know whether it would be made the same again. */
export interface MadeBy {
  readonly plugin: string;
  readonly version: string;
  /** SHA-256 of the file, for a local plugin. */
  readonly file?: string;
  /** SHA-256 of the files that its options name, by path as written. */
  readonly files?: Readonly<Record<string, string>>;
}

/** A finished artefact. */
export interface Artefact<T> {
  readonly stage: StageName;
  readonly value: T;
  /** Hash of everything it was made from: config, plugins, input artefacts, seed, stage version. */
  readonly key: string;
  /** SHA-256 of its bytes. */
  readonly sha256: string;
  /** Path inside the study folder. */
  readonly file: string;
  readonly reused: boolean;
}

/** How one artefact is made. A pure function of what stands in here. */
export interface Recipe<T> {
  readonly stage: StageName;
  /** Raised whenever the code of the stage changes what it makes. */
  readonly version: number;
  readonly schema: z.ZodType<T>;
  /** The part of the config that matters to it, defaults filled in. No path, no secret. */
  readonly settings: unknown;
  readonly plugins: readonly MadeBy[];
  /** `sha256` of the artefacts it reads. */
  readonly inputs: readonly string[];
  readonly make: () => Promise<T>;
  /**
   * Whether an artefact that is already there may be used again. An elicitation with failed calls may not: the next run
   * asks only those. Without it every whole artefact may.
   */
  readonly complete?: (value: T) => boolean;
  /** Why what was just made is no ground to go on, in one line: the stage is then told as failed. */
  readonly failure?: (value: T) => string | undefined;
}

/** Reads and writes artefacts of a study by what they are made from. */
export interface ArtefactStore {
  /** The artefact of this recipe: read when its key is there and its bytes are whole, made and written otherwise. */
  produce<T>(recipe: Recipe<T>): Promise<Artefact<T>>;
}
