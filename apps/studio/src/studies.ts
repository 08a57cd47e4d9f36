import { readdir, stat } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { DataError } from '@valuelex/core';
import type { Logger } from '@valuelex/core';
import { openStudy, readManifest, studyState } from '@valuelex/engine';
import type { OpenedStudy, RunManifest } from '@valuelex/engine';
import { collectReport, ratingsOf } from '@valuelex/report-ui';
import type { AnswerPage, AnswerQuery, Asked, ReportDocument } from '@valuelex/report-ui';
import { AnswerIndex } from './answer-index.ts';
import { Kept } from './kept.ts';
import { tracedTests } from './traced-tests.ts';

export interface StudiesOptions {
  readonly fallbackFrom?: readonly (string | URL)[];
  readonly logger?: Logger;
  readonly signal: AbortSignal;
}

/** A study as the list shows it. */
export interface StudyEntry {
  readonly id: string;
  readonly study: string;
  readonly simulated: boolean;
  readonly running: boolean;
}

interface Known {
  readonly dir: string;
  /** Of one state of the study: the document, and what tells which question an answer was given to and what it was given for it. */
  readonly read: Kept<{ readonly document: ReportDocument; readonly asked: Asked }>;
  readonly index: Kept<AnswerIndex>;
}

/** Most answers that one page may hold. */
const mostAnswers = 200;
/** Studies that are held in memory at a time: those that were looked at last. */
const mostHeld = 4;
/** Bytes of answers that are held of each: of half a million short ones. */
const answerBytes = 256e6;

/** The studies that are served: the folders named when the dashboard began, those in them, and nothing beside them. */
export class Studies {
  readonly #dirs: readonly string[];
  readonly #options: StudiesOptions;
  readonly #known = new Map<string, Known>();
  /** Last looked at last. */
  readonly #held = new Set<Known>();

  private constructor(dirs: readonly string[], options: StudiesOptions) {
    this.#dirs = dirs.map((dir) => resolve(dir));
    this.#options = options;
  }

  /** Takes folders of studies, and folders that hold some. */
  static async find(dirs: readonly string[], options: StudiesOptions): Promise<Studies> {
    const studies = new Studies(dirs, options);
    await studies.#look();
    return studies;
  }

  get size(): number {
    return this.#known.size;
  }

  /** Those that are there now: others may have been begun since, or deleted. What cannot be read comes last. */
  async list(): Promise<StudyEntry[]> {
    await this.#look();
    const readable: StudyEntry[] = [];
    const others: StudyEntry[] = [];
    for (const [id, { dir }] of this.#known) {
      const manifest = await readManifest(dir).catch(() => undefined);
      if (manifest === undefined) others.push({ id, study: id, simulated: false, running: false });
      else readable.push({ id, study: manifest.study, simulated: manifest.simulated, running: (await studyState(dir, manifest)) === 'running' });
    }
    return [...readable, ...others];
  }

  /** Whether there is such a study at this moment. */
  async has(id: string): Promise<boolean> {
    const known = this.#known.get(id);
    if (known !== undefined && (await isStudy(known.dir))) return true;
    await this.#look();
    return this.#known.has(id);
  }

  /** The study as one document, without answers: these are asked for page by page. Made once for each state of the study. */
  async document(id: string): Promise<ReportDocument> {
    return (await this.#read(this.#take(id))).document;
  }

  async answers(id: string, query: AnswerQuery): Promise<AnswerPage> {
    const known = this.#take(id);
    const { asked } = await this.#read(known);
    const { answers, total } = await (await this.#indexOf(known)).find({ ...query, count: Math.min(query.count, mostAnswers) }, asked);
    const ratings = ratingsOf(answers, asked.tests);
    return { answers: answers.map((answer) => ({ ...answer, ratings: ratings.get(answer.id) ?? [] })), total, partial: false };
  }

  /** How a run stands. Of one that is done no answer is read. */
  async progress(id: string): Promise<Record<string, unknown>> {
    const known = this.#take(id);
    const manifest = await this.#manifestOf(known);
    const tally = manifest.status === 'done' ? null : await (await this.#indexOf(known)).tally();
    const stored = tally?.responses ?? manifest.totals.responses;
    const planned = tally === null || manifest.planned === null ? 0 : manifest.planned.elicit + manifest.planned.controls;
    return {
      state: await studyState(known.dir, manifest),
      reason: manifest.reason,
      stages: manifest.stages.filter(({ stale }) => stale !== true).map(({ stage }) => stage),
      stored,
      // How many answers the tests will take is known when there is a taxonomy.
      planned: planned < stored || planned === 0 ? null : planned,
      lastMinute: tally?.lastMinute ?? null,
      failures: manifest.failures.reduce((sum, { count }) => sum + count, 0),
      version: await versionOf(known.dir),
    };
  }

  /** Forgets all studies. */
  close(): void {
    for (const known of this.#known.values()) forget(known);
  }

  async #read(known: Known): Promise<{ readonly document: ReportDocument; readonly asked: Asked }> {
    return known.read.at(await versionOf(known.dir), async () => {
      const { answers, spent } = await (await this.#indexOf(known)).tally();
      const study = await openStudy(known.dir, this.#options);
      try {
        return await readStudy(study, { stored: answers, spent }, this.#options.signal);
      } finally {
        await study.close();
      }
    });
  }

  /** Holds for a folder and its store: a folder that is made anew has other answers. */
  async #indexOf(known: Known): Promise<AnswerIndex> {
    const { store } = (await this.#manifestOf(known)).config as { readonly store?: unknown };
    const { ino, birthtimeMs } = await stat(known.dir);
    const open = async (): Promise<AnswerIndex> => AnswerIndex.open(await openStudy(known.dir, this.#options), { bytes: answerBytes, signal: this.#options.signal });
    return known.index.at(JSON.stringify([ino, birthtimeMs, store]), open);
  }

  async #manifestOf({ dir }: Known): Promise<RunManifest> {
    const manifest = await readManifest(dir);
    if (manifest === undefined) throw goneFrom(dir);
    return manifest;
  }

  /** A study that is looked at: the one that nobody has looked at for longest is held no longer. */
  #take(id: string): Known {
    const known = this.#known.get(id)!;
    this.#held.delete(known);
    this.#held.add(known);
    for (const oldest of this.#held) {
      if (this.#held.size <= mostHeld) break;
      this.#held.delete(oldest);
      forget(oldest);
    }
    return known;
  }

  /** Learns of studies that are new, and forgets those that are gone. */
  async #look(): Promise<void> {
    const found: string[] = [];
    for (const dir of this.#dirs) {
      if (await isStudy(dir)) found.push(dir);
      else for (const name of (await readdir(dir).catch(() => [])).sort()) if (await isStudy(join(dir, name))) found.push(join(dir, name));
    }
    for (const [id, known] of this.#known) {
      if (found.includes(known.dir)) continue;
      this.#known.delete(id);
      this.#held.delete(known);
      forget(known);
    }
    const dirs = new Set([...this.#known.values()].map(({ dir }) => dir));
    for (const dir of new Set(found)) if (!dirs.has(dir)) this.#add(dir);
  }

  #add(dir: string): void {
    const name = basename(dir).replace(/[^A-Za-z0-9._-]+/g, '-');
    let id = name;
    for (let n = 2; this.#known.has(id); n++) id = `${name}-${n}`;
    this.#known.set(id, { dir, read: new Kept(), index: new Kept((index: AnswerIndex) => index.drop()) });
  }
}

function forget({ read, index }: Known): void {
  read.forget();
  index.forget();
}

async function readStudy({ view }: OpenedStudy, counted: NonNullable<Parameters<typeof collectReport>[1]['counted']>, signal: AbortSignal): Promise<{ readonly document: ReportDocument; readonly asked: Asked }> {
  const document = await collectReport(view, { answerBytes: 0, counted, signal });
  return { document, asked: { models: document.models, prompts: document.prompts, tests: tracedTests(await view.assessment()) } };
}

async function isStudy(dir: string): Promise<boolean> {
  return stat(join(dir, 'manifest.json')).then((file) => file.isFile(), () => false);
}

/** Changes whenever the manifest does: a stage was made. */
async function versionOf(dir: string): Promise<string> {
  const file = await stat(join(dir, 'manifest.json')).catch(() => undefined);
  if (file === undefined) throw goneFrom(dir);
  return `${file.mtimeMs}-${file.size}`;
}

function goneFrom(where: string): DataError {
  return new DataError('no-study', 'this study is not there any more', { where, hint: 'open the page again: it lists those that are' });
}
