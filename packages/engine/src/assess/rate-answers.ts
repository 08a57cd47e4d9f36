import type { ItemAnswer, Rating, RatingRequest, RatingResult, Taxonomy, TestItem } from '@valuelex/core';
import type { LoadedRater } from '../study/run-context.ts';

/** Requests handed to a rater at once: raters that ask models keep several in flight. */
const BATCH = 100;

export interface RatedAnswers {
  readonly ratings: readonly Rating[];
  /** Judgements that could not be had. */
  readonly failed: number;
  /** Why the first of them could not. */
  readonly reason: string | null;
}

/** Whose answers a judge should be doubted on: flags by model. */
export type SelfPreference = (model: string) => readonly string[];

interface Task {
  readonly request: RatingRequest;
  readonly answer: ItemAnswer;
}

/**
 * Has every answered item judged on each dimension that it targets, one dimension at a time. The rater learns nothing of who answered.
 * A batch that fails is asked again one by one, so that one failing call costs one judgement.
 */
export async function rateAnswers(
  rater: LoadedRater,
  items: readonly TestItem[],
  answers: readonly ItemAnswer[],
  taxonomy: Taxonomy,
  selfPreference: SelfPreference,
  signal: AbortSignal,
): Promise<RatedAnswers> {
  const tasks = tasksOf(items, answers, taxonomy);
  const ratings: Rating[] = [];
  let failed = 0;
  let reason: string | null = null;
  const keep = ({ request, answer }: Task, { score, flags }: RatingResult): void => {
    const { dimension, subdimension } = request.target;
    ratings.push({
      answer: answer.id,
      item: answer.item,
      dimension,
      ...(subdimension === undefined ? {} : { subdimension }),
      rater: rater.label,
      score,
      flags: [...flags, ...selfPreference(answer.model)],
    });
  };
  const judge = async (batch: readonly Task[]): Promise<void> => {
    const results = await rater.port.rate(batch.map(({ request }) => request), signal);
    batch.forEach((task, i) => keep(task, results[i]!));
  };
  for (let from = 0; from < tasks.length; from += BATCH) {
    signal.throwIfAborted();
    const batch = tasks.slice(from, from + BATCH);
    try {
      await judge(batch);
    } catch {
      signal.throwIfAborted();
      for (const task of batch) {
        try {
          await judge([task]);
        } catch (error) {
          signal.throwIfAborted();
          failed++;
          reason ??= error instanceof Error ? error.message : String(error);
        }
      }
    }
  }
  return { ratings, failed, reason };
}

function tasksOf(items: readonly TestItem[], answers: readonly ItemAnswer[], taxonomy: Taxonomy): Task[] {
  const byId = new Map(items.map((item) => [item.id, item]));
  const tasks: Task[] = [];
  for (const answer of answers) {
    const item = byId.get(answer.item);
    if (answer.status !== 'answered' || item === undefined || !item.needsRater) continue;
    for (const target of item.targets) {
      const about = describe(taxonomy, target);
      if (about === undefined) continue;
      tasks.push({ answer, request: { id: `r${tasks.length + 1}`, item, answer: answer.text, target: about, scale: item.scale } });
    }
  }
  return tasks;
}

function describe(taxonomy: Taxonomy, { dimension: id, subdimension: partId }: TestItem['targets'][number]): RatingRequest['target'] | undefined {
  const dimension = taxonomy.dimensions.find((d) => d.id === id);
  if (dimension === undefined) return undefined;
  const part = partId === undefined ? undefined : dimension.subdimensions.find((s) => s.id === partId);
  if (part !== undefined) return { dimension: id, subdimension: part.id, name: part.name, members: part.members };
  return { dimension: id, name: dimension.name, members: dimension.members.map(({ descriptor }) => descriptor) };
}
