import type { Lexicon } from '@valuelex/core';
import { DataError } from '@valuelex/core';

type Fold = Omit<Lexicon['merges'][number], 'from'>;

/** Which form is counted as which other, and why. One step a form; what a form ends up as is found by following the steps. */
export class MergeGraph {
  readonly #folds = new Map<string, Fold>();

  /** `from` is counted as `into` from now on, whatever was said of it before. */
  fold(from: string, into: string, reason: string, similarity: number | null = null): void {
    if (from === into) this.#folds.delete(from);
    else this.#folds.set(from, { into, reason, similarity });
  }

  /** The form stands for itself again. */
  release(form: string): void {
    this.#folds.delete(form);
  }

  /** What a form is counted as. Throws DataError when the steps lead in a circle. */
  resolve(form: string): string {
    let at = form;
    for (let steps = 0, next = this.#folds.get(at); next !== undefined; next = this.#folds.get(at)) {
      at = next.into;
      if (++steps > this.#folds.size) throw new DataError('merge-file', `"${form}" is merged in a circle, over "${at}"`, { hint: 'change one of these rows in the file of merges' });
    }
    return at;
  }

  /** Every step, by name. */
  rows(): Lexicon['merges'] {
    return [...this.#folds].map(([from, fold]) => ({ from, ...fold })).sort((a, b) => (a.from < b.from ? -1 : 1));
  }
}
