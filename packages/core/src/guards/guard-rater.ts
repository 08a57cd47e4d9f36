import { z } from 'zod';
import type { Rater, RaterCapabilities, RatingRequest, RatingResult } from '../ports/rater.ts';
import { brokenContract, inWords, requireMethods, requireShape, rethrownUnlessAborted } from './broken-contract.ts';

const resultsSchema = z.array(
  z.strictObject({ id: z.string(), score: z.number().nullable(), flags: z.array(z.string()) }),
);

/**
 * Wraps a rater: one result per request, same ids in the same order, scores within the scale, abstentions only where
 * they are declared. No request, no call.
 * @throws PluginError naming plugin and member when the rater breaks its contract.
 */
export function guardRater(plugin: string, port: Rater, capabilities: RaterCapabilities): Rater {
  requireMethods(plugin, port, ['rate']);
  if (port.model !== null && typeof port.model !== 'string') {
    throw brokenContract(plugin, 'model', '`account/model` or null', inWords(port.model));
  }
  return {
    model: port.model,
    async rate(requests: readonly RatingRequest[], signal: AbortSignal): Promise<readonly RatingResult[]> {
      if (requests.length === 0) return [];
      let results: readonly RatingResult[];
      try {
        results = await port.rate(requests, signal);
      } catch (error) {
        throw rethrownUnlessAborted(plugin, 'rate', error, signal);
      }
      requireShape(plugin, 'rate', resultsSchema, results);
      if (results.length !== requests.length) {
        throw brokenContract(plugin, 'rate', `${requests.length} results`, String(results.length));
      }
      for (const [i, { id, score }] of results.entries()) {
        const request = requests[i]!;
        if (id !== request.id) throw brokenContract(plugin, `rate → ${i}.id`, inWords(request.id), inWords(id));
        const { min, max } = request.scale;
        if (score === null) {
          if (!capabilities.abstains)
            throw brokenContract(plugin, `rate → ${i}.score`, 'a score (abstaining is not declared)', 'null');
        } else if (score < min || score > max) {
          throw brokenContract(plugin, `rate → ${i}.score`, `between ${min} and ${max}`, String(score));
        }
      }
      return results;
    },
  };
}
