import { adjectivesBehind, isAdjectiveOf } from './suffixes.ts';

/** A link of form and meaning between two lemmas: WordNet's "derivationally related form" or "pertains to". */
export interface Derivation {
  from: number;
  fromPos: number;
  to: number;
  toPos: number;
}

/** What the families need to know of a sense. */
export interface FamilySense {
  synset: number;
  pos: number;
  count: number;
  /** Lexicographer file (lexnames(5WN)). */
  file: number;
}

const NOUN = 0;
const ADJECTIVE = 2;
const ADVERB = 3;

/**
 * Lexicographer files whose nouns name qualities, states, feelings, acts or ideas. Persons and things are left out: a humanist is not
 * humanism, and a light is not lightness.
 */
const ABSTRACT_FILES: ReadonlySet<number> = new Set([4, 7, 9, 10, 12, 16, 22, 24, 26]);

/** Whether two words begin alike far enough to be forms of one stem. */
function sameStem(a: string, b: string): boolean {
  const shorter = Math.min(a.length, b.length);
  let shared = 0;
  while (shared < shorter && a[shared] === b[shared]) shared++;
  return shared >= Math.max(3, Math.ceil(shorter * 0.6));
}

/**
 * Derivational families: an adjective, the nouns of its quality, its adverb (honest, honesty, honestly).
 *
 * Every noun and adverb joins at most one adjective, so that families cannot chain (confidentiality – confidential – confidence –
 * confident): the one it is made from by rule, else the only one that WordNet links to it. Adjectives join when they are synonyms of
 * one stem (empathic, empathetic).
 *
 * @returns per lemma, the lemma that stands for its family: its most frequent adjective; itself where there is none.
 */
export function buildFamilies(
  lemmas: readonly string[],
  lemmaIds: ReadonlyMap<string, number>,
  derivations: readonly Derivation[],
  senses: readonly (readonly FamilySense[])[],
): Uint32Array {
  const is = (lemma: number, pos: number): boolean => senses[lemma]!.some((sense) => sense.pos === pos);
  const frequency = (lemma: number): number =>
    senses[lemma]!.reduce((sum, s) => sum + (s.pos === ADJECTIVE ? s.count : 0), 0);
  const isAbstractNoun = (lemma: number): boolean =>
    senses[lemma]!.some((sense) => sense.pos === NOUN && ABSTRACT_FILES.has(sense.file));

  const adjectiveOf = adjectiveClasses(lemmas, senses, frequency);

  const linked = new Map<number, Set<number>>();
  const link = (word: number, wordPos: number, other: number, otherPos: number): void => {
    if (otherPos !== ADJECTIVE || wordPos === ADJECTIVE) return;
    if (!sameStem(lemmas[word]!, lemmas[other]!) || !isAdjectiveOf(lemmas[word]!, lemmas[other]!)) return;
    const set = linked.get(word) ?? new Set();
    linked.set(word, set.add(adjectiveOf(other)));
  };
  for (const d of derivations) {
    link(d.from, d.fromPos, d.to, d.toPos);
    link(d.to, d.toPos, d.from, d.fromPos);
  }

  return Uint32Array.from(lemmas, (word, lemma) => {
    if (is(lemma, ADJECTIVE)) return adjectiveOf(lemma);
    if (!isAbstractNoun(lemma) && !is(lemma, ADVERB)) return lemma;
    let made: number | undefined;
    for (const form of adjectivesBehind(word)) {
      const id = lemmaIds.get(form);
      // Where the rules lead to two adjectives (diverse, divers), the more frequent is meant.
      if (id !== undefined && is(id, ADJECTIVE) && (made === undefined || frequency(id) > frequency(made))) made = id;
    }
    if (made !== undefined) return adjectiveOf(made);
    const candidates = linked.get(lemma);
    return candidates?.size === 1 ? [...candidates][0]! : lemma;
  });
}

/** The most frequent adjective among synonyms of one stem. */
function adjectiveClasses(
  lemmas: readonly string[],
  senses: readonly (readonly FamilySense[])[],
  frequency: (lemma: number) => number,
): (lemma: number) => number {
  const bySynset = new Map<number, number[]>();
  senses.forEach((list, lemma) => {
    for (const sense of list) {
      if (sense.pos !== ADJECTIVE) continue;
      const members = bySynset.get(sense.synset);
      if (members === undefined) bySynset.set(sense.synset, [lemma]);
      else if (!members.includes(lemma)) members.push(lemma);
    }
  });
  const better = (a: number, b: number): boolean =>
    frequency(a) - frequency(b) > 0 ||
    (frequency(a) === frequency(b) &&
      (lemmas[a]!.length - lemmas[b]!.length || (lemmas[a]! < lemmas[b]! ? -1 : 1)) < 0);
  const best = new Map<number, number>();
  senses.forEach((list, lemma) => {
    let chosen = lemma;
    for (const sense of list) {
      if (sense.pos !== ADJECTIVE) continue;
      for (const other of bySynset.get(sense.synset)!) {
        if (isVariant(lemmas[lemma]!, lemmas[other]!) && better(other, chosen)) chosen = other;
      }
    }
    if (chosen !== lemma) best.set(lemma, chosen);
  });
  return (lemma) => {
    let at = lemma;
    // Each step goes to a strictly better adjective, so this ends.
    while (best.has(at)) at = best.get(at)!;
    return at;
  };
}

/** Endings under which two synonymous adjectives are one word: ethic/ethical, empathic/empathetic, trustful/trusting. */
const ADJECTIVE_ENDING = /(?:etic|ical|ic|ful|ing|ive|ous|al|able|ible)$/;
const isVariant = (a: string, b: string): boolean =>
  a !== b &&
  ADJECTIVE_ENDING.test(a) &&
  ADJECTIVE_ENDING.test(b) &&
  a.replace(ADJECTIVE_ENDING, '') === b.replace(ADJECTIVE_ENDING, '');
