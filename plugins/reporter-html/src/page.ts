import { createHash } from 'node:crypto';
import type { Response, StudyView } from '@valuelex/core';
import { foreign } from './format.ts';
import { html, toText } from './html.ts';
import type { Html } from './html.ts';
import { askedSection } from './sections/asked.ts';
import { coverageSection } from './sections/coverage.ts';
import { controlsSection, effectsSection } from './sections/effects.ts';
import { failuresBox } from './sections/failures.ts';
import { findingsSection } from './sections/findings.ts';
import { humanSection } from './sections/human.ts';
import { measurementSection } from './sections/measurement.ts';
import { provenanceSection } from './sections/provenance.ts';
import { scoresSection } from './sections/scores.ts';
import { taxonomySection } from './sections/taxonomy.ts';
import { usableSection } from './sections/usable.ts';
import { validitySection } from './sections/validity.ts';
import { style } from './style.ts';

/** The style sheet alone may run; nothing may be loaded, sent or framed. */
const policy = `default-src 'none'; style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'; base-uri 'none'; form-action 'none'`;

/** The report as one page. Waits for each artefact in turn, so that no more than one is being read. */
export async function makePage(view: StudyView, examples: readonly Response[]): Promise<string> {
  const { simulated } = view;
  const elicitation = await view.elicitation();
  const lexicon = await view.lexicon();
  const factor = await view.factor();
  const clustering = await view.clustering();
  const taxonomy = await view.taxonomy();
  const assessment = await view.assessment();
  const findings = await view.findings();
  const sections: readonly Html[] = [
    usableSection(findings, simulated),
    askedSection(view, elicitation, examples),
    findingsSection(findings, simulated),
    taxonomySection(taxonomy, factor, clustering, simulated),
    humanSection(findings, taxonomy, simulated),
    coverageSection(lexicon, simulated),
    scoresSection(assessment, taxonomy, simulated),
    measurementSection(assessment, findings, taxonomy, simulated),
    validitySection(findings, taxonomy, simulated),
    effectsSection(findings, taxonomy, simulated),
    controlsSection(findings, taxonomy, simulated),
    provenanceSection(view),
  ].filter((part) => toText(part) !== '');
  return toText(html`<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="referrer" content="no-referrer">
<title>${simulated ? 'Simulated: ' : ''}${view.study} – ValueLex</title>
${styleElement}</head><body>
${simulated ? html`<div class="banner" role="note">Simulated data: these answers were made up by a known process. Nothing here is about real models.</div>` : null}
<header><h1>${foreign(view.study)}</h1><p class="note">Expressed values of language models, by ValueLex ${view.provenance.valuelex}</p></header>
${failuresBox(elicitation, assessment)}<nav aria-label="Sections"><ul>${sections.map(link)}</ul></nav>
<main>${sections}</main>
<footer>Made by ValueLex ${view.provenance.valuelex}. This file loads nothing and runs nothing.</footer>
</body></html>
`);
}

// The one place where text of ours stands unescaped: quotes in it must survive for the hash to hold.
const styleElement = html([`<style>${style}</style>`] as unknown as TemplateStringsArray);

function link(part: Html): Html {
  const found = /^<section id="([a-z]+)"><h2>([^<]*)/.exec(toText(part));
  return found === null ? html`` : html`<li><a href="#${found[1]!}">${found[2]!.trim()}</a></li>`;
}
