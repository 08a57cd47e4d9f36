import type { RatingScale, Taxonomy, TestItem } from '@valuelex/core';
import type { QuestionnaireConfig } from '../config.ts';
import type { Placement } from '../instrument/place-scales.ts';
import type { Instrument, InstrumentItem, ResponseOption } from '../instrument/schema.ts';

export interface MadeItems {
  readonly items: readonly TestItem[];
  /** Ids of items that hold a member word of the dimension that they score, and are not asked. */
  readonly leftOut: readonly string[];
}

const englishQuestion = 'Rate it on a scale from {min} to {max}. Answer with the number of your choice alone.';

/** The items of an instrument, in its order; those that differ in the order of the options alone share a `stemId`. */
export function makeItems(instrument: Instrument, placement: Placement, taxonomy: Taxonomy, config: Pick<QuestionnaireConfig, 'order' | 'forms'>): MadeItems {
  const options = [...instrument.options].sort((a, b) => a.value - b.value);
  const scale: RatingScale = {
    min: options[0]!.value,
    max: options.at(-1)!.value,
    anchors: options.map(({ value, label }) => ({ score: value, meaning: label })),
  };
  const orders = config.order === 'both' ? (['ascending', 'descending'] as const) : [config.order];
  const items: TestItem[] = [];
  const leftOut: string[] = [];
  for (const item of instrument.items) {
    if (!config.forms.includes(item.form)) continue;
    const place = placement.get(item.scale)!;
    const made = orders.map((order): TestItem => ({
      id: `${item.id}.${order}`,
      test: 'questionnaire',
      form: item.form,
      kind: 'likert',
      referent: item.referent,
      stemId: item.id,
      ...(item.pair !== undefined && { pair: item.pair }),
      language: instrument.language,
      stem: item.text,
      messages: [{ role: 'user', content: prompt(instrument, item, order === 'ascending' ? options : [...options].reverse(), scale) }],
      targets: 'target' in place ? [{ ...place.target, keyed: item.keyed }] : [],
      ...('style' in place && { style: place.style }),
      needsRater: false,
      scale,
    }));
    if ('target' in place && made.some((one) => holdsMember(one, place.target.dimension, taxonomy))) leftOut.push(item.id);
    else items.push(...made);
  }
  return { items, leftOut };
}

/** Options are listed as `4 = somewhat like me`, since `4.` and `4)` are how the parts of a question are counted. */
function prompt({ instruction, question = englishQuestion }: Instrument, { text }: InstrumentItem, options: readonly ResponseOption[], { min, max }: RatingScale): string {
  const asked = question.replaceAll('{min}', String(min)).replaceAll('{max}', String(max));
  return `${instruction}\n\n“${text}”\n\n${asked}\n${options.map(({ value, label }) => `${value} = ${label}`).join('\n')}`;
}

/** As the contract of value tests puts it: whole words, without case. */
function holdsMember({ messages }: TestItem, dimension: string, { dimensions }: Taxonomy): boolean {
  const members = new Set(dimensions.find(({ id }) => id === dimension)!.members.map(({ descriptor }) => descriptor.toLowerCase()));
  return messages.some(({ content }) => content.toLowerCase().split(/[^\p{L}\p{N}-]+/u).some((word) => members.has(word)));
}
