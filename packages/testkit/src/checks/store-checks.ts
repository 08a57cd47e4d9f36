import { ValueLexError } from '@valuelex/core';
import type { Response, ResponseStore } from '@valuelex/core';
import { appendFile, readdir, readFile, stat, truncate } from 'node:fs/promises';
import { join } from 'node:path';
import { hostileTexts } from '../golden/hostile-texts.ts';
import { goldenResponse } from '../golden/responses.ts';
import { assert, assertSame, inWords } from '../harness/assert.ts';
import { check } from '../harness/check.ts';
import type { Check } from '../harness/check.ts';
import type { Harness, Opened } from '../harness/harness.ts';

type Kind = 'response-store';

/** The last row's text holds this, so that the files of a store that keeps files can be found and damaged. */
const mark = 'the last row of the golden store';

const rows: readonly Response[] = [
  ...Array.from({ length: 5 }, (_, i) => goldenResponse(i)),
  ...hostileTexts.map((text, i) => goldenResponse(100 + i, { text, finishReason: 'other', modelRevision: text })),
  goldenResponse(900, { text: 'long '.repeat(200_000) }),
];

async function streamed(store: ResponseStore, from?: number): Promise<Response[]> {
  const found: Response[] = [];
  for await (const response of store.stream(from)) found.push(response);
  return found;
}

const byKey = (responses: readonly Response[]): Response[] => [...responses].sort((a, b) => (a.key < b.key ? -1 : 1));

export function storeChecks(harness: Harness<Kind>): Check[] {
  /** Opens the store, and opens the same data again after it was closed. */
  const inFolder = async (
    first: (store: ResponseStore) => Promise<void>,
    between: (folder: string) => Promise<void>,
    second: (store: ResponseStore) => Promise<void>,
  ): Promise<void> => {
    const studyDir = await harness.folder();
    await harness.using(({ port }) => first(port), { studyDir });
    await between(studyDir);
    await harness.using(({ port }) => second(port), { studyDir });
  };
  const fresh = async (use: (opened: Opened<Kind>) => Promise<void>): Promise<void> =>
    harness.using(use, { studyDir: await harness.folder() });
  const fill = async (store: ResponseStore, responses: readonly Response[] = rows): Promise<void> => {
    for (const response of responses) await store.put(response);
  };
  const nothing = (): Promise<void> => Promise.resolve();

  return [
    check('gives back what was put, to the last character', () =>
      fresh(async ({ port }) => {
        await fill(port);
        for (const row of rows) assertSame(await port.get(row.key), row, `get of ${row.key.slice(0, 8)}`);
        assertSame(await port.has(rows[0]!.key), true, 'has of a key that is there');
      }),
    ),
    check('knows what it does not have', () =>
      fresh(async ({ port }) => {
        assertSame(await port.get('0'.repeat(64)), undefined, 'get of an unknown key');
        assertSame(await port.has('0'.repeat(64)), false, 'has of an unknown key');
        assertSame(await port.count(), 0, 'count of an empty store');
        assertSame(await streamed(port), [], 'stream of an empty store');
      }),
    ),
    check('streams every response once, in a stable order', () =>
      fresh(async ({ port }) => {
        await fill(port);
        const found = await streamed(port);
        assertSame(byKey(found), byKey(rows), 'stream');
        assertSame(await streamed(port), found, 'stream, read again,');
        assertSame(await port.count(), rows.length, 'count');
      }),
    ),
    check('streams what is new to who has seen the rest', async () => {
      const studyDir = await harness.folder();
      await harness.using(
        async (writer) => {
          await fill(writer.port, rows.slice(0, 4));
          await harness.using(
            async (reader) => {
              const seen = await streamed(reader.port);
              assertSame(await streamed(reader.port, 3), seen.slice(3), 'stream from the fourth row on');
              assertSame(await streamed(reader.port, 4), [], 'stream from the end on');
              await writer.port.put(rows[4]!);
              assertSame(await streamed(reader.port, 4), [rows[4]], 'stream of what was stored since');
              assertSame(await streamed(reader.port), [...seen, rows[4]], 'stream of all, with what was stored since');
            },
            { studyDir },
          );
          assertSame((await streamed(writer.port, 2)).length, 3, 'rows of the writer from the third on');
        },
        { studyDir },
      );
      await harness.using(async ({ port }) => assertSame(await streamed(port, 1), (await streamed(port)).slice(1), 'stream from the second row on, after reopening'), { studyDir });
    }),
    check('keeps the first of two responses with one key', async () => {
      const again = { ...rows[0]!, text: 'written later' };
      await inFolder(
        async (store) => {
          await fill(store, rows.slice(0, 2));
          await store.put(again);
          await Promise.all([store.put({ ...rows[2]!, text: 'one' }), store.put({ ...rows[2]!, text: 'two' })]);
          assertSame(await store.count(), 3, 'count after putting keys twice');
        },
        nothing,
        async (store) => {
          assertSame((await store.get(again.key))?.text, rows[0]!.text, 'get of a key that was put twice');
          assertSame((await streamed(store)).length, 3, 'rows after reopening');
        },
      );
    }),
    check('loses nothing when it is opened again', async () => {
      await inFolder(fill, nothing, async (store) => {
        assertSame(byKey(await streamed(store)), byKey(rows), 'stream after reopening');
        assertSame(await store.count(), rows.length, 'count after reopening');
        await store.put(goldenResponse(5000));
        assertSame((await store.get(goldenResponse(5000).key))?.seed, 5000, 'get of a response put after reopening');
      });
    }),
    check('takes many responses at once', async () => {
      const many = Array.from({ length: 300 }, (_, i) => goldenResponse(i));
      await inFolder(
        async (store) => {
          await Promise.all(
            many.map(async (response) => {
              await store.put(response);
              assert(await store.has(response.key), 'has: expected to see a put that has resolved');
            }),
          );
        },
        nothing,
        async (store) => assertSame(byKey(await streamed(store)), byKey(many), 'stream after 300 puts at once'),
      );
    }),
    check('waits for what is in flight when it is closed', async () => {
      const studyDir = await harness.folder();
      const { port } = await harness.open({ studyDir });
      const puts = rows.slice(0, 5).map((row) => port.put(row));
      await port.close();
      await Promise.all(puts);
      await harness.using(
        async (opened) => assertSame(await opened.port.count(), 5, 'count after closing during puts'),
        { studyDir },
      );
    }),
    check('can be read while another writes', async () => {
      // As `status` looks at a study that runs.
      const studyDir = await harness.folder();
      await harness.using(
        async (writer) => {
          await fill(writer.port, rows.slice(0, 3));
          await harness.using(
            async (reader) => {
              assertSame(byKey(await streamed(reader.port)), byKey(rows.slice(0, 3)), 'stream of a reader beside the writer');
              await writer.port.put(rows[3]!);
              assertSame(byKey(await streamed(reader.port)), byKey(rows.slice(0, 4)), 'stream of a reader after another put');
              assertSame(await reader.port.count(), 4, 'count of a reader after another put');
            },
            { studyDir },
          );
        },
        { studyDir },
      );
    }),
    check('opens after a crash in the middle of a write', async () => {
      for (const damage of ['torn', 'cut'] as const) {
        const last = goldenResponse(7000, { text: mark });
        const all = [...rows.slice(0, 8), last];
        await inFolder(
          (store) => fill(store, all),
          (folder) => tear(folder, damage),
          async (store) => {
            const found = byKey(await streamed(store));
            const kept = damage === 'torn' ? all : all.slice(0, -1);
            const keys = new Set(found.map(({ key }) => key));
            assertSame(byKey(kept).filter(({ key }) => !keys.has(key)).length, 0, `rows lost to a ${damage} tail`);
            await store.put(last);
            await store.put(goldenResponse(7001));
            assertSame(
              byKey(await streamed(store)),
              byKey([...all, goldenResponse(7001)]),
              `stream after mending a ${damage} tail`,
            );
          },
        );
      }
    }),
    ...(harness.plugin.capabilities.sharedWriters
      ? [
          check('lets several write at once', async () => {
            const studyDir = await harness.folder();
            await harness.using(
              async (one) => {
                await harness.using(
                  async (two) => {
                    await Promise.all([fill(one.port, rows.slice(0, 6)), fill(two.port, rows.slice(3, 9))]);
                    assertSame(await two.port.count(), 9, 'count after two writers');
                  },
                  { studyDir },
                );
              },
              { studyDir },
            );
          }),
        ]
      : [
          check('refuses a second writer, and lets go when it is closed', async () => {
            const studyDir = await harness.folder();
            await harness.using(
              async ({ port }) => {
                await port.put(rows[0]!);
                let refused: unknown;
                await harness
                  .using((second) => second.port.put(rows[1]!), { studyDir })
                  .catch((error: unknown) => (refused = error));
                assert(
                  refused !== undefined,
                  'create: a second store on the same data was opened and written (capabilities.sharedWriters is false)',
                );
                assert(
                  ValueLexError.is(refused),
                  `create of a second store: expected an error of ours with a hint, found ${inWords(refused)}`,
                );
              },
              { studyDir },
            );
            await harness.using(({ port }) => port.put(rows[1]!), { studyDir });
          }),
        ]),
  ];
}

/** Damages the end of every file that holds the last row, as a crash would. A store without files has none. */
async function tear(folder: string, damage: 'torn' | 'cut'): Promise<void> {
  for (const name of await readdir(folder, { recursive: true })) {
    const file = join(folder, name);
    if (!(await stat(file)).isFile() || !(await readFile(file)).includes(mark)) continue;
    if (damage === 'torn') await appendFile(file, '{"schema":"valuelex.response/1","key":"ab');
    else await truncate(file, (await stat(file)).size - 20);
  }
}
