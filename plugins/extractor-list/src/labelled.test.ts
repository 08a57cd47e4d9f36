import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, expect, it } from '@jest/globals';
import { openWordNet, type WordNet } from '@valuelex/lexical';
import { golden } from '@valuelex/testkit';
import { extract } from './extract.ts';

let wordnet: WordNet;
beforeAll(async () => {
  wordnet = await openWordNet({ cacheDir: join(tmpdir(), 'valuelex-extractor-list-tests') });
});

const labelled = golden.labelledAnswers('development');
const read = ({ text, finishReason, prompt }: (typeof labelled)[number]): ReturnType<typeof extract> =>
  extract(wordnet, { text, finishReason, prompt }, { prose: true, stopList: [], maxLength: 200_000 });

it('reads the constructed lists of the development half with precision of .95 and recall of .90 at least', () => {
  const pairs = labelled
    .filter(({ from, kind }) => from === 'constructed' && kind !== 'prose')
    .map((answer) => ({ found: read(answer).descriptors, wanted: answer.kind === 'list' ? answer.terms : [] }));
  const { precision, recall } = golden.scoreTerms(pairs);
  expect(precision).toBeGreaterThanOrEqual(0.95);
  expect(recall).toBeGreaterThanOrEqual(0.9);
});

it('takes hardly any real advice for a list', () => {
  const advice = labelled.filter(({ from }) => from === 'valuebench');
  const lists = advice.filter((answer) => read(answer).descriptors.length > 0);
  expect(lists.length / advice.length).toBeLessThanOrEqual(0.03);
});
