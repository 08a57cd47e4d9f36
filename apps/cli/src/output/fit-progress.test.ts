import { expect, it } from '@jest/globals';
import { createFitProgress } from './fit-progress.ts';

it('says a long wait at once, and is quiet about the rest until it has lasted', () => {
  const lines: string[] = [];
  const { onProgress } = createFitProgress({ note: (line) => void lines.push(line), live: () => undefined, openLive: () => undefined, columns: undefined }, 'factor');
  onProgress(0, 'associations');
  onProgress(0, 'network of 400 variables: expect 2 minutes or more');
  onProgress(0.2, 'number of factors');
  expect(lines).toEqual(['  factor 0 %: network of 400 variables: expect 2 minutes or more']);
});
