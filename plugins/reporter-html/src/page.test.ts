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
