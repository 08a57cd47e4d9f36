import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { golden } from '@valuelex/testkit';
import { escapeHtml, html, toText } from './html.ts';
import { makePage } from './page.ts';

const page = (changes: object = {}): Promise<string> => makePage(golden.studyView({ ...golden.goldenStudy(), ...changes }), []);

describe('the page', () => {
  it('opens with what can be relied on', async () => {
    const text = await page();
    expect([...text.matchAll(/<section id="([a-z]+)"/g)].map(([, id]) => id)).toEqual([
      'usable',
      'asked',
      'findings',
      'taxonomy',
      'coverage',
      'scores',
      'measurement',
      'effects',
      'controls',
      'provenance',
    ]);
  });

  it('marks simulated data in the title, in a banner and at every heading', async () => {
    const text = await page({ simulated: true });
    expect(text).toContain('<title>Simulated: ');
    expect(text).toContain('class="banner"');
    expect(text.match(/<h2>/g)).toHaveLength(text.match(/<span class="tag">simulated data<\/span>/g)!.length);
    const real = await page({ simulated: false });
    expect(real).not.toMatch(/class="banner"|class="tag"/);
  });

  it('allows its own style sheet and nothing else', async () => {
    const text = await page();
    const style = /<style>([^]*?)<\/style>/.exec(text)![1]!;
    const hash = createHash('sha256').update(style).digest('base64');
    expect(text).toContain(`style-src &#39;sha256-${hash}&#39;`);
    expect(style).not.toMatch(/@import|url\(/);
    const tags = text.match(/<[a-z][^>]*>/gi)!;
    expect(tags.filter((tag) => /^<(script|link|img|iframe|object|base|form)|\s(on[a-z]+|style|src)=|href="(?!#)/i.test(tag))).toEqual([]);
  });

  it('draws the structure: eigenvalues with their null, loadings, profiles, a map', async () => {
    const study = golden.goldenStudy();
    const retention = { rule: 'block-permutation', chosen: 2, blockPermutation: { k: 2, quantile: [1.5, 1.2, 1.1] } };
    const text = await page({ factor: { ...study.factor!, retention } });
    expect(text).toContain('class="null"');
    expect(text.match(/class="kept"/g)).toHaveLength(2);
    expect(text).toContain('Heat map of 8 words by 2 factors');
    expect(text).toContain('Scores of 3 models on 2 dimensions');
    expect(text).toContain('Map of 8 words by meaning');
  });

  it('says so when there is no structure', async () => {
    const study = golden.goldenStudy();
    const text = await page({
      taxonomy: { ...study.taxonomy!, dimensions: [] },
      factor: { ...study.factor!, loadings: study.factor!.variables.map(() => []), phi: [], retention: { rule: 'parallel', chosen: 0 } },
    });
    expect(text).toContain('There is no structure to report');
    expect(text).toContain('No factor was kept');
  });

  it('says on top how many answers never came, and of which models', async () => {
    const study = golden.goldenStudy();
    const { elicitation, assessment } = study;
    expect(await page({ elicitation: { ...elicitation!, missing: [] }, assessment: { ...assessment!, diagnostics: [], tests: [] } })).not.toContain('class="failures"');
    const { id, model } = elicitation!.respondents[0]!;
    const missing = [0, 1].map((replicate) => ({ respondent: id, prompt: 'p', replicate, reason: 'timeout' }));
    const [test] = assessment!.tests;
    const scores = test!.scores.scores.map((row) => ({ ...row, missing: { ...row.missing, failed: row.model === model ? 7 : 0 } }));
    const diagnostics = [{ code: 'calls-failed', severity: 'error' as const, message: '7 of 9 calls failed', variables: [model] }];
    const text = await page({
      elicitation: { ...elicitation!, missing },
      assessment: { ...assessment!, diagnostics, tests: [{ ...test!, scores: { ...test!.scores, scores } }] },
    });
    const box = /<div class="failures"[^]*?<\/div>/.exec(text)![0];
    expect(text.indexOf(box)).toBeLessThan(text.indexOf('<section'));
    expect(box).toContain(`2 of ${elicitation!.answers.length + 2} answers never came. Of: <bdi>${escapeHtml(model)}</bdi> (2)`);
    expect(box).toContain(`7 answers never came. Of: <bdi>${escapeHtml(model)}</bdi> (7)`);
    expect(box).toContain('7 of 9 calls failed');
  });

  it('calls a verdict what the artefact calls it, and stacks the checks on a narrow screen', async () => {
    const check = { check: 'c', value: 'v', number: null, threshold: 't', why: 'w' };
    const usable = (['pass', 'fail', 'undecided', 'not-estimable'] as const).map((verdict) => ({ ...check, verdict }));
    const text = await page({ findings: { ...golden.goldenStudy().findings!, usable } });
    for (const word of ['✓ pass', '✗ fail', '? undecided', '– not estimable']) expect(text).toContain(`>${word}</span>`);
    expect(text).toContain('<strong>1 of 4</strong> checks pass, 1 fail, 1 are undecided, 1 are not estimable');
    expect(text).toMatch(/class="scroll stack"[^]*?<td data-label="Verdict">/);
  });

  it('does not call unknown costs nothing', async () => {
    const totals = { responses: 10, inputTokens: 1, outputTokens: 1, costUsd: 0, unpriced: 10 };
    const costOf = async (changes: object): Promise<string> => /<dt>cost<\/dt><dd>([^<]*)/.exec(await page({ totals: { ...totals, ...changes } }))![1]!;
    expect(await costOf({})).toBe('unknown');
    expect(await costOf({ unpriced: 0 })).toBe('$ 0.00');
    expect(await costOf({ unpriced: 0, costUsd: 0.001 })).toBe('&lt; $ 0.01');
    expect(await costOf({ unpriced: 3, costUsd: 2 })).toBe('$ 2.00 and what is unknown');
  });

  it('says why an index is withheld', async () => {
    const { factor } = golden.goldenStudy();
    const diagnostics = [{ code: 'fit-withheld', severity: 'info' as const, message: 'RMSEA and CFI are not identified.' }];
    const text = await page({ factor: { ...factor!, kmo: { ...factor!.kmo, overall: null }, diagnostics } });
    expect(text).toContain('KMO –, SRMR 0.05, RMSEA <abbr title="RMSEA and CFI are not identified.">withheld</abbr>, CFI <abbr');
  });

  it('tells in one sentence that one model has no effects', async () => {
    const findings = golden.goldenStudy().findings!;
    const nothing = { estimate: null, standardised: null, interval: null, p: null, pAdjusted: null, families: 1, estimable: false, why: 'too few' };
    const effects = ['training', 'parameters'].flatMap((trait) => ['d1', 'd2'].map((dimension) => ({ trait, contrast: trait, dimension, design: 'unblocked' as const, models: 1, ...nothing })));
    const one = await page({ findings: { ...findings, effects } });
    expect(one).toContain('One model was scored.');
    expect(one).not.toContain('Effects of traits on scores');
    const several = await page({ findings: { ...findings, effects: effects.map((row) => ({ ...row, models: 2 })) } });
    expect(several).toContain('<li><bdi>training</bdi>, <bdi>parameters</bdi>: <bdi>too few</bdi></li>');
  });

  it('names words on the map only where no name is yet', async () => {
    const { clustering } = golden.goldenStudy();
    const map = clustering!.map.map((point, i) => ({ ...point, x: i % 2 === 0 ? 0 : 1, y: i < 4 ? 0 : 1e-6 * i }));
    map.push({ descriptor: 'far', x: 0.5, y: 50 });
    const text = await page({ clustering: { ...clustering!, map } });
    expect(text.match(/<text class="label"/g)!.length).toBeLessThanOrEqual(2);
    expect(text).toMatch(/<ul class="legend">[^]*?<\/ul>\s*<figcaption>/);
  });

  it('sets the taxonomy beside human systems, where it was compared, and calls nothing unique by itself', async () => {
    const findings = golden.goldenStudy().findings!;
    expect(await page()).not.toContain('id="human"');
    const overlap = {
      dimension: 'd1',
      words: 4,
      known: 4,
      lexicon: { share: 0.25, interval: { lower: 0.05, upper: 0.7, level: 0.95, method: 'm' } },
      meaning: { mean: 0.4, interval: null, chance: 0.1, human: 0.5, pAbove: 0.004, pAboveAdjusted: 0.012, pBelow: 0.3 },
      categories: [{ category: 'care', lexicon: 1, nearest: 3 }],
    };
    const text = await page({
      findings: {
        ...findings,
        humanSystems: [
          {
            system: 's',
            name: 'a system',
            citation: 'Somebody (1992). <b>',
            made: 'By hand.',
            categories: [{ id: 'care', name: 'Care', markers: ['care'] }],
            words: [{ descriptor: '<i>word', dimension: null, lexicon: [], nearest: null }],
            dimensions: [overlap],
            agreement: null,
          },
        ],
        uniqueness: [{ dimension: 'd1', verdict: 'undecided', pShared: 0.012, pUnique: 0.3, why: 'w' }],
        structures: {
          words: 8,
          dimensions: 2,
          clusters: 3,
          observed: { ari: 0.5, nmi: 0.4, phi: 0.3 },
          baselines: [{ baseline: 'shuffled respondents', ari: 0.01, nmi: 0.1, phi: 0.01, p: { ari: 0.02, nmi: 0.02, phi: 0.02, draws: 49 }, difference: null }],
        },
      },
    });
    expect(text).toContain('<h2>Beside human values');
    expect(text).toContain('>undecided</td>');
    expect(text).toContain('25 % [0.05, 0.70]');
    expect(text).toContain('Care 3');
    expect(text).toContain('Agreement with 3 clusters of meaning');
    expect(text).toContain('&lt;i&gt;word');
    expect(text).not.toMatch(/<i>word|\(1992\)\. <b>/);
  });

  it('says how good the measurement is, the biased raters first, and ends in words for a paper', async () => {
    const study = golden.goldenStudy();
    const [test] = study.assessment!.tests;
    const interval = { lower: 0.1, upper: 0.9, level: 0.95, method: 'm' };
    const diagnostic = { test: test!.test, rater: '<b>judge', scope: 'all', interval, p: 0.01, n: 40, threshold: '± 0.10' };
    const findings = {
      ...study.findings!,
      generalizability: [
        {
          test: test!.test,
          scope: 'd1',
          facets: [{ facet: 'stem', levels: 20 }, { facet: 'rater', levels: 1.5 }],
          components: [{ effect: 'model', variance: 0.25, share: 0.4, interval }],
          relative: 0.81,
          absolute: 0.7,
          expectedCorrelation: 0.9,
          dStudy: [{ levels: { stem: 40, rater: 2 }, answersPerModel: 40, relative: 0.88, absolute: 0.79 }],
          advice: 'Buy <i>nothing.',
          why: 'w',
        },
      ],
      raters: [
        { ...diagnostic, bias: 'length' as const, value: 0.02, verdict: 'ok' as const, why: 'fine' },
        { ...diagnostic, bias: 'halo' as const, value: 0.4, verdict: 'biased' as const, why: 'bad' },
        { ...diagnostic, bias: 'severity' as const, value: null, interval: null, p: null, verdict: 'not-estimable' as const, why: 'one rater' },
      ],
      framing: [{ test: test!.test, scope: 'd1', contrast: 'evaluated − neutral', shift: -0.25, interval: null, models: 3, why: 'w' }],
    };
    const items = [null, 0.5, -0.2].map((discrimination, i) => ({ item: i === 2 ? test!.items[0]!.id : `i${i}`, scope: 'd1', models: 3, mean: 3, sd: 1, discrimination, ceiling: 0.1, floor: 0 }));
    const text = await page({ findings, assessment: { ...study.assessment!, tests: [{ ...test!, scores: { ...test!.scores, items } }] } });
    const part = /<section id="measurement">[^]*?<\/section>/.exec(text)![0];
    expect(part.indexOf('✗ biased')).toBeLessThan(part.indexOf('✓ ok'));
    for (const shown of ['Buy &lt;i&gt;nothing.', '&lt;b&gt;judge', '1 that cannot be estimated', '−0.25', 'evaluated − neutral', 'Weak items of', 'Of 1 more', '−0.20', 'Variance components', '<td class="n">40</td>', 'For a methods section', 'one dimension at a time', '2 checks for biases of raters', '1 found one (halo of']) {
      expect(part).toContain(shown);
    }
    expect(part).not.toMatch(/<b>judge|<i>nothing/);
    const without = /<section id="measurement">[^]*?<\/section>/.exec(await page())![0];
    expect(without).toContain('For a methods section');
    expect(without).not.toContain('Raters and their biases');
  });

  it('has every tag closed', async () => {
    const stack: string[] = [];
    for (const [, close, name, rest] of (await page()).matchAll(/<(\/?)([a-zA-Z0-9]+)((?:"[^"]*"|[^">])*)>/g)) {
      if (['meta', 'br', 'doctype'].includes(name!.toLowerCase()) || rest!.endsWith('/')) continue;
      if (close === '/') expect(stack.pop()).toBe(name);
      else stack.push(name!);
    }
    expect(stack).toEqual([]);
  });
});

describe('html', () => {
  it('escapes all that is put in, once', () => {
    const inner = html`<b>${'<&>"\''}</b>`;
    expect(toText(html`${inner}${[1, null, undefined, 'a<']}`)).toBe('<b>&lt;&amp;&gt;&quot;&#39;</b>1a&lt;');
  });
  it('takes no markup that was made elsewhere', () => {
    expect(toText(html`${JSON.stringify({ html: '<b>' })}`)).not.toContain('<b>');
  });
  it('replaces what a page may not hold', () => {
    expect(escapeHtml('a\u0000b\u001bc\ud800d😀\n')).toBe('a\ufffdb\ufffdc\ufffdd😀\n');
  });
});
