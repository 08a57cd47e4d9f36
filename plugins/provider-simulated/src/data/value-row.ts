/** One value: its word; then inflections and derivations, synonyms, one paraphrase, and two ways to live it, alternatives separated by `|`. */
export type ValueRow = readonly [word: string, forms: string, synonyms: string, paraphrase: string, acts: string];
