import { valueScale } from '@valuelex/assessment-kit';
import { DataError } from '@valuelex/core';
import type { TestItem } from '@valuelex/core';
import type { SentenceCompletionConfig } from '../config.ts';
import type { CodedStem } from './coded-stem.ts';
import { messageOf } from './wording.ts';
import type { Wording } from './wording.ts';

/**
 * Stems as items ready to be asked: each once per framing, framing by framing. The neutral item has the id of its stem; the others add theirs to it.
 * @throws DataError `framing` where a language has no text for a framing that is asked for
 */
export function toItems(stems: readonly CodedStem[], { framings, maxWords }: SentenceCompletionConfig, wording: Wording): TestItem[] {
  return framings.flatMap((framing) =>
    stems.map(({ id, pair, form, language, referent, valence, conflict, text, targets }): TestItem => {
      const content = messageOf(wording, framing, text, maxWords);
      if (content === undefined) {
        throw new DataError('framing', `sentence-completion has no text in ${language} for the framing "${framing}".`, {
          hint: `write it in the stems file: wording: { ${language}: { instruction: …, ${framing}: … } }`,
        });
      }
      return {
        id: framing === 'neutral' ? id : `${id}@${framing}`,
        test: 'sentence-completion',
        form,
        kind: 'open',
        referent,
        valence,
        conflict,
        ...(framing !== 'neutral' && { framing }),
        stemId: id,
        pair,
        language,
        stem: text,
        messages: [{ role: 'user', content }],
        targets,
        needsRater: true,
        scale: valueScale,
      };
    }),
  );
}
