import { mkdir, readdir, readFile, stat } from 'node:fs/promises';
import { extname, join, relative, resolve } from 'node:path';
import { hostileMarkup } from '../golden/hostile-texts.ts';
import { goldenStudy, studyView, unmadeStudy } from '../golden/study-view.ts';
import { assert, assertSame, rejection } from '../harness/assert.ts';
import { check } from '../harness/check.ts';
import type { Check } from '../harness/check.ts';
import type { Harness } from '../harness/harness.ts';
import { runnableCells } from '../harness/runnable-cells.ts';

type Kind = 'reporter';

/** Every file below a folder, by relative path, as text. */
async function contents(folder: string): Promise<Readonly<Record<string, string>>> {
  const files: Record<string, string> = {};
  for (const name of (await readdir(folder, { recursive: true })).sort()) {
    const file = join(folder, name);
    if ((await stat(file)).isFile()) files[relative(folder, file)] = await readFile(file, 'latin1');
  }
  return files;
}

export function reporterChecks(harness: Harness<Kind>): Check[] {
  const { formats } = harness.plugin.capabilities;
  const signal = new AbortController().signal;
  const written = async (study = goldenStudy()): Promise<{ out: string; parent: string; paths: readonly string[] }> => {
    const parent = await harness.folder();
    const out = join(parent, 'a', 'b', 'report');
    await mkdir(out, { recursive: true });
    return { out, parent, paths: await (await harness.shared()).port.write(studyView(study), out, signal) };
  };
  const text = async (pattern: RegExp): Promise<(readonly [string, string])[]> =>
    Object.entries(await contents((await written()).out)).filter(([name]) => pattern.test(name));

  return [
    check('writes files of its formats, and names them', async () => {
      const { out, paths } = await written();
      const files = Object.keys(await contents(out)).map((name) => resolve(out, name));
      assert(files.length > 0, 'write: expected files, found none');
      for (const path of paths) assert(files.includes(resolve(path)), `write: names ${path}, which is not there`);
      const known = new Set(formats.map((format) => `.${format.replace(/^\./, '')}`));
      for (const path of paths) {
        assert(
          known.has(extname(path)) || known.has(path.slice(path.indexOf('.', path.lastIndexOf('/')))),
          `write: ${extname(path)} is not among capabilities.formats`,
        );
      }
    }),
    check('writes nothing outside its folder, whatever a study is called', async () => {
      const { parent } = await written();
      const outside = Object.keys(await contents(parent)).filter((name) => !name.startsWith(join('a', 'b', 'report')));
      assert(outside.length === 0, `write: found ${outside.join(', ')} outside the folder`);
    }),
    check('escapes hostile text in pages', async () => {
      for (const [name, page] of await text(/\.(html?|svg|xml)$/)) {
        assert(
          !page.includes('<img src=x') && !page.includes('<script>alert('),
          `${name}: text of a model stands in it as markup`,
        );
        // Inside a script element, only the closing tag ends the data.
        assert(!page.includes(hostileMarkup.slice(0, 17)), `${name}: text of a model closes a script element`);
      }
      for (const [name, page] of await text(/\.(md|markdown)$/)) {
        assert(!page.includes('<img src=x'), `${name}: text of a model stands in it as markup`);
      }
    }),
    check('puts a strict policy into pages, and loads nothing from elsewhere', async () => {
      for (const [name, page] of await text(/\.html?$/)) {
        const policy = /<meta[^>]*http-equiv="content-security-policy"[^>]*>/i.exec(page)?.[0] ?? '';
        assert(
          /default-src 'none'|default-src &#39;none&#39;/.test(policy),
          `${name}: expected a Content-Security-Policy with default-src 'none'`,
        );
        assert(
          !/<(script|img|iframe|link)[^>]+(src|href)=["']?(https?:)?\/\//i.test(page),
          `${name}: loads something from elsewhere`,
        );
      }
    }),
    check('neutralises cells that a spreadsheet would run', async () => {
      for (const [name, table] of await text(/\.(csv|tsv)$/)) {
        const runnable = runnableCells(table, name.endsWith('.tsv') ? '\t' : ',');
        assert(runnable.length === 0, `${name}: a spreadsheet would run ${JSON.stringify(runnable[0])}`);
      }
    }),
    check('writes JSON that can be read', async () => {
      for (const [name, json] of await text(/\.(json|jsonl|ndjson)$/)) {
        const parts = name.endsWith('.json') ? [json] : json.split('\n').filter((line) => line !== '');
        for (const part of parts) {
          try {
            JSON.parse(part);
          } catch (error) {
            assert(false, `${name}: ${String(error)}`);
          }
        }
      }
    }),
    check('says that a simulated study is simulated', async () => {
      const pages = await text(/\.(html?|md|markdown|txt|json|csv)$/);
      assert(
        pages.length === 0 || pages.some(([, page]) => /simulated/i.test(page)),
        'write: a simulated study is not marked as such',
      );
    }),
    check('reports a study of which nothing was made yet', async () => {
      const { out } = await written(unmadeStudy());
      assert(Object.keys(await contents(out)).length > 0, 'write: expected files, found none');
    }),
    check('writes the same bytes again, in place of the earlier report', async () => {
      const { out } = await written();
      const first = await contents(out);
      await (await harness.open()).port.write(studyView(goldenStudy()), out, signal);
      assertSame(await contents(out), first, 'the report, written again,');
    }),
    check('leaves no half-written report when it is stopped', async () => {
      const { out } = await written();
      const first = await contents(out);
      const { port } = await harness.shared();
      await rejection(port.write(studyView(goldenStudy()), out, AbortSignal.abort()), 'write with an aborted signal');
      assertSame(await contents(out), first, 'the earlier report, after an abort,');
      const controller = new AbortController();
      const other = { ...goldenStudy(), config: { study: 'another' }, simulated: false };
      const slow = studyView(other, (index) => index === 6 && controller.abort());
      const finished = await port.write(slow, out, controller.signal).then(
        () => true,
        () => false,
      );
      if (!finished) assertSame(await contents(out), first, 'the earlier report, after an abort half-way,');
    }),
  ];
}
