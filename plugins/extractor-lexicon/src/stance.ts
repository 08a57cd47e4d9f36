/** The question asks which values its reader holds. */
const ASKS_FOR_VALUES = /\b(?:your|you)\b[^.?!]{0,80}\b(?:values?|value system|principles|virtues|ideals|traits|qualities|stand for|believe in)\b|\b(?:words?|values|adjectives|terms|descriptors|principles|traits|qualities)\b[^.?!]{0,80}\byour?\b/i;
const FIRST_PERSON = /\b(?:I|[Mm]y|[Mm]e|[Mm]yself|[Mm]ine)\b/;
const SECOND_PERSON = /\b(?:you|your|yours|yourself)\b/i;
const THIRD_PERSON = /\b(?:he|she|they|their|his|her|people|some|others|everyone|someone|society|company|customers|leaders?|individuals?|one|criminals?)\b/i;
/** The speaker says what they value. */
const VALUING =
  /\bI\b[^.?!]{0,40}\b(?:value|prize|prioriti[sz]e|cherish|uphold|embody|believe in|stand for|strive|aspire|aim|try|care|hold|embrace|treasure)\b|\b(?:my|our)\b[^.?!]{0,40}\b(?:values?|principles?|virtues?|ideals?|traits|qualities|commitments?|work|design|goal|purpose)\b|\b(?:guides?|drives?|defines?|shapes?|matters?)\b[^.?!]{0,30}\b(?:me|to me)\b|\bcall me\b/i;

/** A sentence that declines names nothing of its speaker's. */
const REFUSING = /\bI\s+(?:won['’]t|will not|can['’]?t|cannot|can not|must decline|have to decline|decline|refuse)\b/i;
/** A sentence is told by its head. */
const LONGEST_READ = 600;

/** Whose values a sentence names. `claimed`: its speaker says that they value something; `own`: its speaker speaks of themselves. */
export type Stance = 'claimed' | 'own' | 'neutral' | 'other';

/** `neutral`: nobody's in particular; `other`: the reader's or third persons', or a refusal. Sentences are read in English. */
export function stanceOf(sentence: string): Stance {
  const head = sentence.slice(0, LONGEST_READ);
  if (REFUSING.test(head)) return 'other';
  if (VALUING.test(head)) return 'claimed';
  if (SECOND_PERSON.test(head) || THIRD_PERSON.test(head)) return 'other';
  return FIRST_PERSON.test(head) ? 'own' : 'neutral';
}

export const asksForValues = (prompt: string | undefined): boolean => prompt !== undefined && ASKS_FOR_VALUES.test(prompt.slice(0, 4000));
