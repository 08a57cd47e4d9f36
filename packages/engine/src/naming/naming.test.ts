import { readdir, readFile } from 'node:fs/promises';
import { describe, expect, it } from '@jest/globals';
import type { Embedding } from '@valuelex/core';
import { createGlossNamer } from './gloss-namer.ts';
import { markerNamer } from './marker-namer.ts';
import { medoidNamer } from './medoid-namer.ts';
import { nameGroups } from './name-groups.ts';
import type { GroupToName, Namer } from './namer.ts';

const group = (...members: [string, number][]): GroupToName => ({ members: members.map(([descriptor, loading]) => ({ descriptor, loading })) });
const vectors: Record<string, number[]> = { warm: [1, 0], kind: [0.9, 0.4], mild: [0.7, 0.7], odd: [0, 1] };
const meaningOf = (word: string): Embedding | undefined => {
  const values = vectors[word];
  return values === undefined ? undefined : { kind: 'dense', values: Float64Array.from(values), coverage: 'exact' };
};
const context = { meaningOf };
const says = (id: string, ...names: string[]): Namer => ({ id, propose: () => names });

describe('namers', () => {
  it('take the highest loading, whatever its sign', () => {
    expect(markerNamer.propose([group(['warm', 0.5], ['odd', -0.8])], context)).toEqual(['odd']);
  });

  it('take the word in the middle of the meanings', () => {
    expect(medoidNamer.propose([group(['warm', 0.5], ['kind', 0.5], ['mild', 0.5], ['odd', 0.1], ['unheard', 0.9])], context)).toEqual(['kind']);
  });

  it('take the member whose gloss speaks for its group and not for the others', async () => {
    const glosses: Record<string, Record<string, number>> = {
      warm: { heart: 1, person: 1 },
      kind: { heart: 1 },
      exact: { measure: 1, person: 1 },
      strict: { measure: 1 },
    };
    const namer = createGlossNamer((word) => Object.entries(glosses[word] ?? {}).map(([term, weight]) => ({ term, weight })));
    const [first, second] = await namer.propose([group(['kind', 0.5], ['warm', 0.5]), group(['strict', 0.5], ['exact', 0.5])], context);
    expect(['warm', 'kind']).toContain(first);
    expect(['exact', 'strict']).toContain(second);
  });
});

describe('nameGroups', () => {
  const groups = [group(['warm', 0.9], ['kind', 0.8]), group(['odd', 0.9], ['mild', 0.8])];

  it('goes with the majority, and says how far the namers agree', async () => {
    const { groups: named, unanimous, similarity } = await nameGroups(groups, [says('a', 'warm', 'odd'), says('b', 'kind', 'odd'), says('c', 'kind', 'odd')], context);
    expect(named.map(({ name }) => name)).toEqual(['kind', 'odd']);
    expect(named[0]!.names).toEqual([{ namer: 'a', name: 'warm' }, { namer: 'b', name: 'kind' }, { namer: 'c', name: 'kind' }]);
    expect(unanimous).toBe(0.5);
    expect(similarity).toBeLessThan(1);
  });

  it('gives a name once', async () => {
    const { groups: named } = await nameGroups(groups, [says('a', 'warm', 'warm')], context, new Set(['odd']));
    expect(named.map(({ name }) => name)).toEqual(['warm', 'mild']);
  });
});

describe('what namers may read', () => {
  it('holds no name to give', async () => {
    const folder = new URL('.', import.meta.url);
    const forbidden = new RegExp(['Compe' + 'tence', 'Char' + 'acter', 'Inte' + 'grity'].join('|'), 'i');
    for (const file of await readdir(folder)) expect(`${file}: ${(await readFile(new URL(file, folder), 'utf8')).match(forbidden)?.[0] ?? 'none'}`).toBe(`${file}: none`);
  });
});
