import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Answer } from './answer.ts';
import { detect } from './detect.ts';
import type { Kind } from './detect.ts';
import { answerLines, newCount } from './import-answers.ts';
import type { ImportOptions } from './import-answers.ts';
import { parseFieldMap } from './map-fields.ts';
import { zipOf } from './__fixtures__/zip-of.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'valuelex-import-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const fixture = (name: string): string => fileURLToPath(new URL(`./__fixtures__/${name}`, import.meta.url));
const signal = new AbortController().signal;

interface Imported {
  readonly kind: Kind;
  readonly answers: Answer[];
  /** Reason → rows. */
  readonly skipped: Record<string, number>;
  readonly repaired: number;
}

async function imported(file: string, options: Partial<ImportOptions> & { said?: Kind } = {}): Promise<Imported> {
  const detected = await detect(file, options.said, signal);
  const count = newCount();
  const answers: Answer[] = [];
  const all = { map: new Map<string, string>(), strict: false, signal, onBytes: () => undefined, ...options };
  for await (const line of answerLines([{ file, ...detected }], all, count)) answers.push(JSON.parse(line) as Answer);
  expect(count.rows).toBe(answers.length);
  return { kind: detected.kind, answers, skipped: Object.fromEntries(count.skipped.list().map(({ reason, count: rows }) => [reason, rows])), repaired: count.repaired.total };
}

async function importedText(name: string, content: string | Buffer, options: Parameters<typeof imported>[1] = {}): Promise<Imported> {
  const file = join(folder, name);
  writeFileSync(file, content);
  return imported(file, options);
}

describe('promptfoo', () => {
  it.each(['promptfoo-v3.json', 'promptfoo-v4.json', 'promptfoo.jsonl'])('%s: answers, whatever the assertions said; a failed call is none', async (name) => {
    const { kind, answers, skipped } = await imported(fixture(name));
    expect(kind).toBe('promptfoo');
    expect(skipped).toEqual({ 'the call failed': 1 });
    expect(answers.map(({ model, text, finishReason }) => [model, text, finishReason])).toEqual([
      ['openai:gpt-4.1-mini', 'honesty, fairness, curiosity', 'stop'],
      ['openai:gpt-4.1-mini', 'loyalty', 'length'],
      ['ollama:chat:llama3.2', 'care', undefined],
      ['ollama:chat:llama3.2', '{"values":["care"]}', undefined],
      ['openai:gpt-4.1-mini', 'I cannot say.', 'refusal'],
    ]);
    expect(answers[0]).toMatchObject({ prompt: 'Name your values.', usage: { inputTokens: 7, outputTokens: 12 }, extra: { testIdx: 0, vars: { topic: 'values' } } });
    expect(answers[1]).toMatchObject({ prompt: 'Name your values.', messages: [{ role: 'system', content: 'Be brief.' }, { role: 'user', content: 'Name your values.' }] });
  });

  it('takes fields from paths of a record', async () => {
    const { answers } = await imported(fixture('promptfoo-v3.json'), { map: parseFieldMap(['model=provider.label', 'prompt=vars.topic']), model: 'unnamed' });
    expect(answers.map(({ model, prompt }) => [model, prompt])[2]).toEqual(['small llama', 'values']);
    expect(answers[0]?.model).toBe('unnamed');
  });

  it('reads the summary of its Node API, and tells a file that was cut off', async () => {
    const row = '{"provider":{"id":"p"},"prompt":{"raw":"q"},"vars":{},"response":{"output":"care"}}';
    expect((await importedText('summary.json', `{"version":3,"results":[${row},${row}],"prompts":[]}`)).answers).toHaveLength(2);
    await expect(importedText('cut.json', `{"results":{"version":3,"results":[${row},`)).rejects.toThrow(/not whole JSON/);
  });
});

describe('inspect', () => {
  it.each([
    ['inspect.json', []],
    ['inspect-deflate.eval', []],
    ['inspect-zstd.eval', ['patience']],
  ])('%s: a row per choice, with its settings and conversation', async (name, more) => {
    const { kind, answers, skipped } = await imported(fixture(name));
    expect(kind).toBe('inspect');
    expect(skipped).toEqual({ 'the sample failed': 1 });
    expect(answers.map(({ text }) => text)).toEqual(['honesty, fairness', 'fairness\ncare', 'attached: courage', ...more]);
    expect(answers[0]).toMatchObject({
      model: 'openai/gpt-4.1-mini',
      modelRevision: 'gpt-4.1-mini-2025-04-14',
      messages: [{ role: 'system', content: 'Be brief.' }, { role: 'user', content: 'Name your values.' }],
      replicate: 0,
      seed: 5,
      sampling: { temperature: 0.7, topP: 0.9, maxTokens: 256 },
      finishReason: 'stop',
      usage: { inputTokens: 15, outputTokens: 5 },
    });
    // NaN, which is no JSON, is null.
    expect(answers[1]).toMatchObject({ replicate: 1, finishReason: 'length', extra: { scores: { match: null } } });
    // A conversation with tools cannot be asked again.
    expect(answers[2]?.messages).toBeUndefined();
    expect(answers[2]?.prompt).toBe('Name your values.');
  });

  const sample = Buffer.from('{"id":1,"epoch":1,"input":"q","output":{"choices":[{"message":{"content":"care"}}]}}');
  const header = { name: 'header.json', bytes: Buffer.from('{"eval":{"model":"m"},"plan":{}}') };

  it('counts members that cannot be taken, and reads on', async () => {
    const { answers, skipped } = await importedText(
      'hostile.eval',
      zipOf([
        header,
        { name: 'samples/../../outside_epoch_1.json', bytes: sample },
        { name: 'samples/bomb_epoch_1.json', bytes: Buffer.alloc(2 ** 20), claims: 2 ** 31 },
        { name: 'samples/liar_epoch_1.json', bytes: Buffer.alloc(2 ** 20, 0x20), claims: 10 },
        { name: 'samples/packed_epoch_1.json', bytes: sample, method: 14 },
        { name: 'samples/broken_epoch_1.json', bytes: Buffer.from('not zstd'), method: 93 },
        { name: 'samples/text_epoch_1.json', bytes: Buffer.from('{"id":') },
        { name: 'samples/array_epoch_1.json', bytes: Buffer.from('[]') },
        { name: 'samples/good_epoch_1.json', bytes: sample },
        { name: '../../etc/passwd', bytes: sample },
      ]),
    );
    expect(answers.map(({ text }) => text)).toEqual(['care']);
    expect(skipped).toEqual({
      'a member whose name points outside': 1,
      'a member of more than 128 MiB': 1,
      'a damaged member': 2,
      'a member packed in an unknown way': 1,
      'not JSON': 1,
      'not a JSON object': 1,
    });
  });

  it('refuses a ZIP whose members overlap, one that is cut off, and one that is no log', async () => {
    const big = { name: 'samples/a_epoch_1.json', bytes: Buffer.alloc(2 ** 16, 1), method: 0 };
    const overlap = zipOf([big, ...Array.from({ length: 9 }, (_, i) => ({ ...big, name: `samples/${i}_epoch_1.json`, sharedWith: 0 }))]);
    await expect(importedText('overlap.eval', overlap)).rejects.toThrow(/overlap/);
    await expect(importedText('short.eval', zipOf([header]).subarray(0, 60))).rejects.toThrow(/no whole ZIP/);
    await expect(importedText('other.eval', zipOf([{ name: 'a.txt', bytes: sample }]))).rejects.toThrow(/no Inspect log/);
  });
});

describe('lm-eval', () => {
  it('takes raw texts once, whatever the filters, and the model from the results beside it', async () => {
    const { kind, answers, skipped } = await imported(fixture('samples_values_2026-08-01T10-00-00.123456.jsonl'));
    expect(kind).toBe('lm-eval');
    expect(skipped).toEqual({ 'log-likelihoods, no text': 1, 'the same answer under another filter': 1 });
    expect(answers.map(({ model, text, replicate }) => [model, text, replicate])).toEqual([
      ['org/base-model', 'honesty, care', 0],
      ['org/base-model', 'fairness', 1],
      ['org/base-model', 'loyalty', 0],
    ]);
    expect(answers[0]).toMatchObject({ sampling: { temperature: 0.8, maxTokens: 64, stop: ['\n\n'] }, extra: { task: 'values', sampling: { do_sample: true } } });
    expect(answers[2]?.messages).toEqual([{ role: 'user', content: 'Name your values.' }]);
  });

  it('reads the older form of arguments, with the model from the command line', async () => {
    const { answers } = await importedText('samples.jsonl', '{"doc_id":0,"arguments":[["Q: ",{"until":"."}]],"resps":[["care"]],"filtered_resps":["care"]}\n', { model: 'm' });
    expect(answers).toMatchObject([{ model: 'm', prompt: 'Q: ', text: 'care', sampling: { stop: ['.'] } }]);
  });
});

describe('jsonl', () => {
  it('keeps hostile texts as they are, and counts what is no row', async () => {
    const texts = ['a\u0000b', '\ud800 lone', '=1+1', '<script>', '\u2028'];
    const deep = `{"model":"m","text":"t","x":${'['.repeat(20_000)}${']'.repeat(20_000)}}`;
    const { answers, skipped } = await importedText('a.jsonl', ['\ufeff{"model":"m","text":""}', ...texts.map((text) => JSON.stringify({ model: 'm', text })), 'nope', '[1]', '{"text":"t"}', '{"model":"m"}', '{"model":"m","text":5}', '{"model":"m","text":"t","replicate":-1}', deep, ''].join('\r\n'));
    expect(answers.map(({ text }) => text)).toEqual(['', ...texts]);
    expect(skipped).toEqual({ 'not JSON': 1, 'not a JSON object': 1, 'no model named': 1, 'no text': 1, 'the text is not text': 1, 'the replicate is not a whole number': 1, 'nested too deeply, or too long': 1 });
  });

  it('keeps a row with bytes that are no UTF-8, and says so', async () => {
    const { answers, repaired } = await importedText('b.jsonl', Buffer.concat([Buffer.from('{"model":"m","text":"caf'), Buffer.from([0xe9]), Buffer.from('"}\n')]));
    expect([answers[0]?.text, repaired]).toEqual(['caf\ufffd', 1]);
  });

  it('lifts settings, conversations and what stops; other names of the same become ours', async () => {
    const { answers } = await importedText('c.jsonl', '{"model":"m","messages":[{"role":"user","content":"q"},{"role":"assistant","content":"care"}],"temperature":0.5,"sampling":{"top_p":0.9,"heat":1},"finishReason":"max_tokens","__proto__":{"x":1},"judge":3}\n');
    expect(answers).toEqual([
      { model: 'm', text: 'care', prompt: 'q', messages: [{ role: 'user', content: 'q' }], sampling: { temperature: 0.5, topP: 0.9 }, finishReason: 'length', source: { kind: 'jsonl', file: 'c.jsonl', line: 1 }, extra: JSON.parse('{"__proto__":{"x":1},"judge":3,"sampling":{"heat":1}}') as unknown },
    ]);
  });

  it('stops at the first bad row where it is told to', async () => {
    await expect(importedText('d.jsonl', '{"model":"m","text":"t"}\nnope\n', { strict: true })).rejects.toMatchObject({ message: 'not JSON', where: expect.stringMatching(/d\.jsonl, line 2$/) as unknown });
  });
});

describe('csv', () => {
  it('reads cells with the names of the header or those of a map; rows of another width are counted', async () => {
    const { kind, answers, skipped } = await importedText('a.csv', '\ufeffllm;answer;n;temperature;simulated;__proto__\r\nm;"a; ""b""\nc";2;0.7;true;x\r\nm;d\r\nm;;;;;\r\n', { map: parseFieldMap(['model=llm', 'text=answer', 'replicate=n']) });
    expect(kind).toBe('csv');
    expect(answers.map(({ source: _, ...answer }) => answer)).toEqual([
      { model: 'm', text: 'a; "b"\nc', replicate: 2, sampling: { temperature: 0.7 }, simulated: true, extra: JSON.parse('{"__proto__":"x"}') as unknown },
      { model: 'm', text: '' },
    ]);
    expect(skipped).toEqual({ 'a row with more or fewer cells than the header': 1 });
  });

  it.each([
    ['b.csv', 'model,text\nm,"never closed\n', /quote/],
    ['c.csv', 'model,model\nm,t\n', /more than once/],
  ])('refuses %s', async (name, text, message) => {
    await expect(importedText(name, text)).rejects.toThrow(message);
  });
});

describe('detect', () => {
  it.each([
    ['array.json', '[{"model":"m"}]', /cannot tell/],
    ['empty.jsonl', '', /is empty/],
    ['words.txt', 'just words', /cannot tell/],
    ['packed.gz', Buffer.from([0x1f, 0x8b, 8]), /gzip/],
    ['wide.csv', Buffer.from('\ufeffmodel,text\n', 'utf16le'), /UTF-16/],
  ])('refuses %s', async (name, content, message) => {
    await expect(importedText(name, content)).rejects.toThrow(message);
  });

  it('says that a file is not there, and that it is no Inspect log', async () => {
    await expect(imported(join(folder, 'none.csv'))).rejects.toThrow(/no such file/);
    await expect(imported(fixture('promptfoo-v3.json'), { said: 'inspect' })).rejects.toThrow(/no Inspect log/);
  });
});
