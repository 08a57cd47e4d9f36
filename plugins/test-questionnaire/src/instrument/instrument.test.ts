import { describe, expect, it } from '@jest/globals';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { DataError } from '@valuelex/core';
import { derived, paper } from '../__fixtures__/taxonomies.ts';
import { shipped } from '../questionnaire.ts';
import { isWrittenFor, placeScales } from './place-scales.ts';
import { parseInstrument, readInstrument } from './read-instrument.ts';

const portrait = fileURLToPath(new URL('../__fixtures__/portrait.yaml', import.meta.url));

function told(text: string): string[] {
  try {
    parseInstrument(text, 'f.yaml');
  } catch (error) {
    expect(DataError.is(error)).toBe(true);
    return (error as Error).message.split('\n').map((line) => line.trim());
  }
  return [];
}

describe('reading an instrument', () => {
  it('reads a file, with what is left out at its default', async () => {
    const { items, scales, question } = await readInstrument(portrait);
    expect(items[0]).toEqual({ id: 'w1', text: 'They wave at people they do not know.', scale: 'warm', keyed: 1, form: 'A', referent: 'impersonal' });
    expect(scales.map(({ role }) => role)).toEqual(['value', 'value', 'value', 'desirability', 'quality']);
    expect(question).toContain('{max}');
    await expect(readInstrument(`${portrait}.none`)).rejects.toThrow('ENOENT');
  });

  it('reads JSON', async () => {
    const instrument = await readInstrument(portrait);
    expect(parseInstrument(JSON.stringify(instrument), 'f.json')).toEqual(instrument);
  });

  it('tells ALL that is wrong, with its place', () => {
    const lines = told(`title: T
citation: c
licence: l
language: Deutsch
instruktion: oops
options:
  - { value: 1, label: no }
  - { value: 1, label: No }
scales:
  - { id: a, name: A, subdimension: s1 }
  - { id: b, name: B, role: desirability, dimension: d1 }
  - { id: acquiescence, name: C }
  - { id: q, name: Q, role: quality }
items:
  - { id: i1, scale: a, text: "" }
  - { id: i2, scale: z, text: x }
  - { id: i2, scale: b, text: x, right: 1, keyed: 0 }
  - { id: i4, scale: b, text: x, right: 1 }
  - { id: i5, scale: q, text: x, right: 9 }
  - { id: i6, scale: q, text: x }
  - { id: i6, scale: acquiescence, text: x }
`);
    expect(lines[0]).toBe('The questionnaire f.yaml has 17 problems:');
    expect(lines.slice(1).map((line) => /^(line \d+, [\w.]+|line \d+, the file): /.exec(line)?.[1])).toEqual([
      'line 1, instruction',
      'line 1, question',
      'line 4, language',
      'line 5, instruktion',
      'line 8, options.1.value',
      'line 8, options.1.label',
      'line 10, scales.0.subdimension',
      'line 10, scales.0.id',
      'line 11, scales.1.dimension',
      'line 12, scales.2.id',
      'line 15, items.0.text',
      'line 16, items.1.scale',
      'line 17, items.2.keyed',
      'line 18, items.3.right',
      'line 19, items.4.right',
      'line 20, items.5.right',
      'line 21, items.6.id',
    ]);
    expect(lines.join('\n')).toContain('there is no scale z: there are a, b, acquiescence, q');
  });

  it('tells what is not YAML, and what is no instrument', () => {
    expect(told('title: [')[1]).toMatch(/^line 1: /);
    expect(told('')[0]).toMatch(/has 1 problem:/);
    expect(told('- a')[0]).toMatch(/has 1 problem:/);
  });
});

describe('placing scales', () => {
  it('finds dimensions and subdimensions by id or name, and takes the others for styles', async () => {
    expect([...placeScales(await readInstrument(portrait), paper)]).toEqual([
      ['warm', { target: { dimension: 'd2', subdimension: 'd2.s1' } }],
      ['exact', { target: { dimension: 'd1' } }],
      ['sleep', { style: 'sleep' }],
      ['welcome', { style: 'desirability' }],
      ['reading', { style: 'attention' }],
    ]);
  });

  it('tells of all scales that do not fit', async () => {
    const instrument = await readInstrument(portrait);
    const other = { ...instrument, scales: [{ ...instrument.scales[0]!, subdimension: 'Sozial' }, { ...instrument.scales[1]!, dimension: 'd9' }] };
    expect(() => placeScales(other, paper)).toThrow(/scale warm: d2 has no subdimension Sozial: there are d2\.s1 \(Social\).*\n.*scale exact: there is no dimension d9: there are d1 \(Competence\)/);
  });

  it('knows for which taxonomy the shipped instrument was written', async () => {
    const instrument = await readInstrument(shipped);
    expect(isWrittenFor(instrument, paper)).toBe(true);
    expect(isWrittenFor(instrument, derived)).toBe(false);
    expect(isWrittenFor(await readInstrument(portrait), paper)).toBe(false);
  });
});

describe('the shipped instrument', () => {
  it('is balanced in every scale, and in both forms', async () => {
    const { scales, items } = await readInstrument(shipped);
    for (const { id } of scales) {
      const own = items.filter(({ scale }) => scale === id);
      expect([id, own.filter(({ keyed }) => keyed === 1).length]).toEqual([id, own.length / 2]);
      for (const form of ['A', 'B']) expect(new Set(own.filter((item) => item.form === form).map(({ keyed }) => keyed))).toEqual(new Set([1, -1]));
    }
    expect(items.filter(({ scale }) => scale === 'perfection')).toHaveLength(8);
    expect(new Set(items.map(({ text }) => text)).size).toBe(items.length);
    expect(await readFile(shipped, 'utf8')).toContain('licence: Apache-2.0');
  });
});
