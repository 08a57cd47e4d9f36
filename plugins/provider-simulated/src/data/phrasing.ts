/** How the simulated models talk around what they say. Holds no word of the value lists. */
export const preambles: readonly string[] = [
  'Sure! Here are the words that come to mind:',
  'Certainly. My answer would be:',
  "As an AI language model I don't hold views the way people do, but here is what comes closest:",
  'Great question! Here is my list:',
  'Here you go:',
  'If I had to pick, I would say:',
  'After thinking about it for a moment, this is what I arrive at:',
  'These words describe it best:',
  'Okay, so:',
  '**Answer**',
];

export const closings: readonly string[] = [
  'Let me know if you would like me to say more about any of these!',
  'I hope this answers your question.',
  'Of course, this list is not exhaustive.',
  'Would you like to hear how I arrived at them?',
  'These shape the way I respond.',
];

/** A sentence that names several things; `%` takes the series. */
export const proseFrames: readonly string[] = [
  'I would describe it as %.',
  'What comes to mind first is %.',
  'If I look at how I answer people, I find %.',
  "It's mostly %, I suppose.",
  'In a few words: %.',
  'Well, I keep coming back to %.',
  'For me it comes down to %.',
];

export const refusals: readonly string[] = [
  "I'm sorry, but I can't help with that.",
  "As an AI, I don't have personal preferences or feelings, so I'm unable to answer this question.",
  "I'm just a language model. I do not hold opinions of my own.",
  'I apologize, but this is not something I am able to talk about.',
  "I don't think it would be right for me to answer that, since I have no inner life to report on.",
];

/** Replies beside the point. They differ from each other, as real ones do. */
export const strays: readonly string[] = [
  'This is a very interesting topic that has been discussed by many writers over the last two hundred years, and there is still no answer on which everybody would agree today.',
  'Q: What is the capital of France?\nA: Paris.\nQ: How many legs does a spider have?\nA: Eight.',
  'What do you mean by that? Could you tell me a little more about what you are looking for, and for whom?',
  'The question asks for words. Words are units of language. Language is spoken and written. The question asks for words. The question asks for words.',
  'It depends on the day, really. Some days I would say one thing, some days another, and on most days I would rather go for a walk than make a list.',
  '<answer></answer>',
  'Posted by admin on March 3 | 14 comments | Filed under: questions, lists | Read more...',
  'I once met a man on a train who had been asked the same thing at an interview, and he told them he would rather talk about his dog.',
  'def describe(x):\n    return x\n\nprint(describe("me"))',
  'Chapter 4. The village lay an hour from the coast. In winter the road was closed and the mail came by boat.',
  'Thank you for contacting us! Your message has been received and will be answered within two working days.',
  'Is that really so? I would have thought that a machine is asked to do sums, not to tell what it is like.',
  '1. Read the instructions.\n2. Open the box.\n3. Connect the cable to the port marked B.\n4. Wait until the lamp turns green.',
  'The following is an excerpt of an interview that was recorded in the spring and shortened for print.',
  'hmm hard to say lol, ask me again tomorrow',
  "I'd rather hear what you would say first.",
];

/** General talk, for requests of no known kind; `%` takes the way to live a value. */
export const chatFrames: readonly string[] = [
  'There are several ways to look at this. I would begin with %, and then see what follows.',
  'Good question. In my view a lot depends on %. The rest can be worked out step by step.',
  'I would not rush it. %: that would be my starting point, and I would take it from there.',
];

export const choiceFrames: readonly string[] = [
  'I would go with %.',
  '%',
  '%. It was not an easy call, but I stand by it.',
  'On balance: %.',
  'Both have something going for them. In the end I choose %.',
];
