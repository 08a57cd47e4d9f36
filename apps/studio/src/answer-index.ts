import type { Response, ResponseStore } from '@valuelex/core';
import type { OpenedStudy } from '@valuelex/engine';
import { answerFilter, toAnswer } from '@valuelex/report-ui';
import type { AnswerQuery, Asked, ReportAnswer } from '@valuelex/report-ui';
import { isShown, Tally } from './tally.ts';
import type { Counts } from './tally.ts';

/** What filters ask of an answer, and how to read the rest of it. */
interface Row extends Pick<ReportAnswer, 'id' | 'model' | 'purpose' | 'question' | 'text'> {
  readonly key: string;
}

/** Of a study, what answers are found by. */
export type Stored = Pick<OpenedStudy, 'openStore' | 'close'>;

export interface FoundAnswers {
  readonly answers: readonly ReportAnswer[];
  readonly total: number;
}

export interface AnswerIndexOptions {
  /** About how many bytes the answers that are held may take. */
  readonly bytes: number;
  readonly signal: AbortSignal;
}

/** Bytes of a row beside its texts: two hashes, the record, its place in a list. */
const rowBytes = 300;
/** Rows that are looked at before others are served. */
const atOnce = 5000;

/**
 * The answers of a study, so that a look-up reads no file but for what it shows. A study that runs is followed: what was read once is not read again. Answers beyond
 * the bound are found in the store, as slow as that is.
 */
export class AnswerIndex {
  readonly #study: Stored;
  readonly #store: ResponseStore;
  readonly #options: AnswerIndexOptions;
  /** Each text once, where many answers share it: models, questions. */
  #texts = new Map<string, string>();
  #rows: Row[] = [];
  #tally = new Tally();
  #bytes = 0;
  /** Rows of the store that were seen, judgements and all. */
  #seen = 0;
  /** Of these, how many come before the first answer that is not held. */
  #heldUntil: number | undefined;
  #following: Promise<void> | undefined;
  #users = 0;
  #isDropped = false;

  private constructor(study: Stored, store: ResponseStore, options: AnswerIndexOptions) {
    this.#study = study;
    this.#store = store;
    this.#options = options;
  }

  /** Takes the study over: {@link drop} closes it. Reads nothing yet. */
  static async open(study: Stored, options: AnswerIndexOptions): Promise<AnswerIndex> {
    try {
      return new AnswerIndex(study, await study.openStore(), options);
    } catch (error) {
      await study.close();
      throw error;
    }
  }

  /** What was counted over all that is stored now. */
  tally(): Promise<Counts> {
    return this.#use(async () => {
      await this.#follow();
      return this.#tally.counts();
    });
  }

  /** A page of the answers that are wanted, and how many there are. */
  find(query: AnswerQuery, asked: Asked): Promise<FoundAnswers> {
    return this.#use(async () => {
      await this.#follow();
      const isWanted = answerFilter(query, asked);
      const answers: (Promise<Response | undefined> | Response)[] = [];
      let total = 0;
      const take = (row: Row, read: () => (typeof answers)[number]): void => {
        if (!isWanted(row)) return;
        if (total >= query.from && answers.length < query.count) answers.push(read());
        total += 1;
      };
      const rows = this.#rows;
      const length = rows.length;
      for (let at = 0; at < length; at++) {
        const row = rows[at]!;
        take(row, () => this.#store.get(row.key));
        if (at % atOnce === atOnce - 1) await new Promise((done) => setImmediate(done));
      }
      if (this.#heldUntil !== undefined) {
        for await (const response of this.#store.stream(this.#heldUntil)) {
          this.#options.signal.throwIfAborted();
          if (isShown(response)) take(rowOf(response), () => response);
        }
      }
      // One that cannot be read any more is left out: what is damaged is no answer.
      const read = (await Promise.all(answers)).filter((response) => response !== undefined);
      return { answers: read.map(toAnswer), total };
    });
  }

  /** Closes the study once nobody looks at it. No call afterwards. */
  async drop(): Promise<void> {
    this.#isDropped = true;
    if (this.#users > 0) return;
    await this.#store.close().finally(() => this.#study.close());
  }

  async #use<T>(work: () => Promise<T>): Promise<T> {
    this.#users += 1;
    try {
      return await work();
    } finally {
      this.#users -= 1;
      if (this.#isDropped && this.#users === 0) await this.drop();
    }
  }

  /** Takes in what was stored since. All who ask meanwhile wait for one reading. */
  #follow(): Promise<void> {
    this.#following ??= this.#takeIn().finally(() => (this.#following = undefined));
    return this.#following;
  }

  async #takeIn(): Promise<void> {
    await this.#takeNew();
    if ((await this.#store.count()) >= this.#seen) return;
    // Rows are gone: places do not hold any more.
    [this.#rows, this.#texts, this.#tally, this.#bytes, this.#seen, this.#heldUntil] = [[], new Map(), new Tally(), 0, 0, undefined];
    await this.#takeNew();
  }

  async #takeNew(): Promise<void> {
    for await (const response of this.#store.stream(this.#seen)) {
      this.#options.signal.throwIfAborted();
      this.#tally.take(response);
      if (isShown(response) && this.#heldUntil === undefined) this.#hold(response);
      this.#seen += 1;
    }
  }

  #hold(response: Response): void {
    const row = rowOf(response);
    const question = this.#texts.get(row.question);
    const bytes = this.#bytes + rowBytes + bytesOf(row.text) + (question === undefined ? bytesOf(row.question) : 0);
    if (bytes > this.#options.bytes) {
      this.#heldUntil = this.#seen;
      return;
    }
    this.#bytes = bytes;
    this.#rows.push({ ...row, model: this.#shared(row.model), question: this.#shared(row.question) });
  }

  #shared(text: string): string {
    const known = this.#texts.get(text);
    if (known === undefined) this.#texts.set(text, text);
    return known ?? text;
  }
}

function rowOf({ key, question, model, purpose, messages, text }: Response): Row {
  return { key, id: question ?? key, model, purpose, question: messages.at(-1)?.content ?? '', text };
}

/** As the engine keeps it: a byte for each character, two where one is beyond Latin-1. */
function bytesOf(text: string): number {
  return /[^\0-\xff]/.test(text) ? 2 * text.length : text.length;
}
