import { z } from 'zod';
import { scoresSchema } from '../artefacts/assessment.ts';
import type { ReadChoice, Scores } from '../artefacts/assessment.ts';
import type { Taxonomy } from '../artefacts/taxonomy.ts';
import { testItemSchema } from '../domain/test-item.ts';
import type { Rating, TestItem } from '../domain/test-item.ts';
import type { ItemOptions, ScoreInput, ValueTest } from '../ports/value-test.ts';
import { brokenContract, inWords, requireMethods, requireShape, rethrown } from './broken-contract.ts';

/**
 * Wraps a value test: items are well-formed, ids unique, targets exist, no item holds a member word of a dimension that
 * it scores; scores are one row per model × target, intervals are intervals, and what is null has a diagnostic.
 * @throws PluginError naming plugin and member when the test breaks its contract.
 */
export function guardValueTest(plugin: string, port: ValueTest): ValueTest {
  requireMethods(plugin, port, ['items', 'score']);
  return {
    async items(taxonomy: Taxonomy, options: ItemOptions): Promise<readonly TestItem[]> {
      let items: readonly TestItem[];
      try {
        items = await port.items(taxonomy, options);
      } catch (error) {
        throw rethrown(plugin, 'items', error);
      }
      requireShape(plugin, 'items', z.array(testItemSchema), items);
      checkItems(plugin, items, taxonomy);
      return items;
    },
    async score(input: ScoreInput): Promise<Scores> {
      let scores: Scores;
      try {
        scores = await port.score(input);
      } catch (error) {
        throw rethrown(plugin, 'score', error);
      }
      requireShape(plugin, 'score', scoresSchema, scores);
      checkScores(plugin, scores, input);
      return scores;
    },
  };
}

function checkItems(plugin: string, items: readonly TestItem[], taxonomy: Taxonomy): void {
  const ids = new Set<string>();
  const members = new Map<string, ReadonlySet<string>>(
    taxonomy.dimensions.map(({ id, members }) => [
      id,
      new Set(members.map(({ descriptor }) => descriptor.toLowerCase())),
    ]),
  );
  for (const [i, item] of items.entries()) {
    const member = `items → ${i}`;
    if (ids.has(item.id)) throw brokenContract(plugin, `${member}.id`, 'an id of its own', inWords(item.id));
    ids.add(item.id);
    if (item.messages.at(-1)?.role !== 'user') {
      throw brokenContract(
        plugin,
        `${member}.messages`,
        'a last message from the user',
        inWords(item.messages.at(-1)?.role),
      );
    }
    if (item.targets.length === 0 && item.style === undefined) {
      throw brokenContract(plugin, `${member}.targets`, 'a target, or a style that the item measures', 'neither');
    }
    const { min, max, anchors } = item.scale;
    if (
      !(min < max) ||
      anchors.some(({ score }, a) => score < min || score > max || score < (anchors[a - 1]?.score ?? min))
    ) {
      throw brokenContract(plugin, `${member}.scale`, 'min < max, anchors ascending and within', `${min}–${max}`);
    }
    const words = wordsOf([item.stem, ...item.messages.map(({ content }) => content)].join('\n'));
    for (const { dimension, subdimension } of item.targets) {
      const own = members.get(dimension);
      const subs = taxonomy.dimensions.find(({ id }) => id === dimension)?.subdimensions ?? [];
      if (!own || (subdimension !== undefined && !subs.some(({ id }) => id === subdimension))) {
        throw brokenContract(plugin, `${member}.targets`, 'ids of the taxonomy', inWords(subdimension ?? dimension));
      }
      const leak = words.find((word) => own.has(word));
      if (leak !== undefined) {
        throw brokenContract(plugin, member, `no member word of ${dimension}, which it scores`, inWords(leak));
      }
    }
  }
}

function wordsOf(text: string): readonly string[] {
  return text.toLowerCase().split(/[^\p{L}\p{N}-]+/u);
}

function checkScores(plugin: string, { scores, ratings = [], choices = [], diagnostics }: Scores, input: ScoreInput): void {
  checkOwnRatings(plugin, ratings, input);
  checkChoices(plugin, choices, input);
  const models = new Set([...input.answers.map(({ model }) => model), ...Object.keys(input.failed)]);
  const rows = new Set<string>();
  for (const [i, row] of scores.entries()) {
    const member = `score → scores.${i}`;
    if (!models.has(row.model))
      throw brokenContract(plugin, `${member}.model`, 'a model that was asked', inWords(row.model));
    const dimension = input.taxonomy.dimensions.find(({ id }) => id === row.dimension);
    const target = row.subdimension ?? row.dimension;
    if (
      !dimension ||
      (row.subdimension !== null && !dimension.subdimensions.some(({ id }) => id === row.subdimension))
    ) {
      throw brokenContract(plugin, member, 'a dimension of the taxonomy', inWords(target));
    }
    const key = JSON.stringify([row.model, row.dimension, row.subdimension]);
    if (rows.has(key))
      throw brokenContract(plugin, member, 'one row per model and target', `${row.model} × ${target} twice`);
    rows.add(key);
    if (row.interval && !(row.interval.lower <= row.interval.upper)) {
      throw brokenContract(
        plugin,
        `${member}.interval`,
        'lower ≤ upper',
        `${row.interval.lower}–${row.interval.upper}`,
      );
    }
    if ((row.score === null || row.interval === null) && diagnostics.length === 0) {
      throw brokenContract(plugin, `${member}`, 'a diagnostic that says why a score or interval is null', 'none');
    }
  }
}

function checkChoices(plugin: string, choices: readonly ReadChoice[], { items, answers }: ScoreInput): void {
  const optionsOf = new Map(items.map((item) => [item.id, item.choices]));
  const asked = new Map(answers.map(({ id, item }) => [id, item]));
  const read = new Set<string>();
  for (const [i, { answer, label, reason }] of choices.entries()) {
    const member = `score → choices.${i}`;
    const item = asked.get(answer);
    if (item === undefined) throw brokenContract(plugin, `${member}.answer`, 'an answer that was given', inWords(answer));
    if (read.has(answer)) throw brokenContract(plugin, `${member}.answer`, 'one choice for each answer', `${inWords(answer)} twice`);
    read.add(answer);
    if ((label === null) === (reason === null)) throw brokenContract(plugin, member, 'a label, or a reason why there is none', label === null ? 'neither' : 'both');
    const options = optionsOf.get(item);
    if (label !== null && options !== undefined && !options.some((option) => option.label === label)) {
      throw brokenContract(plugin, `${member}.label`, `an option of ${item}`, inWords(label));
    }
  }
}

function checkOwnRatings(plugin: string, ratings: readonly Rating[], { items, answers }: ScoreInput): void {
  const known = new Map(items.map((item) => [item.id, item]));
  const asked = new Map(answers.map(({ id, item }) => [id, item]));
  for (const [i, { answer, item: id, dimension, subdimension, score }] of ratings.entries()) {
    const member = `score → ratings.${i}`;
    const item = known.get(id);
    if (item === undefined || asked.get(answer) !== id) throw brokenContract(plugin, member, 'an answer to its item', inWords(answer));
    if (!item.targets.some((target) => target.dimension === dimension && target.subdimension === subdimension)) {
      throw brokenContract(plugin, member, `a target of ${id}`, inWords(subdimension ?? dimension));
    }
    const { min, max } = item.scale;
    if (score !== null && !(score >= min && score <= max)) throw brokenContract(plugin, member, `a score from ${min} to ${max}`, inWords(score));
  }
}
