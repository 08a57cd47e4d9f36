import { render } from 'preact';
import type { ReportDocument } from '../src/document/report-document.ts';
import { App } from './app.tsx';
import { embeddedSource, servedSource } from './source.ts';
import './style/index.css';

const api = (document.currentScript as HTMLScriptElement | null)?.dataset['api'];

function start(): void {
  const root = document.getElementById('app');
  if (root === null) return;
  const embedded = document.getElementById('valuelex-data')?.textContent;
  const source = embedded ? embeddedSource(JSON.parse(embedded) as ReportDocument) : servedSource(api ?? '/api');
  // What a page without scripts shows gives way.
  root.replaceChildren();
  render(<App source={source} />, root);
}

if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', start);
else start();
