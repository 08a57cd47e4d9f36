import { readdir, readFile, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import { PluginError } from '@valuelex/core';
import type { Artefact, ArtefactStore, Recipe } from './artefact-store.ts';
import { ArtefactText } from './format-artefact.ts';
import { hashOf, sha256 } from './hash.ts';
import type { RunEvent } from './run-event.ts';
import { writeAtomically } from './write-atomically.ts';

/** What is known of a file in `artefacts/`: enough to tell whether its bytes are whole. */
interface IndexEntry {
  readonly key: string;
  readonly sha256: string;
}
type Index = Record<string, IndexEntry>;

/** An artefact of this run, for the manifest. */
export interface UsedArtefact extends Omit<Artefact<unknown>, 'value'> {
  readonly plugins: Recipe<unknown>['plugins'];
}

/** Artefacts as files of the study folder: `artefacts/<stage>-<first 12 digits of the key>.json`, with an index of their hashes. */
export class FileArtefactStore implements ArtefactStore {
  readonly #studyDir: string;
  readonly #seed: number;
  readonly #emit: (event: RunEvent) => void;
  readonly #warn: (message: string) => void;
  readonly #used: UsedArtefact[] = [];
  #index: Promise<Index> | undefined;
  #remaking = false;

  /** @param warn told, in one line, whatever had to be repaired */
  constructor(
    studyDir: string,
    seed: number,
    emit: (event: RunEvent) => void,
    warn: (message: string) => void = () => undefined,
  ) {
    this.#warn = warn;
    this.#studyDir = studyDir;
    this.#seed = seed;
    this.#emit = emit;
  }

  async produce<T>(recipe: Recipe<T>): Promise<Artefact<T>> {
    const { stage, version, settings, plugins, inputs } = recipe;
    const key = hashOf({ stage, version, settings, plugins, inputs, seed: this.#seed });
    const file = `artefacts/${stage}-${key.slice(0, 12)}.json`;
    const reused = this.#remaking ? undefined : await this.#reuse(recipe, file, key);
    if (reused !== undefined) {
      this.#emit({ type: 'stage', stage, state: 'reused' });
      return this.#note(recipe, { stage, key, file, reused: true, ...reused });
    }
    this.#emit({ type: 'stage', stage, state: 'started' });
    const text = new ArtefactText(this.#checked(recipe, await recipe.make()));
    await writeAtomically(join(this.#studyDir, file), text.pieces());
    // What its own bytes say, so that a fresh artefact and a reused one are the same to the last bit.
    const { value, sha256: hash } = text.written<T>();
    await this.#remember(file, { key, sha256: hash });
    const failure = recipe.failure?.(value);
    this.#emit(
      failure === undefined
        ? { type: 'stage', stage, state: 'done' }
        : { type: 'stage', stage, state: 'failed', note: failure },
    );
    return this.#note(recipe, { stage, key, file, reused: false, sha256: hash, value });
  }

  /** From now on everything is made again, whether it is there or not. */
  remake(): void {
    this.#remaking = true;
  }

  /** Every artefact of this run, in the order of use. */
  used(): readonly UsedArtefact[] {
    return this.#used;
  }

  async #reuse<T>(recipe: Recipe<T>, file: string, key: string): Promise<{ value: T; sha256: string } | undefined> {
    const entry = (await this.#entries())[file];
    if (entry?.key !== key) return undefined;
    const text = await readFile(join(this.#studyDir, file), 'utf8').catch(() => undefined);
    if (text === undefined || sha256(text) !== entry.sha256) {
      this.#warn(`${file} ${text === undefined ? 'is gone' : 'is not as it was written'}: it is made again`);
      return undefined;
    }
    const parsed = recipe.schema.safeParse(JSON.parse(text));
    if (!parsed.success || recipe.complete?.(parsed.data) === false) return undefined;
    return { value: JSON.parse(text) as T, sha256: entry.sha256 };
  }

  #checked<T>(recipe: Recipe<T>, made: T): T {
    const parsed = recipe.schema.safeParse(made);
    if (parsed.success) return parsed.data;
    const issue = parsed.error.issues[0];
    const plugin = recipe.plugins[0]?.plugin ?? 'valuelex';
    throw new PluginError(
      plugin,
      'bad-artefact',
      `the ${recipe.stage} artefact does not follow its schema: ${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}`,
    );
  }

  async #remember(file: string, entry: IndexEntry): Promise<void> {
    const index = await this.#entries();
    index[file] = entry;
    const sorted = Object.fromEntries(Object.entries(index).sort(([a], [b]) => (a < b ? -1 : 1)));
    await writeAtomically(this.#indexFile(), `${JSON.stringify(sorted, null, 1)}\n`);
  }

  #entries(): Promise<Index> {
    this.#index ??= this.#removeDrafts().then((files) => this.#readIndex(files));
    return this.#index;
  }

  /** Without an index everything is made again, which is right whatever became of it. */
  async #readIndex(files: readonly string[]): Promise<Index> {
    const text = await readFile(this.#indexFile(), 'utf8').catch(() => undefined);
    try {
      if (text !== undefined) return JSON.parse(text) as Index;
    } catch {
      // Told below, as one that is gone.
    }
    if (files.some((name) => name.endsWith('.json')))
      this.#warn(`artefacts/index.json ${text === undefined ? 'is gone' : 'cannot be read'}: it is built anew, and artefacts are made again`);
    return {};
  }

  /** What a run that was killed had not finished writing. */
  async #removeDrafts(): Promise<readonly string[]> {
    const folder = join(this.#studyDir, 'artefacts');
    const files = await readdir(folder).catch(() => []);
    await Promise.all(files.filter((name) => name.endsWith('.tmp')).map((name) => unlink(join(folder, name))));
    return files;
  }

  #indexFile(): string {
    return join(this.#studyDir, 'artefacts', 'index.json');
  }

  #note<T>(recipe: Recipe<T>, artefact: Artefact<T>): Artefact<T> {
    const { stage, key, sha256: hash, file, reused } = artefact;
    this.#used.push({ stage, key, sha256: hash, file, reused, plugins: recipe.plugins });
    return artefact;
  }
}
