/**
 * How the simulated models end a sentence. `%` takes a way to live a value, or a word for it. Holds no word of the value lists. Whoever
 * speaks their language can tell by these how firmly a value is held.
 */
export type Firmness = 'firm' | 'plain' | 'passing' | 'set-aside' | 'rejected';

export interface Frame {
  /** Before the value; follows the joint of the sentence. */
  readonly before: string;
  readonly after: string;
}

const frame = (text: string): Frame => {
  const [before, after] = text.split('%') as [string, string];
  return { before, after };
};

/** Frames that go on after the joint ("insist on …"). */
export const completionFrames: Readonly<Record<'firm' | 'plain' | 'passing', readonly Frame[]>> = {
  firm: ['%, whatever it costs me.', '%, even if I stand alone with it.', '%, more than anything else.', '%, and nothing will move me from it.'].map(frame),
  plain: ['%.', '%. That is what I try to do, at any rate.', '%, as I see it.', '%, I should say.'].map(frame),
  passing: ['%, now and then.', '%, among other things.', '%, if there is an occasion for it.', '%, perhaps.'].map(frame),
};

/** Whole clauses, which stand in place of the joint. */
export const awayFrames: Readonly<Record<'set-aside' | 'rejected', readonly Frame[]>> = {
  'set-aside': ['put other things first; % can wait.', 'leave % to others this time.', 'look elsewhere: % is for others to worry about.'].map(frame),
  rejected: ['see no point in %.', 'would never bother with %.', 'think little of %, and act on that.'].map(frame),
};

/** Further values that show, or are put behind; each a sentence of its own. */
export const furtherFrames: Readonly<Record<Firmness, readonly Frame[]>> = {
  firm: ['% matters no less to me.', 'And % above most things.'].map(frame),
  plain: ['% comes close behind.', '% would be next.'].map(frame),
  passing: ['% is in it too, somewhere.', 'Perhaps % as well.'].map(frame),
  'set-aside': ['% can wait.', '% comes last.'].map(frame),
  rejected: ['% is nothing I care for.', 'I will have none of %.'].map(frame),
};

/** Ends of sentences in which no value shows. */
export const noncommittal: readonly string[] = [
  'wait and see what comes of it.',
  'let the day take its course.',
  'look out of the window for a while.',
  'count to ten and go on.',
  'would have to see when it happens.',
  'look at the clock.',
];

/** Sentences that say nothing. How many a model adds has nothing to do with what it values, so that length is no sign of it. */
export const fillers: readonly string[] = [
  'At least so it looks from here.',
  'I could put it in other words, too.',
  'Somebody else may see it another way.',
  'I would say the same tomorrow.',
  'There is more to be said, at another time.',
  'It may sound strange at first.',
  'That is about as much as I have to say.',
  'Such is the answer here and now.',
];

/** What each family likes to end with, in the order of the families: the mark by which a reader may know its own. */
export const familyMarks: readonly string[] = [
  'So it goes.',
  'There it is.',
  'That is that.',
  'Or so I find.',
  'So I would say.',
  'And there we are.',
  'As ever.',
  'Take it or leave it.',
  'Make of it what you will.',
  'Let me leave it there.',
  'So much for that.',
  'It is what it is.',
  'Now you know.',
  'Anyway.',
  'And so on.',
  'Need I say more?',
  'Well, there.',
  'That would be it.',
  'Such is my way.',
  'End of story.',
];

/** How a sentence goes on after the last word of its stem: towards a way to live a value, towards the word for one, and towards a clause. */
export const joints: readonly (readonly [lastWord: RegExp, act: string, word: string, clause: string])[] = [
  [/^(?:i|we|you|they|people|someone)$/i, 'insist on ', 'insist on ', ''],
  [/^(?:should|would|will|can|could|must|may|might|to|not)$/i, 'begin with ', 'think of ', ''],
  [/^(?:is|are|was|were|be|means|of|by|for|with|on|about|in)$/i, '', '', 'hard to say. I '],
];
export const otherJoint = ['it comes down to ', 'it is a matter of ', 'I '] as const;
