/** Shorter tokens are function words and initials. */
const SHORTEST_TERM = 3;
/** A term of one synset alone can never be shared by two words. */
const FEWEST_SYNSETS = 2;

export interface Profiles {
  terms: string[];
  start: Uint32Array;
  term: Uint32Array;
  weight: Float32Array;
  /** Share of each term over all profiles; sums to one. */
  prior: Float32Array;
}

/** Collects the words, gloss and examples of one synset after another; counts are kept flat, for there are over a million. */
export class ProfileBuilder {
  private readonly ids = new Map<string, number>();
  private readonly frequency: number[] = [];
  private readonly starts: number[] = [0];
  private readonly tokens: number[] = [];
  private readonly counts: number[] = [];

  add(gloss: string, words: readonly string[]): void {
    const bag = new Map<number, number>();
    for (const text of [gloss.toLowerCase(), ...words]) {
      for (const [token] of text.matchAll(/[a-z]+/g)) {
        if (token.length < SHORTEST_TERM) continue;
        let id = this.ids.get(token);
        if (id === undefined) this.ids.set(token, (id = this.frequency.push(0) - 1));
        bag.set(id, (bag.get(id) ?? 0) + 1);
      }
    }
    for (const [id, count] of bag) {
      this.frequency[id]!++;
      this.tokens.push(id);
      this.counts.push(count);
    }
    this.starts.push(this.tokens.length);
  }

  /** tf-idf profiles, each of unit length, in the order of `add`. */
  build(): Profiles {
    const synsets = this.starts.length - 1;
    const terms: string[] = [];
    const termOf = new Map<number, number>();
    for (const [token, id] of this.ids)
      if (this.frequency[id]! >= FEWEST_SYNSETS) termOf.set(id, terms.push(token) - 1);

    const start = new Uint32Array(synsets + 1);
    const term: number[] = [];
    const weight: number[] = [];
    const prior = new Float64Array(terms.length);
    let mass = 0;
    for (let s = 0; s < synsets; s++) {
      const first = term.length;
      let squares = 0;
      for (let i = this.starts[s]!; i < this.starts[s + 1]!; i++) {
        const id = termOf.get(this.tokens[i]!);
        if (id === undefined) continue;
        const w = this.counts[i]! * Math.log(synsets / this.frequency[this.tokens[i]!]!);
        term.push(id);
        weight.push(w);
        squares += w * w;
      }
      const length = Math.sqrt(squares) || 1;
      for (let i = first; i < term.length; i++) {
        weight[i]! /= length;
        prior[term[i]!]! += weight[i]!;
        mass += weight[i]!;
      }
      start[s + 1] = term.length;
    }
    return {
      terms,
      start,
      term: Uint32Array.from(term),
      weight: Float32Array.from(weight),
      prior: Float32Array.from(prior, (p) => p / mass),
    };
  }
}
