export { decimal, percent, probability, range, shown, whole } from '../../src/text/format.ts';
