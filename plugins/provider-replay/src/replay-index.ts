import { readdir, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { ProviderError } from '@valuelex/core';
import type { GenerateRequest } from '@valuelex/core';
import { readLines } from './read-lines.ts';
import { parseRow, questionKey } from './recorded-row.ts';

/** Where one recorded answer lies. */
export interface Place {
  readonly file: string;
  readonly offset: number;
  readonly length: number;
}

interface Chain {
  first: number;
  last: number;
  /** Rows without a replicate number are counted as they come. */
  next: number;
}

/** Recorded answers by question: positions only, about a hundred bytes a row. Texts stay on disk. */
export class ReplayIndex {
  readonly #files: string[] = [];
  readonly #chains = new Map<string, Chain>();
  readonly #models = new Set<string>();
  // Parallel columns, one number per row: objects would cost several times the memory.
  readonly #file: number[] = [];
  readonly #offset: number[] = [];
  readonly #length: number[] = [];
  readonly #replicate: number[] = [];
  readonly #seed: number[] = [];
  readonly #next: number[] = [];
  #skipped = 0;

  get rows(): number {
    return this.#offset.length;
  }
  /** Lines that are no recorded answers. */
  get skipped(): number {
    return this.#skipped;
  }
  get models(): readonly string[] {
    return [...this.#models].sort();
  }

  /** Reads every file once, line by line. Rejects with `ProviderError` when there is nothing to read. */
  static async open(from: readonly string[], signal: AbortSignal): Promise<ReplayIndex> {
    const index = new ReplayIndex();
    for (const path of from) {
      for (const file of await filesOf(resolve(path), path)) await index.#add(file, signal);
    }
    return index;
  }

  /**
   * The answer recorded for a request. A row that notes neither sampling nor mode answers at any; a seed counts only
   * where both sides have one. Rows that say more come first.
   */
  find(request: GenerateRequest): Place | undefined {
    const { model, messages, sampling, mode } = request;
    const keys = [
      questionKey(model, messages, sampling, mode),
      questionKey(model, messages, sampling, undefined),
      questionKey(model, messages, undefined, mode),
      questionKey(model, messages, undefined, undefined),
    ];
    const chains = keys.map((key) => this.#chains.get(key)).filter((chain) => chain !== undefined);
    let anySeed: number | undefined;
    for (const chain of chains) {
      for (let row = chain.first; row !== -1; row = this.#next[row]!) {
        if (this.#replicate[row] !== request.replicate) continue;
        if (this.#seed[row] === (request.seed ?? -1)) return this.#place(row);
        if (request.seed === undefined || this.#seed[row] === -1) anySeed ??= row;
      }
    }
    return anySeed === undefined ? undefined : this.#place(anySeed);
  }

  #place(row: number): Place {
    return { file: this.#files[this.#file[row]!]!, offset: this.#offset[row]!, length: this.#length[row]! };
  }

  async #add(file: string, signal: AbortSignal): Promise<void> {
    const number = this.#files.push(file) - 1;
    for await (const { offset, length, text } of readLines(file, signal)) {
      if (text.trim() === '') continue;
      const row = parseRow(text);
      if (row === undefined) {
        this.#skipped++;
        continue;
      }
      const key = questionKey(row.model, row.messages, row.sampling, row.mode);
      const at = this.#offset.length;
      const chain = this.#chains.get(key);
      this.#models.add(row.model);
      this.#file.push(number);
      this.#offset.push(offset);
      this.#length.push(length);
      this.#replicate.push(row.replicate ?? chain?.next ?? 0);
      this.#seed.push(row.seed ?? -1);
      this.#next.push(-1);
      if (chain === undefined) this.#chains.set(key, { first: at, last: at, next: 1 });
      else {
        this.#next[chain.last] = at;
        chain.last = at;
        chain.next++;
      }
    }
  }
}

/** The files of recorded answers at a path, in a stable order. Rejects with `ProviderError` when there are none. */
export async function filesOf(path: string, asGiven: string): Promise<readonly string[]> {
  const found = await stat(path).catch(() => undefined);
  if (found === undefined) {
    throw new ProviderError('not-found', `There are no recorded answers at ${asGiven}.`, {
      hint: 'Set `from` to a .jsonl file, or to the folder of a study that holds answers.',
    });
  }
  if (!found.isDirectory()) return [path];
  const entries = await readdir(path, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile() && entry.name.endsWith('.jsonl'))
    .map((entry) => join(entry.parentPath ?? path, entry.name))
    .sort();
  if (files.length === 0) throw new ProviderError('not-found', `The folder ${asGiven} holds no .jsonl file.`);
  return files;
}
