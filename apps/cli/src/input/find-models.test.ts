import { describe, expect, it } from '@jest/globals';
import { findLocalServers, keyVariable, vendors } from './find-models.ts';

const { signal } = new AbortController();

/** A machine on which these addresses answer, and no others. */
const machine =
  (answers: Readonly<Record<string, unknown>>): typeof globalThis.fetch =>
  async (input) => {
    const answer = answers[String(input)];
    if (answer === undefined) throw new TypeError('fetch failed');
    return typeof answer === 'string' ? new Response(answer) : Response.json(answer);
  };

describe('findLocalServers', () => {
  it('finds servers by where they listen, with the models that can be talked to', async () => {
    const fetch = machine({
      'http://127.0.0.1:11434/api/tags': { models: [{ name: 'llama3.2:3b' }, { name: 'nomic-embed-text:latest' }] },
      'http://127.0.0.1:1234/v1/models': { data: [{ id: 'qwen3-8b' }, { id: 'text-embedding-nomic' }] },
    });
    expect(await findLocalServers(signal, fetch)).toEqual([
      { account: 'local', name: 'Ollama', plugin: 'ollama', options: { host: 'http://127.0.0.1:11434' }, models: ['llama3.2:3b'] },
      { account: 'lmstudio', name: 'LM Studio', plugin: 'openai', options: { baseUrl: 'http://127.0.0.1:1234/v1' }, models: ['qwen3-8b'] },
    ]);
  });

  it('takes no other service for a server of models', async () => {
    const fetch = machine({
      'http://127.0.0.1:8080/v1/models': '<html>Welcome</html>',
      'http://127.0.0.1:8000/v1/models': { detail: 'Not Found' },
      'http://127.0.0.1:1234/v1/models': { data: [] },
    });
    expect(await findLocalServers(signal, fetch)).toEqual([]);
  });
});

describe('keyVariable', () => {
  const google = vendors.find(({ plugin }) => plugin === 'google')!;
  it.each([
    [{ GEMINI_API_KEY: 'a', GOOGLE_API_KEY: 'b' }, 'GEMINI_API_KEY'],
    [{ GEMINI_API_KEY: '', GOOGLE_API_KEY: 'b' }, 'GOOGLE_API_KEY'],
    [{}, undefined],
  ])('in %j is %s', (env, name) => expect(keyVariable(google, env)).toBe(name));
});
