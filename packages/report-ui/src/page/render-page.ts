import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Comparison } from '@valuelex/core';
import type { ReportDocument } from '../document/report-document.ts';
import { escapeText, scriptData } from './escape.ts';
import { summaryOf } from './summary.ts';

/** The bundle that the page runs: one script and one style sheet. Missing only in a checkout that was not set up. */
function bundle(): { readonly script: string; readonly style: string } {
  const read = (file: string): string => readFileSync(new URL(`../../dist/app/${file}`, import.meta.url), 'utf8');
  // A closing tag inside a script would end it.
  return { script: read('report.js').replaceAll('</script', '<\\/script'), style: read('report.css') };
}

const sha256 = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

/**
 * One study as one file: data, script and style inside it, nothing loaded, nothing sent. A Content-Security-Policy allows our script and our styles by their
 * hashes and nothing else, so that no text of a model can run even if it were taken for markup. Without scripts a summary remains.
 */
export function renderPage(document: ReportDocument): string {
  return page(`${document.simulated ? 'Simulated: ' : ''}${document.study} – ValueLex`, summaryOf(document), document);
}

/** Two studies side by side, as one file of the same kind. */
export function renderComparison(comparison: Comparison): string {
  const { a, b } = comparison;
  const title = `${a.simulated || b.simulated ? 'Simulated: ' : ''}${a.study} and ${b.study} – ValueLex`;
  return page(title, `<main><h1>${escapeText(title)}</h1><p>This comparison needs scripts to be shown.</p></main>`, comparison);
}

function page(title: string, summary: string, data: unknown): string {
  const { script, style } = bundle();
  const policy = [
    `default-src 'none'`,
    `script-src ${sha256(script)}`,
    // The chart library sets styles of its own; styles can load nothing under this policy.
    `style-src 'unsafe-inline'`,
    `img-src data: blob:`,
    `base-uri 'none'`,
    `form-action 'none'`,
  ].join('; ');
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="referrer" content="no-referrer"><meta name="color-scheme" content="light dark">
<title>${escapeText(title)}</title>
<style>${style}</style></head><body>
<div id="app">${summary}</div>
<script id="valuelex-data" type="application/json">${scriptData(data)}</script>
<script>${script}</script>
</body></html>
`;
}

/** The page of the dashboard: the same script, which asks the server for its data. */
export function renderShell(): { readonly html: string; readonly script: string; readonly style: string; readonly policy: string } {
  const { script, style } = bundle();
  const policy = `default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src data: blob:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`;
  const html = `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="referrer" content="no-referrer"><meta name="color-scheme" content="light dark">
<title>ValueLex</title><link rel="stylesheet" href="/report.css"></head><body>
<div id="app"><p>Loading…</p></div>
<script src="/report.js" data-api="/api" defer></script>
</body></html>
`;
  return { html, script, style, policy };
}
