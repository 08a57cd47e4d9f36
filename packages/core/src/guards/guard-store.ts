import { responseSchema } from '../domain/response.ts';
import type { Response } from '../domain/response.ts';
import type { ResponseStore } from '../ports/response-store.ts';
import { brokenContract, inWords, requireMethods, requireShape, rethrown } from './broken-contract.ts';

/**
 * Wraps a store: what is read back is a response of the key that was asked for. Nothing is kept in memory, so that a
 * row that comes twice in a stream is left to the conformance checks.
 * @throws PluginError naming plugin and member when the store breaks its contract.
 */
export function guardStore(plugin: string, port: ResponseStore): ResponseStore {
  requireMethods(plugin, port, ['put', 'get', 'has', 'stream', 'count', 'close']);
  const call = async <T>(member: string, ask: () => Promise<T>): Promise<T> => {
    try {
      return await ask();
    } catch (error) {
      throw rethrown(plugin, member, error);
    }
  };
  return {
    put: (response: Response) => call('put', () => port.put(response)),
    async get(key: string): Promise<Response | undefined> {
      const found = await call('get', () => port.get(key));
      if (found === undefined) return undefined;
      requireShape(plugin, 'get', responseSchema, found);
      if (found.key !== key) throw brokenContract(plugin, 'get', `the response of ${inWords(key)}`, inWords(found.key));
      return found;
    },
    async has(key: string): Promise<boolean> {
      const found: unknown = await call('has', () => port.has(key));
      if (typeof found !== 'boolean') throw brokenContract(plugin, 'has', 'true or false', inWords(found));
      return found;
    },
    async *stream(from?: number): AsyncIterable<Response> {
      try {
        for await (const response of port.stream(from)) {
          requireShape(plugin, 'stream', responseSchema, response);
          yield response;
        }
      } catch (error) {
        throw rethrown(plugin, 'stream', error);
      }
    },
    async count(): Promise<number> {
      const found = await call('count', () => port.count());
      if (!Number.isSafeInteger(found) || found < 0)
        throw brokenContract(plugin, 'count', 'a whole number', inWords(found));
      return found;
    },
    close: () => call('close', () => port.close()),
  };
}
