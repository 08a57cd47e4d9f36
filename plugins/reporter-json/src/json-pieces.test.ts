import { describe, expect, it } from '@jest/globals';
import { jsonPieces } from './json-pieces.ts';

const text = (value: unknown, indent = 0): string => [...jsonPieces(value, indent)].join('');

describe('jsonPieces', () => {
  it('sorts keys at every level, and says what JSON.stringify says', () => {
    const value = { b: [{ z: 1, a: null }, []], a: { é: 'x"\n', Z: {} }, gone: undefined, c: [undefined, Number.NaN, true] };
    expect(text(value)).toBe('{"a":{"Z":{},"é":"x\\"\\n"},"b":[{"a":null,"z":1},[]],"c":[null,null,true]}\n');
    expect(JSON.parse(text(value, 3))).toEqual(JSON.parse(JSON.stringify(value)));
  });

  it('indents, and keeps plain lists on one line', () => {
    expect(text({ b: [1, 'x'], a: [[1], [2]] }, 2)).toBe('{\n  "a": [\n    [1],\n    [2]\n  ],\n  "b": [1,"x"]\n}\n');
  });

  it('has no lone surrogates, in texts or keys', () => {
    expect(text({ 'k\ud800': 'a\udc00b😀' })).toBe('{"k\ufffd":"a\ufffdb😀"}\n');
  });

  it('cuts long lists into pieces', () => {
    const list = Array.from({ length: 2500 }, (_, i) => i);
    expect(JSON.parse(text(list))).toEqual(list);
    expect(Math.max(...[...jsonPieces(list, 0)].map((piece) => piece.length))).toBeLessThan(6000);
  });

  it('treats __proto__ as any other key', () => {
    expect(text(JSON.parse('{"__proto__": {"a": 1}}'))).toBe('{"__proto__":{"a":1}}\n');
  });
});
