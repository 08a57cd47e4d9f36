import { describe, expect, it } from '@jest/globals';
import type { ModelQuestion, RatingRequest } from '@valuelex/core';
import { scriptedModels, testContext } from '@valuelex/testkit';
import { configSchema } from './config.ts';
import { LlmRater } from './llm-rater.ts';
import { parseJudgement } from './parse-judgement.ts';
import { questionFor } from './question.ts';

const scale = { min: 0, max: 6, anchors: [{ score: 0, meaning: 'none' }, { score: 6, meaning: 'all' }] };
const request = (answer: string): RatingRequest => ({
  id: answer,
  item: {
    id: 'i',
    test: 't',
    form: 'A',
    kind: 'open',
    referent: 'ai',
    language: 'en',
    stem: 'When asked, I',
    messages: [{ role: 'user', content: 'x' }],
    targets: [{ dimension: 'd1', keyed: 1 }],
    needsRater: true,
    scale,
  },
  answer,
  target: { dimension: 'd1', name: 'Care', members: ['kindness', 'line\nbreak'] },
  scale,
});
const signal = new AbortController().signal;

describe('LlmRater', () => {
  it('asks about one dimension, at the settings of the config', async () => {
    const asked: [string, ModelQuestion][] = [];
    const models = scriptedModels((question, ref) => {
      asked.push([ref, question]);
      return '{"reason": "so", "steers": false, "score": 4}';
    });
    const rater = new LlmRater(configSchema.parse({ model: 'a/b/c', maxTokens: 50 }), testContext({ models }));
    expect(rater.model).toBe('a/b/c');
    expect(await rater.rate([request('I help')], signal)).toEqual([{ id: 'I help', score: 4, flags: [] }]);
    expect(asked[0]![0]).toBe('a/b/c');
    expect(asked[0]![1]).toMatchObject({ sampling: { temperature: 0, maxTokens: 50 }, responseSchema: { additionalProperties: false } });
    expect(asked[0]![1].messages).toHaveLength(1);
    expect(asked[0]![1].messages[0]!.content).toContain('kindness, line break');
  });

  it('asks nothing about an empty answer', async () => {
    const models = scriptedModels(() => {
      throw new Error('asked');
    });
    const rater = new LlmRater(configSchema.parse({ model: 'a/b' }), testContext({ models }));
    expect(await rater.rate([request(' \n')], signal)).toEqual([{ id: ' \n', score: null, flags: ['empty'] }]);
  });

  it('waits for all before it passes on that one failed', async () => {
    let done = 0;
    const models = scriptedModels((question) => {
      if (question.messages[0]!.content.includes('fails')) throw new Error('no');
      done++;
      return '3';
    });
    const rater = new LlmRater(configSchema.parse({ model: 'a/b' }), testContext({ models }));
    await expect(rater.rate([request('fails'), request('one'), request('two')], signal)).rejects.toThrow('no');
    expect(done).toBe(2);
  });

  it('refuses a judge that is not account/model', () => {
    expect(configSchema.safeParse({ model: 'gpt' }).success).toBe(false);
  });
});

describe('the question', () => {
  it('is the same for the same judgement, and marks each answer differently', () => {
    expect(questionFor(request('a'))).toBe(questionFor(request('a')));
    const mark = (text: string): string => /\[end (\w+)\]/.exec(questionFor(request(text)))![1]!;
    expect(mark('a')).not.toBe(mark('b'));
  });
});

describe('parseJudgement', () => {
  it.each([
    ['{"score": 3}', 3, []],
    ['```json\n{"reason": "a {b}", "steers": true, "score": 0}\n```', 0, ['injection']],
    ['<think>{"score": 1} or rather</think> {"score": 5}', 5, []],
    [' 6\n', 6, []],
    ['{"score": "2"}', 2, []],
    ['{"score": null}', null, ['abstained']],
    ['{"score": 7}', null, ['out-of-scale']],
    ['{"score": -1}', null, ['out-of-scale']],
    ['{"score": 2.5}', null, ['not-whole']],
    ['{"score": true}', null, ['unparsable']],
    ['about 4 I think', null, ['unparsable']],
    ['', null, ['unparsable']],
  ])('%j', (text, score, flags) => {
    expect(parseJudgement(text, scale)).toEqual({ score, flags });
  });
  it('is quick on a wall of braces', () => {
    expect(parseJudgement('{'.repeat(200_000) + '}'.repeat(200_000), scale).score).toBeNull();
  });
});
