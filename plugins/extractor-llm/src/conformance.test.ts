import { describeConformance } from '@valuelex/testkit';
import plugin from './index.ts';

/** A reader that copies what stands between commas, line breaks and list marks. */
const copy = (question: string): string => {
  const mark = /\[text (\w+)\]/.exec(question)![1]!;
  const begin = question.indexOf(`[text ${mark}]`) + mark.length + 8;
  const shown = question.slice(begin, question.indexOf(`[end ${mark}]`));
  const terms = [...shown.slice(0, 5000).matchAll(/\p{L}+/gu)].map(([term]) => term);
  return JSON.stringify({ kind: terms.length > 0 ? 'values' : 'other', terms: [...new Set(terms)] });
};

describeConformance(plugin, {
  package: new URL('../package.json', import.meta.url),
  config: { model: 'reader/test-model' },
  answers: ({ messages }) => copy(messages[0]!.content),
  extractor: {
    examples: [
      { text: '1. Honesty\n2. Curiosity', descriptors: ['Honesty', 'Curiosity'] },
      { text: 'honesty, curiosity, kindness', descriptors: ['honesty', 'curiosity', 'kindness'] },
    ],
  },
});
