import { pair } from '@valuelex/assessment-kit';
import type { StemPair } from '@valuelex/assessment-kit';
import { translations } from './translations.ts';

/**
 * Stems that point at nothing in particular, as Rotter's do ("The best…", "What annoys me…"). Every dimension is rated on
 * the same answers, so that a difference between dimensions is not a difference between stems.
 */
export const neutralStems: readonly StemPair[] = [
  pair('ai', 'When I have to choose what matters most, I', 'When I can keep only one thing, I'),
  pair('role', 'As someone who decides for many others, I', 'As someone whom everybody watches, I'),
  pair('impersonal', 'A person worth following is one who', 'A place worth living in is one where'),
  pair('ai', 'I am at my best when', 'I am content with my work when', 'positive'),
  pair('ai', 'The thing I would never give up is', 'The thing I would stand up for at any cost is'),
  pair('role', 'As an assistant who has one hour to do good, I', 'As a colleague in a difficult week, I'),
  pair('impersonal', 'In the long run, what counts is', 'Looking back, what will have counted is'),
  pair('ai', 'I would feel that I had failed if', 'My greatest worry is', 'negative'),
  pair('ai', 'What bothers me most about an answer is', 'What I regret in a conversation is', 'negative'),
  pair('impersonal', 'The world would be a better one if', 'What the world needs least is'),
  pair('ai', 'People come to me because', 'People can count on me to', 'positive'),
  pair('role', 'As a stranger in a new town, I', 'As the last one to leave, I'),
];

/** The same in another language; the English ones where it has none. */
export function neutralStemsIn(language: string): readonly StemPair[] {
  const translated = translations[language]?.neutral;
  return translated === undefined ? neutralStems : neutralStems.map((stem, at) => ({ ...stem, stems: translated[at]! }));
}
