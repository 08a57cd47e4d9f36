export { injectionSigns, looksLikeInjection } from './injection/injection-signs.ts';
