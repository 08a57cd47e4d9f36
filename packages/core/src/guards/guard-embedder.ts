import type { Embedder, Embedding } from '../ports/embedder.ts';
import { brokenContract, inWords, requireMethods, rethrownUnlessAborted } from './broken-contract.ts';

const coverages: ReadonlySet<unknown> = new Set(['exact', 'lemma', 'suffix', 'compound', 'none']);

/** Texts handed to a plugin in one call. */
export const embedBatchSize = 256;

/**
 * Wraps an embedder: each distinct text is asked once per call, in batches of at most `batchSize`; what comes back is one
 * embedding per text, in order, finite, of one kind and (when dense) one length over the embedder's whole life. A zero
 * vector has coverage `none`, and only that.
 * @throws PluginError naming plugin and member when the embedder breaks its contract.
 */
export function guardEmbedder(plugin: string, port: Embedder, batchSize = embedBatchSize): Embedder {
  requireMethods(plugin, port, ['embed']);
  if (typeof port.id !== 'string' || port.id === '') {
    throw brokenContract(plugin, 'id', 'model, revision and prompt template', inWords(port.id));
  }
  let shape: string | undefined;

  const ask = async (texts: readonly string[], signal: AbortSignal): Promise<readonly Embedding[]> => {
    let answer: readonly Embedding[];
    try {
      answer = await port.embed(texts, signal);
    } catch (error) {
      throw rethrownUnlessAborted(plugin, 'embed', error, signal);
    }
    if (!Array.isArray(answer) || answer.length !== texts.length) {
      const found = Array.isArray(answer) ? String(answer.length) : inWords(answer);
      throw brokenContract(plugin, 'embed', `${texts.length} embeddings`, found);
    }
    for (const [i, embedding] of answer.entries()) {
      const member = `embed → ${i}`;
      const found = checkEmbedding(plugin, member, embedding);
      shape ??= found;
      if (shape !== found) throw brokenContract(plugin, member, `${shape}, as before`, found);
    }
    return answer;
  };

  return {
    id: port.id,
    async embed(texts: readonly string[], signal: AbortSignal): Promise<readonly Embedding[]> {
      const distinct = [...new Set(texts)];
      const byText = new Map<string, Embedding>();
      for (let start = 0; start < distinct.length; start += batchSize) {
        signal.throwIfAborted();
        const batch = distinct.slice(start, start + batchSize);
        const answer = await ask(batch, signal);
        batch.forEach((text, i) => byText.set(text, answer[i]!));
      }
      return texts.map((text) => byText.get(text)!);
    },
  };
}

/** Checks one embedding by itself; returns its shape in words. */
function checkEmbedding(plugin: string, member: string, embedding: Embedding): string {
  const kind: unknown = (embedding as Embedding | null | undefined)?.kind;
  if (kind !== 'dense' && kind !== 'sparse') {
    throw brokenContract(plugin, member, "kind 'dense' or 'sparse'", inWords(kind));
  }
  const { values, coverage } = embedding;
  if (!ArrayBuffer.isView(values)) throw brokenContract(plugin, member, 'values as Float64Array', inWords(values));
  const notFinite = values.findIndex((value) => !Number.isFinite(value));
  if (notFinite >= 0) {
    throw brokenContract(plugin, `${member} → values.${notFinite}`, 'a finite number', String(values[notFinite]));
  }
  if (!coverages.has(coverage)) throw brokenContract(plugin, `${member} → coverage`, 'a coverage', inWords(coverage));
  const unknown = values.every((value) => value === 0);
  if (unknown !== (coverage === 'none')) {
    throw brokenContract(
      plugin,
      `${member} → coverage`,
      unknown ? "'none' for a zero vector" : "other than 'none'",
      inWords(coverage),
    );
  }
  if (embedding.kind === 'dense') return `dense vectors of length ${values.length}`;
  const { indices } = embedding;
  if (!ArrayBuffer.isView(indices) || indices.length !== values.length) {
    throw brokenContract(plugin, `${member} → indices`, `a Uint32Array of ${values.length}`, inWords(indices));
  }
  const unsorted = indices.findIndex((index, i) => i > 0 && index <= indices[i - 1]!);
  if (unsorted >= 0) {
    throw brokenContract(plugin, `${member} → indices.${unsorted}`, 'rising indices', String(indices[unsorted]));
  }
  return 'sparse vectors';
}
