/** A published system of human values, by words that mark each of its categories. */
export interface HumanSystem {
  /** Stable: results are compared by it. */
  readonly id: string;
  readonly name: string;
  readonly citation: string;
  /** How the list of words was made, and what that makes of it. */
  readonly made: string;
  readonly categories: readonly {
    readonly id: string;
    readonly name: string;
    /** English words and short phrases, in lower case. */
    readonly markers: readonly string[];
  }[];
}
