import { appendFile, mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sha256 } from '../study/hash.ts';

/** Vectors of texts, by model, as lines of JSON in a folder of the study: a replay needs them as it needs the answers. */
export class VectorCache {
  readonly #folder: string;
  readonly #models = new Map<string, Promise<Map<string, Float64Array>>>();

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** The texts that have no vector yet, each once, in order. */
  async missing(ref: string, texts: readonly string[]): Promise<string[]> {
    const known = await this.#vectors(ref);
    return [...new Set(texts)].filter((text) => !known.has(sha256(text)));
  }

  /** @param revision of the model, as the server told it with these vectors */
  async keep(ref: string, texts: readonly string[], vectors: readonly (readonly number[])[], revision: string | null): Promise<void> {
    const known = await this.#vectors(ref);
    const lines = texts.map((text, i) => {
      const vector = vectors[i] ?? [];
      known.set(sha256(text), Float64Array.from(vector));
      return `${JSON.stringify({ text: sha256(text), revision, vector })}\n`;
    });
    await mkdir(this.#folder, { recursive: true });
    await appendFile(this.#file(ref), lines.join(''));
  }

  /** Vectors of texts that are all there. */
  async get(ref: string, texts: readonly string[]): Promise<readonly Float64Array[]> {
    const known = await this.#vectors(ref);
    return texts.map((text) => {
      const vector = known.get(sha256(text));
      if (vector === undefined) throw new RangeError('a vector was asked for that was never kept');
      return vector;
    });
  }

  #vectors(ref: string): Promise<Map<string, Float64Array>> {
    const known = this.#models.get(ref);
    if (known !== undefined) return known;
    const read = this.#read(ref);
    this.#models.set(ref, read);
    return read;
  }

  async #read(ref: string): Promise<Map<string, Float64Array>> {
    const vectors = new Map<string, Float64Array>();
    const content = await readFile(this.#file(ref), 'utf8').catch(() => '');
    for (const line of content.split('\n')) {
      // A line that was cut off while it was written is asked for again.
      try {
        const { text, vector } = JSON.parse(line) as { text: string; vector: number[] };
        vectors.set(text, Float64Array.from(vector));
      } catch {
        continue;
      }
    }
    return vectors;
  }

  #file(ref: string): string {
    return join(this.#folder, `${sha256(ref).slice(0, 16)}.jsonl`);
  }
}
