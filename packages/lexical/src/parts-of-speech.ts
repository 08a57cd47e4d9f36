/** The four open classes of WordNet. */
export type PartOfSpeech = 'noun' | 'verb' | 'adjective' | 'adverb';

/** In the order of their codes in the index (0…3) and of WordNet's files. */
export const PARTS_OF_SPEECH: readonly PartOfSpeech[] = ['noun', 'verb', 'adjective', 'adverb'];
