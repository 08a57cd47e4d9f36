import type { ComponentType } from 'preact';
import type { ReportDocument } from '../../src/document/report-document.ts';
import { Effects } from './effects/effects.tsx';
import { Lexicon } from './lexicon.tsx';
import { Meaning } from './meaning/meaning.tsx';
import { Methods } from './methods.tsx';
import { Respondents } from './respondents.tsx';
import { Scores } from './scores/scores.tsx';
import { Structure } from './structure/structure.tsx';
import { Taxonomy } from './taxonomy/taxonomy.tsx';
import { Trust } from './trust/trust.tsx';
import { Usable } from './usable.tsx';

/** A part of the story: where links lead, what the list of sections says, and whether this study has it. */
export interface SectionEntry {
  readonly id: string;
  readonly title: string;
  readonly isThere: (document: ReportDocument) => boolean;
  readonly View: ComponentType;
}

const hasTests = (assessment: ReportDocument['assessment']): boolean => (assessment?.tests.length ?? 0) > 0;

/** From top to bottom: whether to believe it, what was found, of whom, then how. */
export const sections: readonly SectionEntry[] = [
  { id: 'usable', title: 'Is this usable?', isThere: () => true, View: Usable },
  { id: 'taxonomy', title: 'Taxonomy', isThere: ({ taxonomy }) => taxonomy !== null, View: Taxonomy },
  { id: 'scores', title: 'What models express', isThere: ({ assessment }) => hasTests(assessment), View: Scores },
  { id: 'effects', title: 'Size, training, data', isThere: ({ findings }) => (findings?.effects.length ?? 0) > 0, View: Effects },
  { id: 'trust', title: 'Measurement', isThere: ({ findings, assessment }) => findings !== null && (hasTests(assessment) || (assessment !== null && (findings.reproduction?.length ?? 0) > 0)), View: Trust },
  { id: 'respondents', title: 'Who was asked', isThere: ({ models }) => models.length > 0, View: Respondents },
  { id: 'lexicon', title: 'Words', isThere: ({ lexicon }) => lexicon !== null, View: Lexicon },
  { id: 'structure', title: 'Structure', isThere: ({ factor }) => factor !== null, View: Structure },
  { id: 'meaning', title: 'Meaning', isThere: ({ clustering }) => clustering !== null, View: Meaning },
  { id: 'methods', title: 'Methods', isThere: () => true, View: Methods },
];
