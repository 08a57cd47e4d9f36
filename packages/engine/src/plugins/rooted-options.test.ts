import { describe, expect, it } from '@jest/globals';
import { rootedOptions } from './rooted-options.ts';

describe('rootedOptions', () => {
  it('starts relative paths from the folder of the config, at any depth', () => {
    expect(rootedOptions({ truth: './t.json', from: ['../a', 'b'], deep: { x: './y/z' } }, '/study/config')).toEqual({
      truth: '/study/config/t.json',
      from: ['/study/a', 'b'],
      deep: { x: '/study/config/y/z' },
    });
  });

  it('leaves everything else as it is', () => {
    const options = { url: 'http://x/./y', dots: '...', dot: '.', number: 3, none: null, at: new Date(0) };
    expect(rootedOptions(options, '/study')).toEqual(options);
  });
});
