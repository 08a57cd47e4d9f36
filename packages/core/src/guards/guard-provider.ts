import { z } from 'zod';
import { finishReasonSchema, usageSchema } from '../domain/response.ts';
import { traitsSchema } from '../domain/traits.ts';
import { ProviderError } from '../errors/provider-error.ts';
import type { EmbedRequest, EmbedResult, Generation, ModelInfo } from '../ports/model-provider.ts';
import type { GenerateRequest, ModelProvider, ModelProviderCapabilities } from '../ports/model-provider.ts';
import { brokenContract, inWords, requireMethods, requireShape, rethrown } from './broken-contract.ts';

const amount = z.number().nonnegative().optional();
const limitsSchema = z.strictObject({
  requestsLimit: amount,
  requestsRemaining: amount,
  requestsResetMs: amount,
  tokensLimit: amount,
  tokensRemaining: amount,
  tokensResetMs: amount,
});
const generationSchema = z.strictObject({
  text: z.string(),
  finishReason: finishReasonSchema,
  modelRevision: z.string().nullable(),
  usage: usageSchema,
  simulated: z.literal(true).optional(),
  limits: limitsSchema.optional(),
});
const embedResultSchema = z.strictObject({
  vectors: z.array(z.array(z.number())),
  modelRevision: z.string().nullable(),
  usage: usageSchema,
});
const flag = z.boolean().optional();
const capabilitiesSchema = z.strictObject({
  sampling: z.array(z.enum(['temperature', 'topP', 'topK', 'maxTokens', 'stop'])).optional(),
  seed: flag,
  systemPrompt: flag,
  completion: flag,
  structuredOutput: flag,
  embeddings: flag,
  listModels: flag,
  local: flag,
  simulated: flag,
});
const modelInfosSchema = z.array(
  z.strictObject({ model: z.string().min(1), traits: traitsSchema.optional(), embeds: z.boolean().optional(), judges: z.boolean().optional() }),
);

/**
 * Wraps a model provider: answers are well-formed, vectors as many as texts, finite and of one length, and every
 * rejection is a `ProviderError`. Whatever is thrown once `signal` has aborted becomes `ProviderError` `aborted`.
 * @throws PluginError naming plugin and member when the provider breaks its contract.
 */
export function guardProvider(
  plugin: string,
  port: ModelProvider,
  declared: ModelProviderCapabilities,
): ModelProvider {
  requireMethods(plugin, port, ['generate']);
  requireShape(plugin, 'capabilities', capabilitiesSchema, port.capabilities ?? {});
  requireShape(plugin, 'identity', z.record(z.string(), z.json()), port.identity ?? {});
  const capabilities = { ...declared, ...port.capabilities };
  requireMethods(plugin, port, [
    ...(capabilities.embeddings ? ['embed'] : []),
    ...(capabilities.listModels ? ['listModels'] : []),
  ]);

  const call = async <T>(member: string, signal: AbortSignal, ask: () => Promise<T>): Promise<T> => {
    try {
      return await ask();
    } catch (error) {
      if (ProviderError.is(error)) throw error;
      if (signal.aborted) throw new ProviderError('aborted', `${plugin}: ${member} was aborted`, { cause: error });
      throw rethrown(plugin, member, error);
    }
  };

  return {
    ...(port.capabilities && { capabilities: port.capabilities }),
    ...(port.identity && { identity: port.identity }),
    async generate(request: GenerateRequest, signal: AbortSignal): Promise<Generation> {
      const generation = await call('generate', signal, () => port.generate(request, signal));
      requireShape(plugin, 'generate', generationSchema, generation);
      return generation;
    },
    ...(port.embed && {
      async embed(request: EmbedRequest, signal: AbortSignal): Promise<EmbedResult> {
        const result = await call('embed', signal, () => port.embed!(request, signal));
        requireShape(plugin, 'embed', embedResultSchema, result);
        if (result.vectors.length !== request.texts.length) {
          throw brokenContract(plugin, 'embed', `${request.texts.length} vectors`, String(result.vectors.length));
        }
        const dims = result.vectors[0]?.length ?? 0;
        const odd = result.vectors.find((vector) => vector.length !== dims);
        if (odd) throw brokenContract(plugin, 'embed', `vectors of length ${dims}`, `one of length ${odd.length}`);
        return result;
      },
    }),
    ...(port.listModels && {
      async listModels(signal: AbortSignal): Promise<readonly ModelInfo[]> {
        const models = await call('listModels', signal, () => port.listModels!(signal));
        requireShape(plugin, 'listModels', modelInfosSchema, models);
        const names = new Set<string>();
        for (const { model } of models) {
          if (names.has(model))
            throw brokenContract(plugin, 'listModels', 'every model once', `${inWords(model)} twice`);
          names.add(model);
        }
        return models;
      },
    }),
    ...(port.dispose && { dispose: () => port.dispose!() }),
  };
}
