import { describe, expect, it } from '@jest/globals';
import type { Findings } from '@valuelex/core';
import { toText } from '../html.ts';
import { validitySection } from './validity.ts';

const bare: Findings = { schema: 'valuelex.findings/1', usable: [], statements: [], nesting: [], replication: [], effects: [], diagnostics: [] };
const text = (findings: Findings | null): string => toText(validitySection(findings, null, false));
const interval = { lower: 0.1, upper: 0.7, level: 0.95, method: 'jackknife' };

describe('validitySection', () => {
  it('is absent where nothing was assessed', () => {
    expect(text(null)).toBe('');
    expect(text(bare)).toBe('');
  });

  it('shows the lower triangle of the matrix, reliabilities in brackets, agreement of methods in bold', () => {
    const cell = (traitA: string, methodA: string, traitB: string, methodB: string, kind: 'reliability' | 'monotrait-heteromethod', r: number) => ({ traitA, methodA, traitB, methodB, kind, r, interval: null, models: 9 });
    const page = text({
      ...bare,
      multimethod: {
        methods: ['stems', 'stories'],
        traits: ['d1'],
        cells: [cell('d1', 'stems', 'd1', 'stems', 'reliability', 0.91), cell('d1', 'stems', 'd1', 'stories', 'monotrait-heteromethod', 0.42), cell('d1', 'stories', 'd1', 'stories', 'reliability', 0.83)],
        summary: { convergent: 0.42, discriminant: null, method: null, verdict: 'not-convergent', why: 'because' },
      },
    });
    expect(page).toContain('(0.91)');
    expect(page.match(/<strong>0\.42<\/strong>/g)).toHaveLength(1);
    expect(page).toContain('<span class="fail">✗ not convergent</span>: <bdi>because</bdi>');
  });

  it('says which scales are distinct, and leaves families to the tables', () => {
    const population = { test: 'stems', scope: 'd1', models: 9, families: 5, mean: 2, interval, why: '' };
    const page = text({
      ...bare,
      discriminant: [{ test: 'stems', a: 'd1', b: 'd2', htmt: 0.4, interval, models: 9, verdict: 'distinct', why: '<b>' }],
      populations: [{ ...population, group: 'all' }, { ...population, group: 'family = <i>' }],
    });
    expect(page).toContain('✓ distinct');
    expect(page).toContain('&lt;b&gt;');
    expect(page).not.toContain('family =');
    expect(page).toContain('[0.10, 0.70]');
  });
});
