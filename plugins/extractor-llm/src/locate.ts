import type { Span } from '@valuelex/extractor-kit';
import { fold, type Folded } from './fold.ts';

const SPACELESS = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Hangul}]/u;
const WORD = /[\p{L}\p{M}\p{N}]/u;
/** Places that are looked at for one term: bounds the work on a text that repeats its beginning. */
const MOST_PLACES = 1000;

/** Finds claimed terms in a text: nothing but what stands there, as a word of its own, can be found. */
export class Locator {
  private readonly text: Folded;
  private readonly from = new Map<string, number>();

  constructor(text: string) {
    this.text = fold(text);
  }

  /**
   * Where a term stands: at its first place as a word of its own, and when it is claimed again at the next. Unicode and case are folded
   * ("Honour" finds "ＨＯＮＯＵＲ"); the span is that of the text. `undefined` when it does not stand there, or no more.
   */
  find(term: string): Span | undefined {
    const wanted = fold(term).folded.trim();
    if (wanted === '') return undefined;
    const { folded, starts, ends } = this.text;
    let at = (this.from.get(wanted) ?? -1) + 1;
    for (let places = 0; places < MOST_PLACES; places++) {
      at = folded.indexOf(wanted, at);
      if (at < 0) break;
      const last = at + wanted.length - 1;
      if (isEdge(folded, at - 1, at) && isEdge(folded, last + 1, last)) {
        this.from.set(wanted, at);
        return { start: starts[at]!, end: ends[last]! };
      }
      at++;
    }
    return undefined;
  }

  /** Whether it was found before. */
  knows(term: string): boolean {
    return this.from.has(fold(term).folded.trim());
  }
}

/** Whether a term may end between the unit inside it and the one outside. */
function isEdge(text: string, outside: number, inside: number): boolean {
  const neighbour = text[outside];
  if (neighbour === undefined || !WORD.test(neighbour)) return true;
  return SPACELESS.test(text[inside]!) || SPACELESS.test(neighbour);
}
