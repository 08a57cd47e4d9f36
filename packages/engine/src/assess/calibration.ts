import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Assessment, RatingScale, Taxonomy, TestItem } from '@valuelex/core';
import { DataError } from '@valuelex/core';
import { parse } from 'csv-parse/sync';
import { z } from 'zod';
import { sha256 } from '../study/hash.ts';
import type { LoadedRater } from '../study/run-context.ts';
import type { RatedAnswers } from './rate-answers.ts';
import { rateAnswers } from './rate-answers.ts';
import { describeTarget, ratingTask } from './rating-tasks.ts';
import type { RatingTask } from './rating-tasks.ts';

const rowSchema = z.strictObject({
  id: z.coerce.string().min(1).describe('of the answer; one id may stand once for each dimension'),
  stem: z.string().min(1),
  answer: z.string().min(1),
  dimension: z.string().min(1).describe('id of a dimension or subdimension of the taxonomy'),
  score: z.number(),
});

/** An answer that people judged, with its line in the file. */
export interface HumanRating extends z.output<typeof rowSchema> {
  readonly line: number;
}

export interface CalibrationFile {
  readonly file: string;
  /** Of its bytes. */
  readonly sha256: string;
  readonly rows: readonly HumanRating[];
}

/** Answers with human scores, and the tasks that have raters judge the same. */
export interface Calibration {
  readonly tasks: readonly RatingTask[];
  readonly rows: readonly HumanRating[];
}

type Judged = NonNullable<Assessment['tests'][number]['calibration']>;

const MOST_TOLD = 20;
const hint = 'expected the columns id, stem, answer, dimension and score: as CSV with a header, or one JSON object a line';

/**
 * Reads a file of human ratings, JSON Lines or CSV.
 * @throws DataError that names every bad line
 */
export async function readCalibration(name: string, configDir: string): Promise<CalibrationFile> {
  let bytes: Buffer;
  try {
    bytes = await readFile(resolve(configDir, name));
  } catch (cause) {
    throw new DataError('calibration', `cannot be read (${(cause as NodeJS.ErrnoException).code ?? 'unknown error'})`, { where: name, cause });
  }
  const lines = /\.csv$/i.test(name) ? csvLines(bytes, name) : jsonLines(bytes.toString('utf8'));
  const rows: HumanRating[] = [];
  const problems: string[] = [];
  const seen = new Map<string, number>();
  for (const { line, value } of lines) {
    const found = rowSchema.safeParse(value);
    if (!found.success) {
      problems.push(`line ${line}: ${found.error.issues.map(({ path, message }) => [path.join('.'), message].filter((part) => part !== '').join(': ')).join('; ')}`);
      continue;
    }
    const key = JSON.stringify([found.data.id, found.data.dimension]);
    const before = seen.get(key);
    if (before !== undefined) problems.push(`line ${line}: ${found.data.id} was judged on ${found.data.dimension} in line ${before} already`);
    seen.set(key, line);
    rows.push({ ...found.data, line });
  }
  if (problems.length === 0 && rows.length === 0) problems.push('no rating stands in it');
  refuse(name, problems);
  return { file: name, sha256: sha256(bytes), rows };
}

/**
 * Tasks for raters: the same path as answers of models take, one dimension at a time, on the scale of the test.
 * @throws DataError that names every dimension that is not in the taxonomy, and every score outside the scale
 */
export function calibrationTasks({ file, rows }: CalibrationFile, taxonomy: Taxonomy, test: string, scale: RatingScale, language: string): Calibration {
  const problems: string[] = [];
  const tasks = rows.flatMap(({ line, id, stem, answer, dimension, score }, i): RatingTask[] => {
    const owner = taxonomy.dimensions.find((one) => one.id === dimension || one.subdimensions.some((part) => part.id === dimension));
    const target = owner && describeTarget(taxonomy, owner.id, owner.id === dimension ? undefined : dimension);
    if (score < scale.min || score > scale.max) problems.push(`line ${line}: the score ${score} is outside the scale of ${scale.min} to ${scale.max}`);
    if (target === undefined) {
      problems.push(`line ${line}: the taxonomy has no dimension or subdimension ${JSON.stringify(dimension.slice(0, 60))}`);
      return [];
    }
    const { name: _name, members: _members, ...ids } = target;
    const item: TestItem = {
      id: `calibration ${i + 1}`,
      test,
      form: 'calibration',
      kind: 'open',
      referent: 'impersonal',
      language,
      stem,
      messages: [],
      targets: [{ ...ids, keyed: 1 }],
      needsRater: true,
      scale,
    };
    return [ratingTask(`c${i + 1}`, { id, item: item.id, model: '' }, answer, item, target, null)];
  });
  const ids = taxonomy.dimensions.flatMap(({ id, subdimensions }) => [id, ...subdimensions.map((part) => part.id)]);
  refuse(file, problems, `ids of this taxonomy: ${ids.join(', ')}`);
  return { tasks, rows };
}

/** What one rater gives the answers that people judged. */
export async function judgeCalibration(rater: LoadedRater, { tasks, rows }: Calibration, signal: AbortSignal): Promise<Pick<RatedAnswers, 'failed' | 'reason'> & { readonly calibration: Judged }> {
  const { ratings, failed, reason } = await rateAnswers(rater, tasks, () => [], signal);
  const byItem = new Map(ratings.map(({ item, score }) => [item, score]));
  const calibration = rows.flatMap(({ id, dimension, score: human }, i) => {
    const score = byItem.get(tasks[i]!.answer.item);
    return score === undefined ? [] : [{ rater: rater.label, id, dimension, human, score }];
  });
  return { calibration, failed, reason };
}

function refuse(file: string, problems: readonly string[], how = hint): void {
  if (problems.length === 0) return;
  const more = problems.length > MOST_TOLD ? `\nand ${problems.length - MOST_TOLD} more` : '';
  const shown = problems.slice(0, MOST_TOLD).join('\n');
  throw new DataError('calibration', `${problems.length} ${problems.length === 1 ? 'problem' : 'problems'} in the human ratings\n${shown}${more}`, { where: file, hint: how });
}

interface Line {
  readonly line: number;
  readonly value: unknown;
}

function jsonLines(text: string): Line[] {
  return text.split(/\r?\n/).flatMap((content, i): Line[] => {
    if (content.trim() === '') return [];
    try {
      return [{ line: i + 1, value: JSON.parse(content) as unknown }];
    } catch {
      return [{ line: i + 1, value: undefined }];
    }
  });
}

function csvLines(bytes: Buffer, file: string): Line[] {
  try {
    const rows = parse(bytes, { columns: true, bom: true, skip_empty_lines: true, info: true, relax_column_count: true }) as unknown as {
      readonly info: { readonly lines: number };
      readonly record: Readonly<Record<string, string>>;
    }[];
    return rows.map(({ info, record }) => {
      const score = record['score'];
      return { line: info.lines, value: { ...record, ...(score !== undefined && { score: score.trim() === '' ? undefined : Number(score) }) } };
    });
  } catch (cause) {
    throw new DataError('calibration', `cannot be read as CSV: ${cause instanceof Error ? cause.message.split('\n')[0]! : 'unknown error'}`, { where: file, hint, cause });
  }
}
