import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { taxonomySchema } from '@valuelex/core';
import type { Scratch } from '../__fixtures__/scratch.ts';
import { scratch } from '../__fixtures__/scratch.ts';
import { loadTaxonomy } from './load-taxonomy.ts';
import { paper2024 } from './paper-2024.ts';

let folder: Scratch;
beforeEach(async () => {
  folder = await scratch();
});
afterEach(() => folder.remove());

describe('loadTaxonomy', () => {
  it('ships the 19 words of the paper, marked as reported', async () => {
    const taxonomy = await loadTaxonomy('paper-2024', folder.dir);
    expect(taxonomySchema.parse(taxonomy)).toEqual(paper2024);
    expect(taxonomy.origin).toBe('reported');
    expect(taxonomy.dimensions.map(({ name, members }) => [name, members.length])).toEqual([
      ['Competence', 8],
      ['Character', 6],
      ['Integrity', 5],
    ]);
    expect(taxonomy.dimensions.flatMap(({ subdimensions }) => subdimensions)).toHaveLength(6);
  });

  it('takes the artefact of an earlier study as given, and leaves out how well it held there', async () => {
    const agreement = { ari: 0.5, nmi: 0.5, baselines: [] };
    await folder.write('sub/mine.json', JSON.stringify({ ...paper2024, origin: 'derived', source: 'pca', agreement }));
    const taxonomy = await loadTaxonomy('./sub/mine.json', folder.dir);
    expect(taxonomy).toMatchObject({ origin: 'given', source: 'sub/mine.json; pca', agreement: null });
    expect(taxonomy.dimensions).toEqual(paper2024.dimensions);
    expect(taxonomy.diagnostics.map(({ code }) => code)).toContain('taxonomy-given');
  });

  it('refuses other files, with what is wrong', async () => {
    await folder.write('bad.json', '{"schema":"valuelex.taxonomy/1"}');
    await expect(loadTaxonomy('./bad.json', folder.dir)).rejects.toMatchObject({
      code: 'data-taxonomy',
      where: expect.stringContaining('bad.json'),
    });
    await folder.write('no.json', '{');
    await expect(loadTaxonomy('./no.json', folder.dir)).rejects.toThrow('cannot be read as JSON');
  });
});
