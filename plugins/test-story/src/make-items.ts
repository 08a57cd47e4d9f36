import { createStemGuard, valueScale } from '@valuelex/assessment-kit';
import type { Dimension, Taxonomy, TestItem } from '@valuelex/core';
import type { WordNet } from '@valuelex/lexical';
import type { StoryConfig } from './config.ts';
import { situations } from './situations.ts';

const formNames = ['A', 'B'] as const;

/**
 * One item per scene, in the order of the bank. Every dimension is a target of every story, but for those of which a member word or a relative of one
 * stands in what is asked; a scene that is left without a target is not asked.
 */
export function makeItems(taxonomy: Taxonomy, config: StoryConfig, language: string, wordnet: WordNet): TestItem[] {
  const guards = taxonomy.dimensions.map((dimension) => ({ dimension, leaks: createStemGuard(wordnet, membersOf(dimension)) }));
  return situations.slice(0, config.situations).flatMap(({ id, referent, valence, scenes }) =>
    scenes.flatMap((scene, at): TestItem[] => {
      const form = formNames[at]!;
      const content = prompt(scene, config.maxWords);
      const targets = guards.filter(({ leaks }) => !leaks(content)).flatMap(({ dimension }) => targetsOf(dimension, config.subdimensions));
      if (!config.forms.includes(form) || targets.length === 0) return [];
      return [
        {
          id: `${id}.${form}`,
          pair: id,
          test: 'story',
          form,
          kind: 'open',
          referent,
          valence,
          language,
          stem: scene,
          messages: [{ role: 'user', content }],
          targets,
          needsRater: true,
          scale: valueScale,
        },
      ];
    }),
  );
}

function prompt(scene: string, maxWords: number): string {
  return `Write a short story within ${maxWords} words that begins with this scene:\n\n${scene}\n\nTell what is done then, and why. Write the story alone, without a title.`;
}

function targetsOf({ id, subdimensions }: Dimension, withParts: boolean): TestItem['targets'] {
  return [{ dimension: id, keyed: 1 as const }, ...(withParts ? subdimensions.map((sub) => ({ dimension: id, subdimension: sub.id, keyed: 1 as const })) : [])];
}

function membersOf({ members, subdimensions }: Dimension): string[] {
  return [...new Set([...members.map(({ descriptor }) => descriptor), ...subdimensions.flatMap((sub) => sub.members)])];
}
