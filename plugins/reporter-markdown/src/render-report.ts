import type { ReportDocument } from '@valuelex/report-ui';
import { namesOf } from '@valuelex/report-ui';
import type { MarkdownConfig } from './config.ts';
import { heading, strong, warning } from './markdown/build.ts';
import type { Block } from './markdown/build.ts';
import { toText } from './markdown/to-text.ts';
import { askedSection } from './sections/asked.ts';
import { effectsSection } from './sections/effects.ts';
import { humanSection } from './sections/human.ts';
import { measurementSection } from './sections/measurement.ts';
import { methodsSection } from './sections/methods.ts';
import { scoresSection } from './sections/scores.ts';
import type { Section, Study } from './sections/section.ts';
import { structureSection } from './sections/structure.ts';
import { taxonomySection } from './sections/taxonomy.ts';
import { missingNote, usableSection } from './sections/usable.ts';
import { validitySection } from './sections/validity.ts';

/** From top to bottom: whether to believe it, what was found, of whom, then how. */
const sections: readonly (readonly [string, Section])[] = [
  ['Is this usable?', usableSection],
  ['Who was asked', askedSection],
  ['Taxonomy', taxonomySection],
  ['Structure of the answers', structureSection],
  ['What models express', scoresSection],
  ['Size, training, data', effectsSection],
  ['How good is the measurement?', measurementSection],
  ['What do the scores measure?', validitySection],
  ['Beside human systems of values', humanSection],
  ['Methods and provenance', methodsSection],
];

/** A study as GitHub-flavoured Markdown. Its size depends on words, models and findings, not on answers. */
export function renderReport(document: ReportDocument, config: MarkdownConfig): string {
  const dimensions = new Set((document.taxonomy?.dimensions ?? []).map(({ id }) => id));
  const nameOf = namesOf(document);
  const study: Study = {
    document,
    config,
    nameOf,
    label: (scope) => (nameOf(scope) === scope ? scope : `${nameOf(scope)} (${scope})`),
    ofTest: (document.assessment?.tests.length ?? 0) > 1 ? (test) => [test] : () => [],
    isDimension: (scope) => dimensions.size === 0 || dimensions.has(scope),
  };
  const { simulated } = document;
  const blocks: Block[] = [
    ...(simulated ? [warning(strong('Simulated data.'), ' These answers were made up by a known process. Nothing here is about real models.')] : []),
    heading(1, simulated ? 'Simulated: ' : '', document.study),
    ...missingNote(study),
  ];
  for (const [title, section] of sections) {
    const own = section(study);
    if (own.length > 0) blocks.push(heading(2, title, simulated ? ' (simulated data)' : ''), ...own);
  }
  return toText(blocks);
}
