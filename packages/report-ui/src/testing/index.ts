export { findChromium } from './find-chromium.ts';
export { hostile, hostileText } from './hostile.ts';
export { syntheticComparison } from './synthetic-comparison.ts';
export { syntheticReport } from './synthetic-report.ts';
export type { SyntheticSize } from './synthetic-report.ts';
export { TestBrowser } from './test-browser.ts';
