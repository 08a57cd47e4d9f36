import type { Embedding } from '@valuelex/core';
import { hostileTexts } from '../golden/hostile-texts.ts';
import { assert, assertSame, rejection } from '../harness/assert.ts';
import { check } from '../harness/check.ts';
import type { Check } from '../harness/check.ts';
import type { Harness } from '../harness/harness.ts';

type Kind = 'embedder';

export interface EmbedderWords {
  /** Words that it must know. */
  readonly known?: readonly string[];
  /** Texts that nobody can know; null for an embedder that knows everything. */
  readonly unknown?: readonly string[] | null;
}

export function embedderChecks(harness: Harness<Kind>, words: EmbedderWords = {}): Check[] {
  const { sparse, models } = harness.plugin.capabilities;
  const known = words.known ?? ['honesty', 'kindness', 'freedom', 'justice', 'curiosity'];
  // A neural embedder has a vector for anything; one that looks words up has not.
  const unknown = words.unknown === undefined ? (models ? null : ['qxzvkwpt']) : words.unknown;
  const signal = new AbortController().signal;
  // Unguarded where counting and repeating are what is checked: the guard asks each text once.
  const bare = async (texts: readonly string[]): Promise<readonly Embedding[]> =>
    (await harness.shared()).bare.embed(texts, signal);
  const guarded = async (texts: readonly string[]): Promise<readonly Embedding[]> =>
    (await harness.shared()).port.embed(texts, signal);

  return [
    check('gives well-formed embeddings of the declared kind', async () => {
      for (const [i, { kind }] of (await guarded(known)).entries()) {
        const expected = sparse ? 'sparse' : 'dense';
        assert(
          kind === expected,
          `embed → ${i}: expected ${expected} (capabilities.sparse is ${sparse}), found ${kind}`,
        );
      }
    }),
    check('knows the words that it should', async () => {
      for (const [i, { coverage }] of (await guarded(known)).entries()) {
        assert(coverage !== 'none', `embed ${known[i]!}: expected to be known`);
      }
    }),
    check('says of a word that it is unknown', async () => {
      if (unknown === null) return;
      for (const [i, { coverage }] of (await guarded(unknown)).entries()) {
        assert(coverage === 'none', `embed ${unknown[i]!}: expected coverage none, found ${coverage}`);
      }
    }),
    check('gives one embedding per text, in order', async () => {
      const texts = [...known, known[0]!, 'never seen before', ...known.slice(1).reverse()];
      const together = await bare(texts);
      assert(together.length === texts.length, `embed: expected ${texts.length} embeddings, found ${together.length}`);
      const alone = new Map<string, Embedding>();
      for (const text of new Set(texts)) alone.set(text, (await bare([text]))[0]!);
      texts.forEach((text, i) =>
        assertSame(together[i], alone.get(text), `embed → ${i} (${text}), asked among others,`),
      );
    }),
    check('takes no text, and hostile ones', async () => {
      assertSame(await bare([]), [], 'embed of no texts');
      await guarded([...hostileTexts, 'honesty '.repeat(2000)]);
    }),
    check('says the same when created anew', async () => {
      const again = await harness.open();
      assertSame(again.bare.id, (await harness.shared()).bare.id, 'id');
      assertSame(
        await again.bare.embed([...known].reverse(), signal),
        [...(await bare(known))].reverse(),
        'embed, in reverse order,',
      );
    }),
    ...(models
      ? [
          check('stops when it is told to', async () => {
            await rejection(
              (await harness.shared()).bare.embed(known, AbortSignal.abort()),
              'embed with an aborted signal',
            );
          }),
        ]
      : []),
  ];
}
