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
  organization: z.string().min(1).optional().describe('OpenAI organisation to bill.'),
  project: z.string().min(1).optional().describe('OpenAI project to bill.'),
  maxTokensField: z
    .enum(['max_tokens', 'max_completion_tokens'])
    .optional()
    .describe('Field that carries the token limit of a chat. Default: max_completion_tokens at api.openai.com, else max_tokens.'),
  reasoningEffort: z
    .enum(['none', 'minimal', 'low', 'medium', 'high', 'xhigh'])
    .optional()
    .describe('reasoning_effort, for models that reason. Sent with every chat when set.'),
});
export type OpenAiConfig = z.infer<typeof configSchema>;
