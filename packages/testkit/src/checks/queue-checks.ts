import type { Job, QueueOptions, WorkQueue } from '@valuelex/core';
import { assert, assertSame, inWords, rejection, soon } from '../harness/assert.ts';
import { check } from '../harness/check.ts';
import type { Check } from '../harness/check.ts';
import type { Harness } from '../harness/harness.ts';

type Kind = 'work-queue';

const jobs = (count: number, lane: (i: number) => string = () => 'lane'): Job<number>[] =>
  Array.from({ length: count }, (_, i) => ({ id: `job-${i}`, lane: lane(i), payload: i }));
const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
async function turns(count: number): Promise<void> {
  for (let i = 0; i < count; i += 1) await turn();
}
function options(limit: number, signal = new AbortController().signal): QueueOptions {
  return { signal, concurrency: () => limit };
}
/** Jobs that a queue may draw ahead of those that run, before it counts as reading the whole plan. */
const lookAhead = 10_000;

export function queueChecks(harness: Harness<Kind>): Check[] {
  const using = (use: (queue: WorkQueue) => Promise<void>) => (): Promise<void> =>
    harness.using(({ port }) => use(port));

  return [
    check(
      'runs every job once, and resolves when all have settled',
      using(async (queue) => {
        const seen: number[] = [];
        let settled = 0;
        await soon(
          queue.run(
            jobs(50, (i) => `lane ${i % 3}`),
            async ({ payload }) => {
              seen.push(payload);
              await turns(2);
              settled += 1;
            },
            options(4),
          ),
          'run of 50 jobs',
          30_000,
        );
        assertSame(settled, 50, 'number of jobs settled when run resolves');
        assertSame(
          [...seen].sort((a, b) => a - b),
          jobs(50).map(({ payload }) => payload),
          'jobs that ran',
        );
      }),
    ),
    check(
      'takes no jobs, and jobs that come one by one',
      using(async (queue) => {
        await soon(
          queue.run([], () => Promise.reject(new Error('no job to run')), options(1)),
          'run of no jobs',
        );
        const seen: number[] = [];
        async function* slowly(): AsyncGenerator<Job<number>> {
          for (const job of jobs(5)) {
            await turn();
            yield job;
          }
        }
        await soon(
          queue.run(slowly(), async ({ payload }) => void seen.push(payload), options(2)),
          'run of an async iterable',
        );
        assertSame(seen.length, 5, 'number of jobs that ran');
      }),
    ),
    check(
      'keeps each lane within its concurrency, and uses it',
      using(async (queue) => {
        const limits: Readonly<Record<string, number>> = { narrow: 1, wide: 4 };
        const running: Record<string, number> = { narrow: 0, wide: 0 };
        const peak: Record<string, number> = { narrow: 0, wide: 0 };
        await soon(
          queue.run(
            jobs(60, (i) => (i % 2 ? 'wide' : 'narrow')),
            async ({ lane }) => {
              running[lane]! += 1;
              peak[lane] = Math.max(peak[lane]!, running[lane]!);
              await turns(3);
              running[lane]! -= 1;
            },
            { signal: new AbortController().signal, concurrency: (lane) => limits[lane]! },
          ),
          'run of two lanes',
          30_000,
        );
        assertSame(peak, limits, 'most jobs of a lane at once');
      }),
    ),
    check(
      'asks again how many may run',
      using(async (queue) => {
        let limit = 1;
        let running = 0;
        let peak = 0;
        await soon(
          queue.run(
            jobs(40),
            async () => {
              running += 1;
              peak = Math.max(peak, running);
              await turns(3);
              running -= 1;
              limit = 5;
            },
            { signal: new AbortController().signal, concurrency: () => limit },
          ),
          'run with a limit that rises',
          30_000,
        );
        assertSame(peak, 5, 'most jobs at once after the limit rose to 5');
      }),
    ),
    check(
      'lets a full lane not hold up the others',
      using(async (queue) => {
        let release = (): void => undefined;
        const gate = new Promise<void>((resolve) => (release = resolve));
        let others = 0;
        const run = queue.run(
          jobs(20, (i) => (i < 10 ? 'stuck' : 'free')),
          async ({ lane }) => {
            if (lane === 'stuck') await gate;
            else others += 1;
          },
          options(1),
        );
        for (let i = 0; i < 2000 && others < 10; i += 1) await turn();
        const meanwhile = others;
        release();
        await soon(run, 'run with a lane that was stuck', 30_000);
        assertSame(meanwhile, 10, 'jobs of the free lane that ran while the other was stuck');
      }),
    ),
    check(
      'draws no more jobs than it can hold',
      using(async (queue) => {
        const controller = new AbortController();
        let drawn = 0;
        function* endless(): Generator<Job<number>> {
          while (drawn < 10 * lookAhead) {
            drawn += 1;
            yield { id: `job-${drawn}`, lane: 'lane', payload: drawn };
          }
        }
        let release = (): void => undefined;
        const gate = new Promise<void>((resolve) => (release = resolve));
        const run = queue.run(endless(), () => gate, options(2, controller.signal)).catch(() => undefined);
        await turns(200);
        const ahead = drawn;
        controller.abort();
        release();
        await soon(run, 'run after abort', 30_000);
        assert(ahead <= lookAhead, `run: expected a bounded look-ahead, but ${ahead} jobs were drawn while 2 ran`);
      }),
    ),
    check(
      'carries on when a handler fails, and reports it',
      using(async (queue) => {
        const failures: string[] = [];
        let done = 0;
        const run = queue.run(
          jobs(10),
          ({ payload }) => {
            if (payload === 3) throw new Error('at once');
            done += 1;
            return payload === 5 ? Promise.reject(new Error('later')) : Promise.resolve();
          },
          { ...options(2), onError: ({ id }, error) => void failures.push(`${id} ${inWords(error)}`) },
        );
        await soon(run, 'run with handlers that fail', 30_000);
        assertSame(done, 9, 'jobs that ran');
        assertSame(failures.sort(), ['job-3 Error: at once', 'job-5 Error: later'], 'failures that onError was told');
      }),
    ),
    check(
      'starts nothing after an abort, waits for what runs, then rejects',
      using(async (queue) => {
        const controller = new AbortController();
        let started = 0;
        let settled = 0;
        const run = queue.run(
          jobs(50),
          async () => {
            started += 1;
            if (started === 3) controller.abort(new Error('enough'));
            await turns(5);
            settled += 1;
          },
          options(3, controller.signal),
        );
        const error = await rejection(soon(run, 'run after abort', 30_000), 'run after abort');
        assertSame(inWords(error), 'Error: enough', 'reason of the rejection');
        assertSame(settled, started, 'jobs settled when run rejects');
        assert(started <= 3, `run: expected no job to start after the abort, found ${started - 3}`);
        const before = await rejection(
          soon(
            queue.run(jobs(3), async () => void (started += 1), options(3, controller.signal)),
            'run with an aborted signal',
          ),
          'run with an aborted signal',
        );
        assertSame(inWords(before), 'Error: enough', 'reason of a run that was aborted beforehand');
        assert(started <= 3, 'run with an aborted signal: expected no job to start');
      }),
    ),
    check(
      'hands the handler a signal that aborts with the run',
      using(async (queue) => {
        const controller = new AbortController();
        let told = false;
        const run = queue.run(
          jobs(1),
          async (_job, signal) => {
            controller.abort();
            told = signal.aborted;
            await turn();
          },
          options(1, controller.signal),
        );
        await rejection(soon(run, 'run after abort'), 'run after abort');
        assert(told, 'run: expected the signal of the handler to be aborted');
      }),
    ),
    check(
      'can run twice at once',
      using(async (queue) => {
        let done = 0;
        const run = (): Promise<void> =>
          queue.run(
            jobs(10),
            async () => {
              await turn();
              done += 1;
            },
            options(2),
          );
        await soon(Promise.all([run(), run()]), 'two runs at once', 30_000);
        assertSame(done, 20, 'jobs that ran');
      }),
    ),
  ];
}
