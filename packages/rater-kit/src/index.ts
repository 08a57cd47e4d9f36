export { injectionSigns, looksLikeInjection } from './injection/injection-signs.ts';
export { contentTokens } from './words/content-tokens.ts';
export type { Token } from './words/content-tokens.ts';
export { frequentLemmas } from './words/frequent-lemmas.ts';
export { openWords } from './words/open-words.ts';
export type { Words } from './words/open-words.ts';
export { WordVectors } from './words/word-vectors.ts';
