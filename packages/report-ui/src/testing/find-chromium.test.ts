import { describe, expect, it } from '@jest/globals';
import { findChromium } from './find-chromium.ts';

describe('findChromium', () => {
  it('takes the browser that is named', () => {
    expect(findChromium({ CHROMIUM_PATH: '/opt/browser' }, [])).toBe('/opt/browser');
  });

  it('looks where systems put it', () => {
    expect(findChromium({}, ['/nowhere/browser', process.execPath])).toBe(process.execPath);
  });

  it('lets a machine without one pass, but never CI', () => {
    expect(findChromium({}, [])).toBeUndefined();
    expect(() => findChromium({ CI: 'true' }, [])).toThrow(/No Chromium/);
  });
});
