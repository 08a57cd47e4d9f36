import { describe, expect, it } from '@jest/globals';
import { nameHint, nearestName } from './nearest-name.ts';

describe('nearestName', () => {
  it.each([
    ['rotaton', 'rotation'],
    ['temprature', 'temperature'],
    ['opneai', 'openai'],
    ['EFA', 'efa'],
    ['olama', 'ollama'],
  ])('%s → %s', (name, meant) => {
    expect(nearestName(name, ['rotation', 'temperature', 'openai', 'efa', 'pca', 'ollama'])).toBe(meant);
  });

  it('does not guess when nothing is near', () => {
    expect(nearestName('zzzzzz', ['efa', 'pca'])).toBeUndefined();
    expect(nearestName('efa', [])).toBeUndefined();
  });

  it('lists what there is when that is little', () => {
    expect(nameHint('xxxxxxxx', ['efa', 'pca'])).toBe('known: efa, pca');
    expect(nameHint('pac', ['efa', 'pca'])).toBe('did you mean "pca"?');
  });
});
