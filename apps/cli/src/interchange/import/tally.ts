import type { Place } from './found.ts';

/** Something that happened to several rows. */
export interface Tallied {
  readonly reason: string;
  readonly count: number;
  /** Where it happened first. */
  readonly first: string;
}

/** Counts by reason. Reasons are ours, so there are few. */
export class Tally {
  readonly #counts = new Map<string, { count: number; first: string }>();

  add(reason: string, file: string, at: Place): void {
    const counted = this.#counts.get(reason);
    if (counted === undefined) this.#counts.set(reason, { count: 1, first: placeText(file, at) });
    else counted.count += 1;
  }

  get total(): number {
    return [...this.#counts.values()].reduce((sum, { count }) => sum + count, 0);
  }

  list(): Tallied[] {
    return [...this.#counts].map(([reason, counted]) => ({ reason, ...counted })).sort((a, b) => b.count - a.count || (a.reason < b.reason ? -1 : 1));
  }
}

export const placeText = (file: string, at: Place): string => `${file}, ${Object.entries(at).map(([what, where]) => `${what} ${where}`).join(', ')}`;
