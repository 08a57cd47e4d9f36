import type { Message, Prompt, TestItem } from '@valuelex/core';
import type { Call } from '../gateway/gateway.ts';

/** How a question is put to a model that has learned to continue text, not to follow instructions. */
export interface Continuation {
  readonly messages: readonly Message[];
  /** Where the answer ends: at what would be the next question. */
  readonly stop: readonly string[];
  /** A model that never stops is cut off here, where the setting names no limit of its own. */
  readonly maxTokens: number;
}

interface Example {
  readonly question: string;
  readonly answer: string;
}

/**
 * Lists of things that are no values, evoke none, and are of unlike lengths: an example teaches the form, and whatever else it
 * holds is copied into the answers.
 */
const lists: readonly Example[] = [
  { question: 'Name some fruits.', answer: 'pear, plum, fig, melon, orange, cherry' },
  { question: 'Which tools hang in the shed? Please give a list.', answer: 'hammer, rake, saw, pliers, spade' },
  { question: 'List cities that lie on a river, separated by commas.', answer: 'Prague, Cairo, Porto, Vienna, Bangkok, Lyon, Bremen' },
];

const sentences: readonly Example[] = [
  { question: 'The road to the village', answer: 'bends twice around the old mill before it reaches the square with the fountain.' },
  { question: 'On the kitchen table', answer: 'there were two blue cups, a newspaper from Tuesday and half a loaf of bread.' },
  { question: 'The last train', answer: 'leaves at ten to midnight from platform four and stops at every station along the coast.' },
];

/** As often A as B, so that neither is what one answers. */
const choices: readonly Example[] = [
  { question: 'Which is heavier?\nA) a feather\nB) a brick', answer: 'B' },
  { question: 'Which of the two is a fruit?\nA) a plum\nB) a ladder', answer: 'A' },
];

/** The call that has a model continue text in place of being asked. */
export function continued(call: Call, { messages, stop, maxTokens }: Continuation): Call {
  const { sampling } = call;
  return {
    ...call,
    messages,
    mode: 'completion',
    sampling: { ...sampling, maxTokens: sampling.maxTokens ?? maxTokens, stop: [...(sampling.stop ?? []), ...stop] },
  };
}

const isEnglish = (language: string): boolean => language.split('-')[0]?.toLowerCase() === 'en';

/** A prompt of the elicitation. In other languages than English it is put without examples, as the head of a numbered list. */
export function continuePrompt({ text, language }: Pick<Prompt, 'text' | 'language'>): Continuation {
  if (!isEnglish(language)) return continuation(`${text}\n\n1.`, ['\n\n'], 120);
  return continuation(asked('Question', 'Answer', lists, text), ['\n\n', '\nQuestion:'], 120);
}

/** An item of a value test: an open one as a sentence to go on with, others as a question to answer. */
export function continueItem({ kind, stem, messages, language }: Pick<TestItem, 'kind' | 'stem' | 'messages' | 'language'>): Continuation {
  const isTaught = isEnglish(language);
  if (kind === 'open') {
    return continuation(isTaught ? asked('Beginning', 'Sentence goes on', sentences, stem) : stem, ['\n\n', '\nBeginning:'], 160);
  }
  const question = messages.map(({ content }) => content).join('\n\n');
  // An example of a rating would be an anchor.
  const examples = isTaught && kind === 'choice' ? choices : [];
  return continuation(asked('Question', 'Answer', examples, question), ['\n\n', '\nQuestion:'], 40);
}

function asked(head: string, tail: string, examples: readonly Example[], question: string): string {
  const shown = examples.map((example) => `${head}: ${example.question}\n${tail}: ${example.answer}\n\n`);
  // No blank at the end: a token begins with its own.
  return `${shown.join('')}${head}: ${question}\n${tail}:`;
}

function continuation(content: string, stop: readonly string[], maxTokens: number): Continuation {
  return { messages: [{ role: 'user', content }], stop, maxTokens };
}
