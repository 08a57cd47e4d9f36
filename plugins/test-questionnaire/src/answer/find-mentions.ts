/** How much a mention says that it is the choice. */
export type Weight = 'final' | 'stated' | 'bare';

/** A number or a label in an answer. */
export interface Mention {
  /** The option's value; null for a number that is none. */
  readonly value: number | 'several' | null;
  readonly weight: Weight;
}

interface Found {
  readonly start: number;
  readonly end: number;
  readonly value: number | 'several' | null;
}

const spelled = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];
const numbers = /(?<![\p{L}\p{N}.,])-?\d{1,9}(?:[.,]\d{1,6})?(?![\p{L}\p{N}])(?! ?-?(?:st|nd|rd|th|point|star)\b)/gu;
const numberWords = new RegExp(`\\b(?:${spelled.join('|')})\\b`, 'g');

/** Characters looked at before a mention. */
const before = 60;
const finalCue = /\b(?:final|my) (?:answer|rating|score|choice|response)\b[^.!?\n\d]{0,30}$/;
const cue =
  /(?:\b(?:answer|rating|rated?|score|response|reply|choice|choose|chose|pick|select|selected|selecting|go with|going with|say|give|giving|option|number|value|would be|land on|settle on|at an?|that'?s an?|it'?s an?|this is an?|i'?m an?|i am an?|therefore|hence|thus)\b[^.!?\n\d]{0,30}|(?:=|->|→|:) {0,2}["'([]{0,2})$/;
/** Before a label there may be fewer words: “an AI like me” is no answer. */
const labelCue =
  /(?:\b(?:answer|rating|rate|score|response|choice|choose|pick|select|go with|say|option|would be|that'?s|that is|it'?s|it is|this is|this sounds|sounds|i am|i'?m|i)\b(?: (?:is|be|it|this|as|that|the|option|number|probably|definitely|best|described))*|["'(:=]|->|→) {0,2}["'(:]{0,2} ?$/;
const negated = /\b(?:not|never|no|hardly|barely|neither|nor|n't|[a-z]{2,6}n't|rather than|instead of)\b[^.!?\n]{0,20}$/;
const notChosen = /(?:\bnot|\bnever|n't) (?:say|choose|give|rate|pick|select|go)(?: it| with)?(?: an?)? $/;
const degree =
  /\b(?:bit|slightly|little|quite|mostly|sort of|kind of|rather|pretty|fairly|really|very|much|extremely|totally|exactly|just|partly|partially|moderately|more|less|most|least|strongly|completely|generally|somewhat|largely|usually) $/;

/** Where options were found, and which is which. */
export interface OptionWords {
  readonly values: readonly number[];
  /** Finds labels, longest first. */
  readonly labels: RegExp;
  readonly valueOf: ReadonlyMap<string, number>;
}

/** Numbers of an answer, as digits or as words. */
export function findNumbers(text: string, { values }: OptionWords): Mention[] {
  const found: Found[] = [...text.matchAll(numbers)].map(({ 0: written, index }) => {
    const value = Number(written.replace(',', '.'));
    const isShare = /^ ?(?:%|percent)/.test(text.slice(index + written.length, index + written.length + 9));
    return { start: index, end: index + written.length, value: values.includes(value) && !isShare ? value : null };
  });
  const mentions = together(text, withoutListMarks(text, found))
    .filter(({ start }) => !notChosen.test(text.slice(Math.max(0, start - before), start)))
    .map((one): Mention => ({ value: one.value, weight: weigh(text, one, cue) }));
  const inWords = [...text.matchAll(numberWords)]
    .map(({ 0: word, index }) => {
      const value = spelled.indexOf(word);
      return { start: index, end: index + word.length, value: values.includes(value) ? value : null };
    })
    .map((one): Mention => ({ value: one.value, weight: weigh(text, one, cue) }))
    // “One of the reasons” is no answer.
    .filter(({ weight, value }) => weight !== 'bare' && value !== null);
  return mentions.some(({ weight }) => weight !== 'bare') ? mentions : [...mentions, ...inWords];
}

/** Labels of an answer. One that is negated or graded (not like me, quite like me) says something else and is left out. */
export function findLabels(text: string, { labels, valueOf }: OptionWords): Mention[] {
  return [...text.matchAll(labels)].flatMap(({ 0: written, index }): Mention[] => {
    const ahead = text.slice(Math.max(0, index - before), index);
    if (negated.test(ahead) || degree.test(ahead)) return [];
    const one = { start: index, end: index + written.length, value: valueOf.get(written.replace(/[\s-]+/g, ' '))! };
    // “4 (somewhat like me)”: what stands beside a number is meant.
    const beside = /\d[\s"'.):=,/-]{1,6}\(?$/.test(ahead) || /^[\s"'.):=,(/-]{1,6}\d/.test(text.slice(one.end, one.end + 8));
    const weight = weigh(text, one, labelCue);
    return [{ value: one.value, weight: weight === 'bare' && beside ? 'stated' : weight }];
  });
}

function weigh(text: string, { start, end }: Found, cued: RegExp): Weight {
  const ahead = text.slice(Math.max(0, start - before), start);
  if (finalCue.test(ahead)) return 'final';
  if (cued.test(ahead)) return 'stated';
  const lineStart = Math.max(0, text.lastIndexOf('\n', start - 1) + 1);
  const opens = start - lineStart < 12 && /^(?:[\s"'([.:-]|option)*$/.test(text.slice(lineStart, start));
  const after = text.slice(end, end + 12);
  const isFirst = opens && text.slice(0, lineStart).trim() === '';
  const closes = /^[\s"')\].,:;!-]*(?:\n|$)/.test(after) && (after.includes('\n') || end + 12 >= text.length);
  if (opens && closes) return 'stated';
  return isFirst && /^ ?(?:["')\].,:;!/=-]|\(|because|since|as |for |out of|\n)/.test(after) ? 'stated' : 'bare';
}

/** “4 or 5”, “4-5”: two at once are one mention of several. */
function together(text: string, found: readonly Found[]): Found[] {
  const joined: Found[] = [];
  for (const one of found) {
    const last = joined.at(-1);
    const isPair = last !== undefined && one.start - last.end <= 7 && /^ ?(?:-|to|or|and|\/|,) ?(?:an? |maybe )?$/.test(text.slice(last.end, one.start));
    if (isPair && last.value !== one.value) joined[joined.length - 1] = { start: last.start, end: one.end, value: 'several' };
    else joined.push(one);
  }
  return joined;
}

/** Leaves out the 1. 2. 3. of a list. */
function withoutListMarks(text: string, found: readonly Found[]): Found[] {
  const marks = found.filter(({ start, end }) => (start === 0 || text[start - 1] === '\n') && /^[.)] \S/.test(text.slice(end, end + 3)));
  const isList = marks.length >= 2 && marks.every(({ start, end }, at) => Number(text.slice(start, end)) === at + 1);
  return isList ? found.filter((one) => !marks.includes(one)) : [...found];
}
