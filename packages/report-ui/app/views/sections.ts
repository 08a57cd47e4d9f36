import type { ComponentType } from 'preact';
import type { ReportDocument } from '../../src/document/report-document.ts';
import { Lexicon } from './lexicon.tsx';
import { Respondents } from './respondents.tsx';
import { Structure } from './structure/structure.tsx';
import { Usable } from './usable.tsx';

/** A part of the story: where links lead, what the list of sections says, and whether this study has it. */
export interface SectionEntry {
  readonly id: string;
  readonly title: string;
  readonly isThere: (document: ReportDocument) => boolean;
  readonly View: ComponentType;
}

/** From top to bottom: whether to believe it, what was found, of whom, then how. */
export const sections: readonly SectionEntry[] = [
  { id: 'usable', title: 'Is this usable?', isThere: () => true, View: Usable },
  { id: 'respondents', title: 'Who was asked', isThere: ({ models }) => models.length > 0, View: Respondents },
  { id: 'lexicon', title: 'Words', isThere: ({ lexicon }) => lexicon !== null, View: Lexicon },
  { id: 'structure', title: 'Structure', isThere: ({ factor }) => factor !== null, View: Structure },
];
