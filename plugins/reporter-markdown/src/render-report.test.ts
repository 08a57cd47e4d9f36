import { describe, expect, it } from '@jest/globals';
import type { Findings } from '@valuelex/core';
import { collectReport } from '@valuelex/report-ui';
import { golden } from '@valuelex/testkit';
import { micromark } from 'micromark';
import { gfm, gfmHtml } from 'micromark-extension-gfm';
import { configSchema } from './config.ts';
import { renderReport } from './render-report.ts';

const text = async (changes: Partial<golden.GoldenStudy> = {}, options: object = {}): Promise<string> =>
  renderReport(await collectReport(golden.studyView({ ...golden.goldenStudy(), ...changes }), { answerBytes: 0 }), configSchema.parse(options));
const page = (markdown: string): string => micromark(markdown, { extensions: [gfm()], htmlExtensions: [gfmHtml()], allowDangerousHtml: true });
const findings = golden.goldenStudy().findings!;
const interval = { lower: 0.1, upper: 0.9, level: 0.95, method: 'm' };
const hostile = golden.hostileMarkup;

/** All that findings can hold, hostile wherever a text may come from outside. */
const whole: Findings = {
  ...findings,
  usable: (['pass', 'fail', 'undecided', 'not-estimable'] as const).map((verdict) => ({ check: hostile, value: 'v | w', number: null, threshold: 't', verdict, why: 'a\nb' })),
  structures: { words: 8, dimensions: 2, clusters: 3, observed: { ari: 0.5, nmi: 0.4, phi: 0.3 }, baselines: [{ baseline: 'shuffled respondents', ari: 0.01, nmi: 0.1, phi: 0.01, p: { ari: 0.02, nmi: 0.02, phi: 0.02, draws: 49 }, difference: null }] },
  responseStyle: { factors: 2, placeboFactors: 0, verdict: 'exceeds', dimensions: [] },
  humanSystems: [
    {
      system: 's', name: hostile, citation: hostile, made: '', categories: [{ id: 'care', name: 'Care', markers: [] }], words: [], agreement: null,
      dimensions: [{ dimension: 'd1', words: 4, known: 4, lexicon: { share: 0.25, interval }, meaning: { mean: 0.4, interval: null, chance: 0.1, human: 0.5, pAbove: 0.01, pAboveAdjusted: 0.012, pBelow: 0.3 }, categories: [{ category: 'care', lexicon: 1, nearest: 3 }] }],
    },
  ],
  uniqueness: [{ dimension: 'd1', verdict: 'undecided', pShared: 0.012, pUnique: 0.3, why: hostile }],
  humanProfiles: [{ system: 's', a: 'self-description', b: hostile, direct: true, r: 0.3, interval, p: 0.2, models: 3, categories: 4, verdict: 'does-not-agree', why: '' }],
  populations: [
    { test: 'sentence-completion', scope: 'd1', group: 'all', models: 3, families: 2, mean: 2.1, interval, why: '' },
    { test: 'sentence-completion', scope: 'd1', group: 'family = hidden', models: 3, families: 2, mean: 2.1, interval, why: '' },
  ],
  discriminant: [
    { test: 'sentence-completion', a: 'd1', b: 'd2', htmt: 0.4, interval, models: 9, verdict: 'distinct', why: hostile },
    { test: 'sentence-completion', a: 'd1.s1', b: 'd2.s1', htmt: 1, interval, models: 9, verdict: 'not-distinct', why: hostile },
  ],
  generalizability: [
    {
      test: 'sentence-completion', scope: 'd1', facets: [{ facet: 'stem', levels: 20 }], components: [{ effect: 'model', variance: 0.25, share: 0.4, interval }], relative: 0.81, absolute: 0.7, expectedCorrelation: 0.9,
      dStudy: [{ levels: { stem: 40, rater: 1 }, answersPerModel: 40, relative: 0.88, absolute: 0.79 }], advice: 'A reliability of .80 takes 19 stems.', why: '',
      overFramings: { facets: [], components: [{ effect: 'model:framing', variance: 0.1, share: 0.13, interval: null }], relative: 0.57, absolute: 0.5, why: '' },
    },
  ],
  raters: (['ok', 'biased', 'not-estimable'] as const).map((verdict) => ({ test: 'sentence-completion', rater: hostile, bias: 'halo', scope: 'all', value: 0.4, interval, p: 0.01, n: 4, threshold: '0.10', verdict, why: hostile })),
  multimethod: {
    methods: ['stems', 'stories'], traits: ['d1'],
    cells: [
      { traitA: 'd1', methodA: 'stems', traitB: 'd1', methodB: 'stems', kind: 'reliability', r: 0.91, interval: null, models: 9 },
      { traitA: 'd1', methodA: 'stems', traitB: 'd1', methodB: 'stories', kind: 'monotrait-heteromethod', r: 0.42, interval: null, models: 9 },
    ],
    summary: { convergent: 0.42, discriminant: null, method: null, verdict: 'not-convergent', why: 'because' },
  },
  framing: [{ test: 'sentence-completion', scope: 'd1', contrast: 'evaluated − neutral', shift: -0.25, interval: null, models: 3, why: '' }],
  reproduction: [{ target: 'c', claim: hostile, verdict: 'untestable', evidence: hostile }],
  effects: [...findings.effects, { ...findings.effects[0]!, estimable: false, contrast: 'rlhf − base', why: 'too few pairs' }],
};

describe('renderReport', () => {
  it('tells the story from top to bottom, simulated data marked first and at every section', async () => {
    const markdown = await text({ findings: whole });
    expect(markdown.startsWith('> [!WARNING]\n> **Simulated data.**')).toBe(true);
    expect([...markdown.matchAll(/^## (.*) \(simulated data\)$/gm)].map(([, title]) => title)).toEqual([
      'Is this usable?', 'Who was asked', 'Taxonomy', 'Structure of the answers', 'What models express', 'Size, training, data', 'How good is the measurement?', 'What do the scores measure?', 'Beside human systems of values', 'Methods and provenance',
    ]);
    expect(await text({ simulated: false })).not.toMatch(/simulated/i);
  });

  it('tells how far embedders agree, where there are several', async () => {
    const clustering = golden.goldenStudy().clustering!;
    const row = { a: hostile, words: 8, interval, chance: 0.33 };
    const consensus = { seeds: 1, runs: [], embedders: [], agreement: [{ ...row, dimension: null, b: 'other', ari: 0.61 }, { ...row, dimension: 0, b: 'consensus', ari: null, interval: null, chance: null }] };
    const markdown = await text({ clustering: { ...clustering, consensus } });
    expect(markdown).toContain('| other | 0.61 [0.10, 0.90] | 0.33 | 8 |');
    expect(markdown).toMatch(/\| all words \| .* \| other \|/);
    expect(markdown).toMatch(/\| consensus \| – \| – \| 8 \|/);
    expect(page(markdown)).not.toContain('<img');
    expect(await text()).not.toContain('consensus of several embedders');
  });

  it('holds every part of the findings', async () => {
    const markdown = await text({ findings: whole });
    for (const shown of [
      '**1 of 4 checks pass**, 1 fail, 1 are undecided, 1 cannot be estimated', '✓ pass', '✗ fail', '? undecided', '– not estimable', 'Horn', '| ✓ fixed beforehand', '**Placebo:** 2 factors in the study, 0 in', '**this study**',
      'adjusted Rand index 0.20', 'Means of populations', 'A reliability of .80 takes 19 stems.', '40 stems × 1 rater', 'model:framing 13 %', '✗ biased', '1 that cannot be estimated', '**✗ not convergent**: because', '(0.91)', '**0.42**', '✓ distinct',
      'Of 1 pair of subdimensions 0 are distinct, 1 are not', 'evaluated − neutral', '−0.25', '– untestable', '25 % [10 %, 90 %]', 'Care 3', '✗ does not agree', 'rlhf − base: too few pairs', 'took the test sentence-completion', '```yaml', '`ab12`', 'Not all answers came.',
    ]) {
      expect(markdown).toContain(shown);
    }
    expect(markdown).not.toContain('hidden');
    expect(markdown.indexOf('✗ biased')).toBeLessThan(markdown.indexOf('✓ ok'));
  });

  it('makes no markup, link, image or broken row of what models and users wrote', async () => {
    const html = page(await text({ findings: whole }));
    expect(html.match(/<(?!\/?(h[1-6]|p|ul|ol|li|table|thead|tbody|tr|th|td|strong|code|pre|blockquote|details|summary)\b)[^\s<]*/g)).toBeNull();
    for (const table of html.match(/<table>[^]*?<\/table>/g)!) {
      const widths = (table.match(/<tr>[^]*?<\/tr>/g) ?? []).map((row) => row.match(/<t[hd]\b/g)!.length);
      expect(new Set(widths).size).toBe(1);
    }
    expect(html.match(/<details>/g)).toHaveLength(html.match(/<\/details>/g)!.length);
  });

  it('shows as many words and models as it is told to', async () => {
    const models = Array.from({ length: 30 }, (_, i) => `model-${i}`);
    const study = golden.goldenStudy();
    const [test] = study.assessment!.tests;
    const [row] = test!.scores.scores;
    const assessment = { ...study.assessment!, tests: [{ ...test!, scores: { ...test!.scores, scores: models.map((model, i) => ({ ...row!, model, score: i / 10 })) } }] };
    const markdown = await text({ assessment }, { words: 2, models: 3 });
    const part = markdown.slice(markdown.indexOf('## What models express'), markdown.indexOf('## Size'));
    expect([...part.matchAll(/^\| (?:model-(\d+)|… (\d+) models between)/gm)].map(([, model, between]) => model ?? `(${between})`)).toEqual(['29', '28', '27', '(24)', '2', '1', '0']);
    expect(markdown.match(/\| \*\*0\.[67]0\*\* \|/g)).toHaveLength(4);
  });

  it('says so when there is no structure, nothing was asked, or nothing was analysed', async () => {
    const study = golden.goldenStudy();
    const none = await text({ taxonomy: { ...study.taxonomy!, dimensions: [] }, factor: { ...study.factor!, loadings: study.factor!.variables.map(() => []), phi: [], retention: { rule: 'block-permutation', chosen: 0 } } });
    expect(none).toContain('**There is no structure to report.**');
    expect(none).toContain('**No factor was kept.**');
    expect(none).toMatch(/\| \*\*block-permutation\*\* +\| +\*\*0\*\* \| ✓ fixed beforehand/);
    const unmade = renderReport(await collectReport(golden.studyView(golden.unmadeStudy()), { answerBytes: 0 }), configSchema.parse({}));
    expect(unmade).toContain('Nothing has been analysed yet');
    expect(unmade).toContain('Nobody was asked yet.');
  });

  it('does not call unknown costs nothing', async () => {
    const totals = { responses: 10, inputTokens: 1, outputTokens: 1, costUsd: 0, unpriced: 10 };
    expect(await text({ totals })).toContain(', cost unknown for 10 calls\n');
    expect(await text({ totals: { ...totals, costUsd: 2, unpriced: 3 } })).toContain(', 2.00 USD and what is unknown for 10 calls\n');
  });
});
