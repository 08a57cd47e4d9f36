import { describe, expect, it } from '@jest/globals';
import { byteLines } from './byte-lines.ts';
import { NonFinite, parseJson } from './json-text.ts';

describe('parseJson', () => {
  it('reads what Python writes', () => {
    expect(parseJson('{"a":NaN,"b":[-Infinity,Infinity],"NaN \\"":"NaN"}')).toEqual({ a: null, b: [null, null], 'NaN "': 'NaN' });
  });
  it.each(['{"a":nan}', '{"a":NaNa}', '{', 'NaN}'])('refuses %s', (text) => expect(() => parseJson(text)).toThrow(SyntaxError));
});

describe('NonFinite', () => {
  const text = '[NaN,"NaN\\\\",-Infinity,"é\\"NaN",true,-1e5,Infinity]';
  it('gives the same wherever the chunks end', () => {
    const bytes = Buffer.from(text);
    for (let cut = 0; cut <= bytes.length; cut += 1) {
      const finite = new NonFinite();
      const made = Buffer.concat([finite.push(bytes.subarray(0, cut)), finite.push(bytes.subarray(cut)), finite.push(Buffer.alloc(0), true)]);
      expect(made.toString()).toBe('[null,"NaN\\\\",null,"é\\"NaN",true,-1e5,null]');
    }
  });
});

describe('byteLines', () => {
  const lines = async (chunks: readonly string[], longest: number): Promise<(string | undefined)[]> => {
    const found: (string | undefined)[] = [];
    async function* source(): AsyncGenerator<Buffer> {
      for (const chunk of chunks) yield Buffer.from(chunk);
    }
    for await (const { bytes } of byteLines(source(), longest)) found.push(bytes?.toString());
    return found;
  };
  it('joins lines over chunks, and holds none that is too long', async () => {
    expect(await lines(['ab', 'c\nd', 'e\n', '\nlong', 'er line\nf'], 5)).toEqual(['abc', 'de', '', undefined, 'f']);
  });
});
