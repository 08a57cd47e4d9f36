import { describe, expect, it } from '@jest/globals';
import { oneLine, redact } from './redact.ts';

describe('redact', () => {
  it('hides the secrets it was given, wherever they stand', () => {
    expect(redact('key abcd1234 and abcd1234!', ['abcd1234', undefined])).toBe('key [secret] and [secret]!');
  });
  it.each([
    'Incorrect API key provided: sk-proj-abcdefgh12345678.',
    'Incorrect API key provided: sk-abcd********************wxyz.',
    'Authorization: Bearer abc.def.ghi',
    'https://example.org/v1?key=AIzaSyA1234567890abcdef',
    'https://example.org/v1?alt=json&api_key=topsecret',
    'token hf_abcdefghijklmnop',
  ])('hides what has the shape of a key: %s', (text) => {
    const result = redact(text);
    expect(result).toContain('[secret]');
    expect(result).not.toMatch(/abc|AIza|topsecret/);
  });
  it('leaves ordinary words alone', () => {
    expect(redact('The model sketch-1 is risk-averse.')).toBe('The model sketch-1 is risk-averse.');
  });
});

describe('oneLine', () => {
  it('drops control characters and cuts', () => {
    expect(oneLine('a\n\u001b[31mb\r\n  c')).toBe('a [31mb c');
    expect(oneLine('x'.repeat(1000), 10)).toBe('xxxxxxxxx…');
  });
});
