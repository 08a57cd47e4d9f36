export { FileLock } from './file-lock.ts';
export type { Held, LockHolder } from './file-lock.ts';
