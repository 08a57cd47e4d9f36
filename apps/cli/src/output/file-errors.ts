/** What the operating system says when a file or folder cannot be used, as Node reports it. */
export interface FileFault extends Error {
  readonly code: string;
  readonly syscall: string;
  readonly path?: string;
  readonly dest?: string;
}

const reasons: Readonly<Record<string, readonly [reason: string, hint: string]>> = {
  EACCES: ['permission denied', 'choose another place, or change its permissions'],
  EPERM: ['the system does not allow it', 'choose another place, or change its permissions'],
  ENOENT: ['there is no such file or folder', 'check the path; a folder must be there before a file is written into it'],
  EISDIR: ['this is a folder', 'name a file'],
  ENOTDIR: ['a part of the path is a file, not a folder', 'check the path'],
  ENOSPC: ['no space is left on the disk', 'free some space and run the same command again'],
  EDQUOT: ['the disk quota is used up', 'free some space and run the same command again'],
  EROFS: ['the file system is read-only', 'choose a place that can be written'],
  ENAMETOOLONG: ['the name is too long', 'choose a shorter one'],
  EMFILE: ['too many files are open', 'raise the limit (ulimit -n)'],
  EBUSY: ['it is in use', 'close what uses it'],
};

/** Faults that pass or belong to the machine: not a mistake in the path that was given. */
const passing = new Set(['ENOSPC', 'EDQUOT', 'EMFILE', 'EBUSY']);

/** Whether an error is an ordinary fault of the file system, which is no fault of the program. */
export function isFileFault(error: unknown): error is FileFault {
  if (!(error instanceof Error)) return false;
  const { code, syscall } = error as NodeJS.ErrnoException;
  return typeof code === 'string' && typeof syscall === 'string' && Object.hasOwn(reasons, code);
}

/** Whether the path that was given is to blame. */
export const isWrongPath = (error: unknown): error is FileFault => isFileFault(error) && !passing.has(error.code);

/** Why a file cannot be used, and what to do. Unknown codes are their own reason. */
export function fileReason(error: unknown): { readonly reason: string; readonly hint?: string } {
  if (isFileFault(error)) {
    const [reason, hint] = reasons[error.code] as readonly [string, string];
    return { reason, hint };
  }
  const code = (error as NodeJS.ErrnoException | undefined)?.code;
  return { reason: code ?? (error instanceof Error ? error.message : String(error)) };
}

/** One line: what could not be done with which path, and why. */
export function describeFileFault(error: FileFault): string {
  const isReading = ['read', 'scandir', 'stat', 'lstat', 'access', 'readlink'].includes(error.syscall);
  const what = isReading ? 'read' : error.syscall === 'open' && error.code !== 'EROFS' && error.code !== 'ENOSPC' ? 'open' : 'write';
  return `cannot ${what} ${error.dest ?? error.path ?? 'a file'}: ${fileReason(error).reason}`;
}
