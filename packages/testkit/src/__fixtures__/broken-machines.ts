import type { Job, QueueOptions, Response, StudyView } from '@valuelex/core';
import { appendFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { changed, declaring, withPort } from './broken.ts';
import type { Broken } from './broken.ts';
import { memoryQueue, memoryReporter, memoryStore, pages, sharedStore } from './memory-machines.ts';

type Plugin = Broken['plugin'];
const store = (change: Parameters<typeof withPort<'response-store', { size: number }>>[1]): Plugin => withPort(memoryStore, change);

/** A store that trusts its file: no lock, no look at the last line. */
const careless = changed(memoryStore, {
  create: (_config: unknown, { studyDir }: { studyDir: string }) => {
    const file = join(studyDir, 'responses.jsonl');
    const read = (): Response[] =>
      existsSync(file) ? readFileSync(file, 'utf8').split('\n').filter((line) => line !== '').map((line) => JSON.parse(line) as Response) : [];
    return {
      put: async (response: Response) => {
        if (!read().some(({ key }) => key === response.key)) appendFileSync(file, `${JSON.stringify(response)}\n`);
      },
      get: async (key: string) => read().find((row) => row.key === key),
      has: async (key: string) => read().some((row) => row.key === key),
      async *stream() {
        yield* read();
      },
      count: async () => read().length,
      close: async () => undefined,
    };
  },
});

export const brokenStore: readonly Broken[] = [
  {
    check: 'gives back what was put, to the last character',
    plugin: store((port) => ({ put: (row: Response) => port.put({ ...row, text: row.text.trim() }) })),
  },
  {
    check: 'knows what it does not have',
    plugin: store((port) => ({
      get: async (key: string) => {
        const found = await port.get(key);
        if (!found) throw new Error('no such row');
        return found;
      },
    })),
  },
  {
    check: 'streams every response once, in a stable order',
    plugin: store((port) => ({
      async *stream() {
        yield* port.stream();
        yield* port.stream();
      },
    })),
  },
  { check: 'streams what is new to who has seen the rest', plugin: store((port) => ({ stream: () => port.stream() })) },
  {
    check: 'keeps the first of two responses with one key',
    plugin: withPort(memoryStore, (port) => {
      const later = new Map<string, Response>();
      return {
        put: async (row: Response) => {
          later.set(row.key, row);
          await port.put(row);
        },
        close: async () => {
          await port.close();
        },
        count: async () => later.size + ((await port.count()) === later.size ? 1 : 0),
      };
    }),
  },
  {
    check: 'loses nothing when it is opened again',
    plugin: withPort(memoryStore, (port, { studyDir }) => ({
      close: async () => {
        await port.close();
        const file = join(studyDir!, 'responses.jsonl');
        writeFileSync(file, readFileSync(file, 'utf8').split('\n').slice(1).join('\n'));
      },
    })),
  },
  {
    check: 'takes many responses at once',
    plugin: store((port) => {
      let busy = false;
      return {
        put: async (row: Response) => {
          if (busy) return;
          busy = true;
          await Promise.resolve();
          await port.put(row);
          busy = false;
        },
      };
    }),
  },
  {
    check: 'waits for what is in flight when it is closed',
    plugin: store((port) => {
      let closed = false;
      return {
        put: async (row: Response) => {
          await new Promise((resolve) => setImmediate(resolve));
          if (!closed) await port.put(row);
        },
        close: async () => {
          closed = true;
          await port.close();
        },
      };
    }),
  },
  { check: 'opens after a crash in the middle of a write', plugin: careless },
  {
    check: 'can be read while another writes',
    plugin: withPort(memoryStore, (port) => {
      // What there was when it first looked.
      let seen: Promise<Response[]> | undefined;
      const all = async (): Promise<Response[]> => {
        const found: Response[] = [];
        for await (const row of port.stream()) found.push(row);
        return found;
      };
      return {
        async *stream() {
          yield* await (seen ??= all());
        },
      };
    }),
  },
  { check: 'refuses a second writer, and lets go when it is closed', plugin: careless },
  { check: 'refuses a second writer, and lets go when it is closed', plugin: store(() => ({ close: async () => undefined })) },
];
export const brokenSharedStore: readonly Broken[] = [
  { check: 'lets several write at once', plugin: declaring(memoryStore, { sharedWriters: true }) },
  { check: 'streams every response once, in a stable order', plugin: withPort(sharedStore, () => ({ count: async () => 0 })) },
];

type Run = (
  jobs: AsyncIterable<Job<number>> | Iterable<Job<number>>,
  handler: (job: Job<number>, signal: AbortSignal) => Promise<void>,
  options: QueueOptions & { readonly onError?: (job: Job<number>, error: unknown) => void },
) => Promise<void>;
const queue = (change: (run: Run) => Run): Plugin => withPort(memoryQueue, (port) => ({ run: change((...asked) => port.run(...asked)) }));
const never = new AbortController().signal;

export const brokenQueue: readonly Broken[] = [
  { check: 'runs every job once, and resolves when all have settled', plugin: queue((run) => async (...asked) => void run(...asked)) },
  {
    check: 'takes no jobs, and jobs that come one by one',
    plugin: queue((run) => (jobs, ...rest) => run([...(jobs as Iterable<Job<number>>)], ...rest)),
  },
  { check: 'keeps each lane within its concurrency, and uses it', plugin: queue((run) => (jobs, handler, options) => run(jobs, handler, { ...options, concurrency: () => 5 })) },
  { check: 'keeps each lane within its concurrency, and uses it', plugin: queue((run) => (jobs, handler, options) => run(jobs, handler, { ...options, concurrency: () => 1 })) },
  {
    check: 'asks again how many may run',
    plugin: queue((run) => (jobs, handler, options) => {
      const first = options.concurrency('lane');
      return run(jobs, handler, { ...options, concurrency: () => first });
    }),
  },
  {
    check: 'lets a full lane not hold up the others',
    plugin: queue(() => async (jobs, handler, { signal }) => {
      for await (const job of jobs) await handler(job, signal);
    }),
  },
  {
    check: 'draws no more jobs than it can hold',
    plugin: queue((run) => (jobs, ...rest) => run([...(jobs as Iterable<Job<number>>)], ...rest)),
  },
  { check: 'carries on when a handler fails, and reports it', plugin: queue((run) => (jobs, handler, { onError: _onError, ...options }) => run(jobs, handler, options)) },
  { check: 'starts nothing after an abort, waits for what runs, then rejects', plugin: queue((run) => (jobs, handler, options) => run(jobs, handler, { ...options, signal: never })) },
  { check: 'hands the handler a signal that aborts with the run', plugin: queue((run) => (jobs, handler, options) => run(jobs, (job) => handler(job, never), options)) },
  {
    check: 'can run twice at once',
    plugin: queue((run) => {
      let busy = false;
      return async (...asked) => {
        if (busy) throw new Error('busy');
        busy = true;
        await run(...asked).finally(() => (busy = false));
      };
    }),
  },
];

/** A reporter whose files are changed before they are written, straight into the folder. */
const reporter = (change: (files: Record<string, string>, study: StudyView) => Record<string, string> | Promise<Record<string, string>>): Plugin =>
  withPort(memoryReporter, () => ({
    write: async (study: StudyView, out: string, signal: AbortSignal) => {
      signal.throwIfAborted();
      const files = await change({ ...(await pages(study, signal)) }, study);
      for (const [name, content] of Object.entries(files)) writeFileSync(join(out, name), content);
      return Object.keys(files).map((name) => join(out, name));
    },
  }));
const edited = (name: string, edit: (content: string) => string): Plugin => reporter((files) => ({ ...files, [name]: edit(files[name]!) }));
const raw = (text: string): string => text.replaceAll('&#60;', '<').replaceAll('&#62;', '>');
let calls = 0;

export const brokenReporter: readonly Broken[] = [
  { check: 'writes files of its formats, and names them', plugin: declaring(memoryReporter, { formats: ['md'] }) },
  {
    check: 'writes files of its formats, and names them',
    plugin: withPort(memoryReporter, (port) => ({
      write: async (...asked: Parameters<typeof port.write>) => [join(asked[1], 'gone.html'), ...(await port.write(...asked))],
    })),
  },
  {
    check: 'writes nothing outside its folder, whatever a study is called',
    plugin: withPort(memoryReporter, (port) => ({
      write: async (...asked: Parameters<typeof port.write>) => {
        const paths = await port.write(...asked);
        writeFileSync(join(dirname(asked[1]), 'log.txt'), 'done');
        return paths;
      },
    })),
  },
  { check: 'escapes hostile text in pages', plugin: edited('index.html', raw) },
  { check: 'escapes hostile text in pages', plugin: reporter(async (files, study) => ({ ...files, 'index.html': `${files['index.html']!}<script>${JSON.stringify((await study.lexicon())?.entries ?? [])}</script>` })) },
  { check: 'puts a strict policy into pages, and loads nothing from elsewhere', plugin: edited('index.html', (page) => page.replace(/<meta[^>]*>/, '')) },
  { check: 'puts a strict policy into pages, and loads nothing from elsewhere', plugin: edited('index.html', (page) => `${page}<script src="https://example.invalid/chart.js"></script>`) },
  { check: 'neutralises cells that a spreadsheet would run', plugin: edited('words.csv', (table) => table.replaceAll(`"'`, '"')) },
  { check: 'writes JSON that can be read', plugin: edited('words.json', (json) => json.slice(0, -1)) },
  { check: 'says that a simulated study is simulated', plugin: reporter((files) => Object.fromEntries(Object.entries(files).map(([name, content]) => [name, content.replace('simulated', '')]))) },
  {
    check: 'reports a study of which nothing was made yet',
    plugin: reporter(async (files, study) => {
      if (!(await study.lexicon())) throw new TypeError('no lexicon');
      return files;
    }),
  },
  { check: 'writes the same bytes again, in place of the earlier report', plugin: edited('index.html', (page) => `${page}<!-- ${(calls += 1)} -->`) },
  { check: 'leaves no half-written report when it is stopped', plugin: withPort(memoryReporter, (port) => ({ write: (study: StudyView, out: string) => port.write(study, out, never) })) },
  {
    check: 'leaves no half-written report when it is stopped',
    plugin: withPort(memoryReporter, (port) => ({
      write: async (study: StudyView, out: string, signal: AbortSignal) => {
        signal.throwIfAborted();
        writeFileSync(join(out, 'index.html'), study.simulated ? 'a page' : 'half a page');
        return port.write(study, out, signal);
      },
    })),
  },
];
