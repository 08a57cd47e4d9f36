import { z } from 'zod';

/** A vendor whose models are asked with a key. */
export interface Vendor {
  /** Short name of the provider plugin, and of the account in the config that is written. */
  readonly plugin: string;
  readonly name: string;
  /** Variables that may hold the key, in the order in which they are looked at. */
  readonly variables: readonly string[];
  /** A small model to start with. */
  readonly model: string;
  readonly family: string;
}

export const vendors: readonly Vendor[] = [
  { plugin: 'openai', name: 'OpenAI', variables: ['OPENAI_API_KEY'], model: 'gpt-4.1-mini', family: 'gpt' },
  { plugin: 'anthropic', name: 'Anthropic', variables: ['ANTHROPIC_API_KEY'], model: 'claude-haiku-4-5-20251001', family: 'claude' },
  { plugin: 'google', name: 'Google', variables: ['GEMINI_API_KEY', 'GOOGLE_API_KEY'], model: 'gemini-2.5-flash', family: 'gemini' },
];

/** A server on this machine, with the models that it lists. */
export interface LocalServer {
  /** Account in the config that is written. */
  readonly account: string;
  readonly name: string;
  readonly plugin: 'ollama' | 'openai';
  readonly options: Readonly<Record<string, string>>;
  readonly models: readonly string[];
}

/** Where servers of models listen unless told otherwise. */
const places = [
  { account: 'local', name: 'Ollama', plugin: 'ollama', url: 'http://127.0.0.1:11434' },
  { account: 'lmstudio', name: 'LM Studio', plugin: 'openai', url: 'http://127.0.0.1:1234' },
  { account: 'llamacpp', name: 'llama.cpp', plugin: 'openai', url: 'http://127.0.0.1:8080' },
  { account: 'vllm', name: 'vLLM', plugin: 'openai', url: 'http://127.0.0.1:8000' },
] as const;
export const placeNames = places.map(({ name, url }) => `${name} (${new URL(url).port})`).join(', ');

const lists = {
  ollama: z.object({ models: z.array(z.object({ name: z.string() })) }).transform(({ models }) => models.map(({ name }) => name)),
  openai: z.object({ data: z.array(z.object({ id: z.string() })) }).transform(({ data }) => data.map(({ id }) => id)),
};

/** The variable that holds a vendor's key; undefined where none does. */
export function keyVariable({ variables }: Vendor, env: Readonly<Record<string, string | undefined>>): string | undefined {
  return variables.find((name) => (env[name] ?? '') !== '');
}

/** The servers on this machine that answer and have a model to talk to. */
export async function findLocalServers(signal: AbortSignal, fetch: typeof globalThis.fetch = globalThis.fetch): Promise<LocalServer[]> {
  const found = await Promise.all(
    places.map(async ({ url, plugin, ...place }): Promise<LocalServer[]> => {
      const isOllama = plugin === 'ollama';
      try {
        const soon = AbortSignal.any([signal, AbortSignal.timeout(1500)]);
        const answer = await fetch(`${url}${isOllama ? '/api/tags' : '/v1/models'}`, { signal: soon, redirect: 'error' });
        // What only embeds cannot be asked.
        const models = lists[plugin].parse(await answer.json()).filter((model) => !/embed/i.test(model));
        const options: Record<string, string> = isOllama ? { host: url } : { baseUrl: `${url}/v1` };
        return models.length === 0 ? [] : [{ ...place, plugin, options, models }];
      } catch {
        return [];
      }
    }),
  );
  return found.flat();
}
