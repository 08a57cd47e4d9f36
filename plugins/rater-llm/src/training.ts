import { PluginError } from '@valuelex/core';
import type { RatingRequest } from '@valuelex/core';
import { readFile } from 'node:fs/promises';
import { z } from 'zod';

const rowSchema = z.strictObject({
  stem: z.string().min(1),
  answer: z.string().min(1).max(4000),
  value: z.string().min(1).describe('name or id of a dimension or subdimension'),
  score: z.int(),
  reason: z.string().max(400).optional(),
});
export type TrainingRow = z.infer<typeof rowSchema>;

/** Problems that are told at once. */
const MOST_TOLD = 20;

/**
 * Judgements to learn from, one a line.
 * @throws PluginError that names every bad line
 */
export async function readTraining(file: string): Promise<TrainingRow[]> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    throw broken(`cannot read ${file} (${(error as NodeJS.ErrnoException).code ?? 'unknown error'})`);
  }
  const rows: TrainingRow[] = [];
  const problems: string[] = [];
  for (const [i, line] of text.split(/\r?\n/).entries()) {
    if (line.trim() === '') continue;
    const found = rowSchema.safeParse(asJson(line));
    if (found.success) rows.push(found.data);
    else problems.push(`line ${i + 1}: ${found.error.issues.map(({ path, message }) => [path.join('.'), message].filter((part) => part !== '').join(': ')).join('; ')}`);
  }
  if (problems.length > 0) {
    const more = problems.length > MOST_TOLD ? `\nand ${problems.length - MOST_TOLD} more` : '';
    throw broken(`${file}: ${problems.length} bad lines\n${problems.slice(0, MOST_TOLD).join('\n')}${more}`);
  }
  if (rows.length === 0) throw broken(`${file} holds no judgement`);
  return rows;
}

function asJson(line: string): unknown {
  try {
    return JSON.parse(line) as unknown;
  } catch {
    return undefined;
  }
}

/**
 * The rows to show with a request: those of its value first, spread over their scores, then others likewise. The same for every answer
 * of a dimension, but for the answer itself, which is never among them.
 * @throws PluginError for a score outside the scale
 */
export function chooseExamples(rows: readonly TrainingRow[], { answer, target, scale }: RatingRequest, most: number): TrainingRow[] {
  for (const { score, stem } of rows) {
    if (score < scale.min || score > scale.max) {
      throw broken(`the row of “${stem.slice(0, 60)}” has the score ${score}, which is outside the scale of ${scale.min} to ${scale.max}`);
    }
  }
  const names = new Set([target.name, target.subdimension ?? target.dimension].map(plain));
  const others = rows.filter((row) => !isSame(row.answer, answer));
  const own = spread(others.filter(({ value }) => names.has(plain(value))), most);
  return [...own, ...spread(others.filter(({ value }) => !names.has(plain(value))), most - own.length)];
}

/** Some of the rows, evenly over their order by score. */
function spread(rows: readonly TrainingRow[], most: number): TrainingRow[] {
  const sorted = [...rows].sort((a, b) => a.score - b.score);
  const n = Math.min(most, sorted.length);
  if (n <= 0) return [];
  return Array.from({ length: n }, (_, i) => sorted[n === 1 ? Math.floor((sorted.length - 1) / 2) : Math.round((i * (sorted.length - 1)) / (n - 1))]!);
}

/** Whether an answer is a row's, as it is or with words of it masked. */
function isSame(row: string, answer: string): boolean {
  const whole = plain(row);
  let at = 0;
  const parts = plain(answer).split('___');
  if (!whole.startsWith(parts[0]!) || !whole.endsWith(parts.at(-1)!)) return false;
  for (const part of parts) {
    const found = whole.indexOf(part, at);
    if (found === -1) return false;
    at = found + part.length;
  }
  return parts.length > 1 || at === whole.length;
}

const plain = (text: string): string => text.replace(/\s+/g, ' ').trim().toLowerCase();
const broken = (message: string): PluginError => new PluginError('@valuelex/rater-llm', 'training', message);
