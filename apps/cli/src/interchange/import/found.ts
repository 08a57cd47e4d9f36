/** What a file says of one answer, before anything of it is believed. */
export interface RawAnswer {
  readonly model?: unknown;
  readonly text?: unknown;
  readonly prompt?: unknown;
  readonly messages?: unknown;
  readonly mode?: unknown;
  readonly replicate?: unknown;
  readonly seed?: unknown;
  readonly sampling?: unknown;
  readonly finishReason?: unknown;
  readonly modelRevision?: unknown;
  readonly usage?: unknown;
  readonly simulated?: unknown;
  /** What we have no name for. */
  readonly extra?: Readonly<Record<string, unknown>>;
}

/** Where in its file something stands: a line, a sample, a member of an archive. */
export type Place = Readonly<Record<string, string | number>>;

/** One answer with the record it came from, or why there is none. */
export type Found =
  | { readonly at: Place; readonly record: Readonly<Record<string, unknown>>; readonly raw: RawAnswer; readonly repaired?: string }
  | { readonly at: Place; readonly fault: string };

/** A file to read. */
export interface Source {
  readonly file: string;
  readonly signal: AbortSignal;
  /** Told how many bytes were read. */
  readonly onBytes: (bytes: number) => void;
}

/** A format of other tools: reads a file, memory flat. What cannot be read at all is a DataError; what is merely no answer is told as such. */
export type ReadFormat = (source: Source) => AsyncIterable<Found>;

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Entries of a record without those that say nothing. */
export function present(record: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined && value !== null));
}
