import { readdir, stat } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import type { Logger } from '@valuelex/core';
import { openStudy, readManifest, studyStatus } from '@valuelex/engine';
import type { OpenedStudy, StudyStatus } from '@valuelex/engine';
import { answerFilter, collectReport, ratingsOf, toAnswer, wholeTest } from '@valuelex/report-ui';
import type { AnswerPage, AnswerQuery, Asked, ReportAnswer, ReportDocument } from '@valuelex/report-ui';
import { Kept } from './kept.ts';

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
  readonly document: Kept<ReportDocument>;
  readonly asked: Kept<Asked>;
}

/** Most answers that one page may hold. */
const mostAnswers = 200;

/** The studies that are served: folders named when the dashboard began, and nothing beside them. */
export class Studies {
  readonly #options: StudiesOptions;
  readonly #known = new Map<string, Known>();

  private constructor(options: StudiesOptions) {
    this.#options = options;
  }

  /** Takes folders of studies, and folders that hold some. */
  static async find(dirs: readonly string[], options: StudiesOptions): Promise<Studies> {
    const studies = new Studies(options);
    for (const dir of dirs) {
      if (await isStudy(dir)) studies.#add(resolve(dir));
      else for (const name of (await readdir(dir)).sort()) if (await isStudy(join(dir, name))) studies.#add(resolve(dir, name));
    }
    return studies;
  }

  #add(dir: string): void {
    const name = basename(dir).replace(/[^A-Za-z0-9._-]+/g, '-');
    let id = name;
    for (let n = 2; this.#known.has(id); n++) id = `${name}-${n}`;
    this.#known.set(id, { dir, document: new Kept(), asked: new Kept() });
  }

  get size(): number {
    return this.#known.size;
  }

  async list(): Promise<StudyEntry[]> {
    const entries: StudyEntry[] = [];
    for (const [id, { dir }] of this.#known) {
      const status = await this.#statusOf(dir);
      entries.push({ id, study: status.study, simulated: status.simulated, running: status.state === 'running' });
    }
    return entries;
  }

  has(id: string): boolean {
    return this.#known.has(id);
  }

  /** The study as one document, without answers: these are asked for page by page. Made once for each state of the study. */
  async document(id: string): Promise<ReportDocument> {
    const { dir, document } = this.#known.get(id)!;
    const make = () => this.#withStudy(dir, ({ view }) => collectReport(view, { answerBytes: 0, signal: this.#options.signal }));
    return document.at(await versionOf(dir), make);
  }

  async answers(id: string, query: AnswerQuery): Promise<AnswerPage> {
    const known = this.#known.get(id)!;
    const count = Math.min(query.count, mostAnswers);
    return this.#withStudy(known.dir, async ({ view }) => {
      const asked = await this.#askedOf(id, view);
      const isWanted = answerFilter(query, asked);
      const answers: ReportAnswer[] = [];
      let total = 0;
      for await (const response of view.responses()) {
        this.#options.signal.throwIfAborted();
        if (response.purpose !== 'elicit' && response.purpose !== 'assess') continue;
        if (!isWanted({ id: response.question ?? response.key, model: response.model, purpose: response.purpose, question: response.messages.at(-1)?.content ?? '', text: response.text })) continue;
        if (total >= query.from && answers.length < count) answers.push(toAnswer(response));
        total += 1;
      }
      const ratings = ratingsOf(answers, asked.tests);
      return { answers: answers.map((answer) => ({ ...answer, ratings: ratings.get(answer.id) ?? [] })), total, partial: false };
    });
  }

  /** What tells which question an answer was given to, and what it was given for it. Read once for each state of the study. */
  async #askedOf(id: string, view: OpenedStudy['view']): Promise<Asked> {
    const { dir, asked } = this.#known.get(id)!;
    const { models, prompts } = await this.document(id);
    return asked.at(await versionOf(dir), async () => ({ models, prompts, tests: testsOf(await view.assessment()) }));
  }

  async progress(id: string): Promise<Record<string, unknown>> {
    const { dir } = this.#known.get(id)!;
    const status = await this.#statusOf(dir);
    const parts = [status.elicited, status.controls].filter((part) => part !== null);
    const planned = parts.reduce((sum, part) => sum + part.planned, 0);
    return {
      state: status.state,
      stages: status.stages.map(({ stage }) => stage),
      stored: status.totals.responses,
      // How many answers the tests will take is known when there is a taxonomy.
      planned: planned < status.totals.responses ? null : planned,
      lastMinute: status.accounts?.reduce((sum, { lastMinute }) => sum + lastMinute, 0) ?? null,
      failures: status.failures.length,
      version: await versionOf(dir),
    };
  }

  #statusOf(dir: string): Promise<StudyStatus> {
    const { fallbackFrom } = this.#options;
    return studyStatus(dir, fallbackFrom === undefined ? {} : { fallbackFrom });
  }

  async #withStudy<T>(dir: string, use: (study: OpenedStudy) => Promise<T>): Promise<T> {
    const study = await openStudy(dir, this.#options);
    try {
      return await use(study);
    } finally {
      await study.close();
    }
  }
}

function testsOf(assessment: Awaited<ReturnType<OpenedStudy['view']['assessment']>>): NonNullable<ReportDocument['assessment']>['tests'] {
  return (assessment?.tests ?? []).map(wholeTest);
}

async function isStudy(dir: string): Promise<boolean> {
  return (await readManifest(dir).catch(() => undefined)) !== undefined;
}

/** Changes whenever the manifest does: a stage was made. */
async function versionOf(dir: string): Promise<string> {
  const { mtimeMs, size } = await stat(join(dir, 'manifest.json'));
  return `${mtimeMs}-${size}`;
}
