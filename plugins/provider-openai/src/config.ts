import { z } from 'zod';

export const officialBaseUrl = 'https://api.openai.com/v1';

export const configSchema = z.strictObject({
  baseUrl: z
    .url({ protocol: /^https?$/ })
    .default(officialBaseUrl)
    .describe('Root of the API, with its version: any OpenAI-compatible server (vLLM, llama.cpp, LM Studio, OpenRouter).'),
  apiKey: z
    .string()
    .min(1)
    .optional()
    .describe('Key, best as ${env:NAME}. Without it OPENAI_API_KEY is used, for api.openai.com alone; other servers get none.'),
  api: z
    .enum(['chat', 'responses'])
    .default('chat')
    .describe('How chats are asked: chat completions, or the Responses API, which takes no seed, no stop sequences and no plain text to continue.'),
  organization: z.string().min(1).optional().describe('OpenAI organisation to bill.'),
  project: z.string().min(1).optional().describe('OpenAI project to bill.'),
  maxTokensField: z
    .enum(['max_tokens', 'max_completion_tokens'])
    .optional()
    .describe('Field that carries the token limit of a chat completion. Default: max_completion_tokens at api.openai.com, else max_tokens.'),
  reasoningEffort: z
    .enum(['none', 'minimal', 'low', 'medium', 'high', 'xhigh'])
    .optional()
    .describe('How long models that reason do so. Sent with every chat when set.'),
  refuses: z
    .array(z.enum(['temperature', 'topP', 'maxTokens', 'stop', 'seed']))
    .default([])
    .describe('Settings that the models of this account refuse, as models that reason do: never sent, and respondents that then are the same are asked once.'),
  extraBody: z
    .record(z.string(), z.json())
    .default({})
    .describe('Further members of the body of every question, for what one server alone knows: top_k, chat_template_kwargs, provider.'),
  local: z
    .boolean()
    .optional()
    .describe('Whether the server costs nothing unless it is priced. Default: yes for a server on this machine that is given no key.'),
});
export type OpenAiConfig = z.infer<typeof configSchema>;
