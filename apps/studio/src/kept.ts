/** Something that is made from a study, kept until the study changes. */
export class Kept<T> {
  #last: { readonly version: string; readonly made: Promise<T> } | undefined;

  /** What was made at this version, or is made now. What failed is tried anew when it is asked for again. */
  at(version: string, make: () => Promise<T>): Promise<T> {
    if (this.#last?.version === version) return this.#last.made;
    const last = { version, made: make() };
    this.#last = last;
    last.made.catch(() => {
      if (this.#last === last) this.#last = undefined;
    });
    return last.made;
  }
}
