import { percent as inText } from '../../src/text/format.ts';

export { decimal, probability, range, shown, whole } from '../../src/text/format.ts';

/** A percentage whose sign stays on its line. */
export const percent = (...of: Parameters<typeof inText>): string => inText(...of).replace(' ', '\u00a0');
