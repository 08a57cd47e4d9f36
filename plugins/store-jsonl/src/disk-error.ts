import { ValueLexError } from '@valuelex/core';

/** Whether waiting for space may mend what failed. */
export function isDiskFull(cause: unknown): boolean {
  const { code } = cause as NodeJS.ErrnoException;
  return code === 'ENOSPC' || code === 'EDQUOT';
}

/** What a failed write is to the user. Errors of ours pass. */
export function diskError(cause: unknown, where: string): ValueLexError {
  if (ValueLexError.is(cause)) return cause;
  if (isDiskFull(cause)) {
    return new ValueLexError('store-disk-full', 'the disk is full: a response could not be stored', {
      where,
      hint: 'Free some space and run again: everything stored so far is kept, and only what is missing is asked.',
      cause,
    });
  }
  const code = (cause as NodeJS.ErrnoException).code ?? 'unknown';
  return new ValueLexError('store-write-failed', `a response could not be stored (${code})`, {
    where,
    hint: 'Check the disk and the rights of the folder, and run again: everything stored so far is kept.',
    cause,
  });
}
