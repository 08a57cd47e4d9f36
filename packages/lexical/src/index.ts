export { backOff, type BackOff, type BackOffLevel } from './back-off.ts';
export { canNameValue, type CanNameValue, type CannotNameReason, type NamingEvidence } from './can-name-value.ts';
export { familyKey } from './family-key.ts';
export { lemmatise } from './lemmatise.ts';
export { createMeaning, MEANING_ID, type Meaning, type WordMeaning } from './meaning.ts';
export { mergeDescriptors, type Merge, type MergedDescriptor, type MergeOptions } from './merge-descriptors.ts';
export {
  normaliseDescriptor,
  type NormalisedDescriptor,
  type NormaliseStep,
  type NormaliseStepName,
} from './normalise.ts';
export { openWordNet, WORDNET_REVISION, type OpenWordNetOptions } from './open-wordnet.ts';
export { opposition, type Opposition } from './opposition.ts';
export type { PartOfSpeech } from './parts-of-speech.ts';
export { sparseCosine, type SparseVector } from './sparse-vector.ts';
export { americanSpelling } from './spelling.ts';
export {
  hasLemma,
  opposites,
  partOfSpeechShares,
  partsOfSpeech,
  sensesOf,
  shareSynset,
  type Sense,
  type WordNet,
  type WordNetArrays,
} from './wordnet.ts';
