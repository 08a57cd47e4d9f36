import type { FitContext } from '@valuelex/core';

export function quietFit(): FitContext {
  return { signal: new AbortController().signal, progress: () => undefined };
}

export function abortedFit(): FitContext {
  return { signal: AbortSignal.abort(), progress: () => undefined };
}

/** A context that remembers the first thing that was wrong with the progress it was told. */
export function watchedFit(): { readonly context: FitContext; readonly problem: () => string | undefined } {
  let last = 0;
  let found: string | undefined;
  const progress = (done: number): void => {
    if (!(done >= 0 && done <= 1)) found ??= `expected a share between 0 and 1, found ${done}`;
    else if (done < last) found ??= `expected to rise, found ${done} after ${last}`;
    last = done;
  };
  return { context: { signal: new AbortController().signal, progress }, problem: () => found };
}
