/** Something that is made from a study, kept until the study changes. */
export class Kept<T> {
  readonly #drop: (made: T) => unknown;
  #last: { readonly version: string; readonly made: Promise<T> } | undefined;

  /** @param drop what is done with something that is not kept any more */
  constructor(drop: (made: T) => unknown = () => undefined) {
    this.#drop = drop;
  }

  /** What was made at this version, or is made now. What failed is tried anew when it is asked for again. */
  at(version: string, make: () => Promise<T>): Promise<T> {
    if (this.#last?.version === version) return this.#last.made;
    this.forget();
    const last = { version, made: make() };
    this.#last = last;
    last.made.catch(() => {
      if (this.#last === last) this.#last = undefined;
    });
    return last.made;
  }

  /** Keeps it no longer. */
  forget(): void {
    const last = this.#last;
    this.#last = undefined;
    last?.made.then(this.#drop).catch(() => undefined);
  }
}
