import type { Comparison } from '@valuelex/core';
import { render } from 'preact';
import type { ReportDocument } from '../src/document/report-document.ts';
import { App } from './app.tsx';
import { ComparisonPage } from './comparison/comparison-page.tsx';
import { embeddedSource, servedSource } from './source.ts';
import './style/index.css';

const api = (document.currentScript as HTMLScriptElement | null)?.dataset['api'];

function start(): void {
  const root = document.getElementById('app');
  if (root === null) return;
  const embedded = document.getElementById('valuelex-data')?.textContent;
  const data = embedded ? (JSON.parse(embedded) as ReportDocument | Comparison) : null;
  // What a page without scripts shows gives way.
  root.replaceChildren();
  if (data !== null && 'schema' in data) render(<ComparisonPage comparison={data} />, root);
  else render(<App source={data === null ? servedSource(api ?? '/api') : embeddedSource(data)} />, root);
}

if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', start);
else start();
