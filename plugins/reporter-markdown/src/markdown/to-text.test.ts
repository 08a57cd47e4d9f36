import { describe, expect, it } from '@jest/globals';
import { golden } from '@valuelex/testkit';
import fc from 'fast-check';
import { micromark } from 'micromark';
import { gfm, gfmHtml } from 'micromark-extension-gfm';
import { codeBlock, details, heading, inlineCode, list, paragraph, strong, table, warning } from './build.ts';
import type { Block } from './build.ts';
import { plain, tame } from './tame.ts';
import { toText } from './to-text.ts';

const rendered = (blocks: readonly Block[]): string => micromark(toText(blocks), { extensions: [gfm()], htmlExtensions: [gfmHtml()], allowDangerousHtml: true });
const unescaped = (html: string): string => html.replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&quot;/g, '"').replace(/&amp;/g, '&');
const squeezed = (text: string): string => text.replace(/\s+/g, ' ').trim();
/** Texts of elements, and the elements. */
const parts = (html: string): { readonly text: string; readonly tags: readonly string[] } => ({ text: squeezed(unescaped(html.replace(/<[^>]*>/g, ''))), tags: html.match(/<[a-z][^>]*>/g) ?? [] });

const nasty = [
  ...golden.hostileTexts,
  '<details><summary>x</summary>', '<!-- ', '<?x', '<![CDATA[', '</details>', '<a@b.c>', '<https://a.invalid>', 'https://a.invalid/?q=1', 'www.a.invalid', 'a@b.invalid', '&lt;b&gt;', '&#60;', '&amp;amp;',
  '[a](javascript:alert(1))', '![a](http://a.invalid/x.png)', '[a]: http://a.invalid', '[^1]', '[^1]: note', '[ ] task', '[x] done', '[!NOTE]', '[0.1, 0.2](http://a.invalid)', '[0.1, 0.2]: http://a.invalid', '![0.1, 0.2]', '[0.1, 0.2][1, 2]',
  '# head', '- item', '+ item', '* item', '1. item', '1) item', '> quote', '---', '***', '===', '```js', '~~~', '    code', '\tcode', '`a`', '``', '\\', 'a\\', '\\|', '|', 'a|b', '| - |', ':-', '|:-', '-:',
  '*a*', '**a**', '_a_', '__a__', '~a~', '~~a~~', 'a*b*c', 'snake_case_word', '$x$', '$$x$$', 'line\nbreak', 'a  \nb', 'a\r\n\r\nb', '\u2028', 'x'.repeat(3000),
];

describe('text', () => {
  it.each(nasty.map((text) => [text.slice(0, 60), text]))('stays text everywhere: %j', (_name, text) => {
    const said = squeezed(tame(text));
    expect(parts(rendered([paragraph(text)]))).toEqual({ text: said, tags: text === '' ? [] : ['<p>'] });
    expect(parts(rendered([heading(2, 'a ', text)]))).toEqual({ text: squeezed(`a ${said}`), tags: ['<h2>'] });
    expect(parts(rendered([list([text, 'last'])]))).toEqual({ text: squeezed(`${said} last`), tags: ['<ul>', '<li>', '<li>'] });
    expect(parts(rendered([paragraph('a (', strong('x', text, 'x'), '), b')])).text).toBe(squeezed(`a (x${tame(text)}x), b`));
    const cells = parts(rendered([table(['head', text], [[text, 'b'], ['c', [text, text]]])]));
    expect(cells.text).toBe(squeezed(`head ${said} ${said} b c ${tame(text)}${tame(text)}`));
    expect(cells.tags.filter((tag) => tag === '<td>')).toHaveLength(4);
    expect(cells.tags.filter((tag) => !/^<(table|thead|tbody|tr|th|td)>$/.test(tag))).toEqual([]);
  });

  it('stays text whatever signs it is made of', () => {
    const signs = fc.string({ unit: fc.constantFrom(...'<>[](){}!`*_~|\\#+-=.:;&@$"\'^ \n\t/1aA', 'http://', 'www.', '\ud800', '\u202e', 'א'), maxLength: 24 });
    fc.assert(
      fc.property(signs, signs, (a, b) => {
        const said = (text: string): string => squeezed(tame(text));
        expect(parts(rendered([table(['x'], [[a], [[strong('k', b, 'k'), a]]])])).text).toBe(squeezed(`x ${said(a)} k${tame(b)}k${tame(a)}`));
        const two = parts(rendered([paragraph('.', a), list([{ line: ['.', b], below: [['.', a]].map((line) => ({ line })) }])]));
        expect(two.text).toBe(squeezed(`.${tame(a)} .${tame(b)} .${tame(a)}`));
        expect(two.tags).toEqual(['<p>', '<ul>', '<li>', '<ul>', '<li>']);
      }),
      { seed: 7, numRuns: 200 },
    );
  });

  it('takes linear time on long texts', () => {
    for (const make of Object.values(golden.hostilePatterns)) {
      const long = make(200_000);
      expect(toText([paragraph(long), table(['a'], [[long]])]).length).toBeLessThan(20_000);
    }
  });

  it('keeps intervals readable, and links nothing by them', () => {
    expect(toText([paragraph('0.3 [−0.1, 0.5], 12 % [6 %, 22 %]')])).toBe('0.3 [−0.1, 0.5], 12 % [6 %, 22 %]\n');
    expect(rendered([paragraph('[0.1, 0.2](http://a.invalid)'), paragraph('[0.1, 0.2]', strong('(x)'))])).not.toContain('<a');
  });
});

describe('tame', () => {
  it('shows what no eye sees, and turns no direction', () => {
    expect(tame('a\u0000b\u202ec\u200bd\ud800e\u{e0041}')).toBe('a▯b▯c▯d\ufffde▯');
    expect(tame('صدق')).toBe('\u2068صدق\u2069');
  });
  it('mentions nobody and refers to nothing', () => {
    expect(tame('@team #12 GH-7 :tada: a@b http://c www.d')).toBe('@\u2060team #\u206012 GH-\u20607 :\u2060tada: a@\u2060b http\u2060://c www\u2060.d');
    expect(toText([paragraph('\\<b>\\\\<b> a < b')])).toBe('\\\\&lt;b>\\\\\\\\&lt;b> a < b\n');
    expect(tame('12:30, a: b, @ #')).toBe('12:30, a: b, @ #');
    expect(plain('@scope/name')).toBe('@scope/name');
  });
  it('says how much it leaves out', () => {
    expect(tame('x'.repeat(3000))).toBe(`${'x'.repeat(2000)}… (1,000 more characters)`);
  });
});

describe('blocks', () => {
  it('sets narrow tables in columns and wide ones without padding', () => {
    expect(toText([table(['a', { name: 'figure', figure: true }], [['word', 1]])])).toBe('| a    | figure |\n| ---- | -----: |\n| word |      1 |\n');
    expect(toText([table(['a', 'b'], [['x'.repeat(200), 'y']])])).toBe(`| a | b |\n| - | - |\n| ${'x'.repeat(200)} | y |\n`);
  });
  it('has code that nothing in it closes', () => {
    expect(rendered([codeBlock('yaml', 'a: |\n  ```\n  ````\n  </code>')])).toBe('<pre><code class="language-yaml">a: |\n  ```\n  ````\n  &lt;/code&gt;\n</code></pre>\n');
    expect(rendered([table(['a'], [[inlineCode('a|`b')]])])).toContain('<td><code>a|`b</code></td>');
  });
  it('opens on demand, whatever a summary says', () => {
    expect(rendered(details('a <b> & c', [paragraph('text')]))).toBe('<details>\n<summary>a &#60;b&#62; &#38; c</summary>\n<p>text</p>\n</details>\n');
  });
  it('warns as GitHub does', () => {
    expect(toText([warning(strong('Simulated.'), ' [!NOTE]')])).toBe('> [!WARNING]\n> **Simulated.** \\[!NOTE]\n');
  });
});
