/** Where a row lies. */
export interface Place {
  readonly segment: number;
  readonly offset: number;
  /** Bytes, without the newline. */
  readonly length: number;
}

/** Key → place, packed: a row costs its key and sixteen bytes, so that a million rows fit in memory with ease. */
export class KeyIndex {
  readonly #rows = new Map<string, number>();
  #segments = new Uint32Array(1024);
  #offsets = new Float64Array(1024);
  #lengths = new Uint32Array(1024);

  get size(): number {
    return this.#rows.size;
  }

  has(key: string): boolean {
    return this.#rows.has(key);
  }

  /** First write wins: a key that is there stays where it is. Says whether the place was taken in. */
  add(key: string, place: Place): boolean {
    if (this.#rows.has(key)) return false;
    const row = this.#rows.size;
    if (row === this.#segments.length) this.#grow();
    this.#segments[row] = place.segment;
    this.#offsets[row] = place.offset;
    this.#lengths[row] = place.length;
    this.#rows.set(key, row);
    return true;
  }

  get(key: string): Place | undefined {
    const row = this.#rows.get(key);
    if (row === undefined) return undefined;
    return {
      segment: this.#segments[row] as number,
      offset: this.#offsets[row] as number,
      length: this.#lengths[row] as number,
    };
  }

  #grow(): void {
    const grown = <T extends Uint32Array | Float64Array>(old: T, next: T): T => {
      next.set(old);
      return next;
    };
    const size = this.#segments.length * 2;
    this.#segments = grown(this.#segments, new Uint32Array(size));
    this.#offsets = grown(this.#offsets, new Float64Array(size));
    this.#lengths = grown(this.#lengths, new Uint32Array(size));
  }
}
