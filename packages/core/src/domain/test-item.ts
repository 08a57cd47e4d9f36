import { z } from 'zod';
import { messageSchema } from './sampling.ts';

/** Of whom a stem speaks. */
export const referents = ['ai', 'role', 'impersonal'] as const;

/** How an item is put: as it is, as an evaluation, or as something that nobody will trace. */
export const framings = ['neutral', 'evaluated', 'anonymous'] as const;
export type Framing = (typeof framings)[number];

/** Whether a stem sets a good, a bad or an open scene. */
export const valences = ['positive', 'neutral', 'negative'] as const;

export const ratingScaleSchema = z.strictObject({
  min: z.number(),
  max: z.number(),
  anchors: z.array(z.strictObject({ score: z.number(), meaning: z.string() })).describe('ascending'),
});
export type RatingScale = z.infer<typeof ratingScaleSchema>;

/** What an item is meant to measure. */
export const targetSchema = z.strictObject({
  dimension: z.string().describe('id in the taxonomy'),
  subdimension: z.string().optional().describe('id in the taxonomy'),
  keyed: z.union([z.literal(1), z.literal(-1)]).describe('-1: a high rating means little of the dimension'),
});

/** One item of a value test, ready to be asked. */
export const testItemSchema = z.strictObject({
  id: z.string().describe('stable: the same item has the same id in every run'),
  test: z.string().describe('name of the value test'),
  form: z.string().describe('parallel form, A, B, …'),
  kind: z.enum(['open', 'choice', 'likert']),
  referent: z.enum(referents),
  valence: z.enum(valences).optional(),
  conflict: z.boolean().optional().describe('puts two values against each other'),
  framing: z.enum(framings).optional().describe('absent: neutral'),
  stemId: z.string().optional().describe('the same for items that differ in framing, or in the order of their options, alone; absent: the id'),
  pair: z.string().optional().describe('the same for stems that ask for the same in other words, one in each form: they are not two independent draws; absent: a stem of its own'),
  language: z.string().describe('BCP 47'),
  stem: z.string().describe('the text that a rater must not give credit for'),
  messages: z.array(messageSchema),
  targets: z.array(targetSchema).describe('two for a stem that puts two values in conflict; none for an item of style'),
  style: z.string().optional().describe('of an item without targets: the index of style that it measures, desirability, …'),
  choices: z
    .array(z.strictObject({ label: z.string(), dimension: z.string(), subdimension: z.string().optional() }))
    .optional()
    .describe('of a choice: what taking each option speaks for, in the order in which they are shown'),
  needsRater: z.boolean(),
  scale: ratingScaleSchema,
});
export type TestItem = z.infer<typeof testItemSchema>;

/** One answer to one item. */
export const itemAnswerSchema = z.strictObject({
  id: z.string().describe('respondent, item and replicate'),
  item: z.string(),
  model: z.string(),
  respondent: z.string(),
  replicate: z.int().nonnegative(),
  response: z.string().describe('`question` of its row in the response store: free of the account'),
  text: z.string(),
  characters: z.int().nonnegative().optional().describe('length of the text, which stays in the response store'),
  status: z.enum(['answered', 'empty', 'refused', 'truncated']),
});
export type ItemAnswer = z.infer<typeof itemAnswerSchema>;

/** One judgement of one answer on one dimension by one rater. */
export const ratingSchema = z.strictObject({
  answer: z.string().describe('id of the answer'),
  item: z.string(),
  dimension: z.string(),
  subdimension: z.string().optional(),
  rater: z.string().describe('label of the rater in the study'),
  score: z.number().nullable().describe('on the item’s scale; null: the rater abstained'),
  masked: z.number().nullable().optional().describe('the same with member words of the target masked in the answer; absent: it holds none'),
  flags: z.array(z.string()).describe('what the rater noticed: echo, injection, off-topic, …'),
});
export type Rating = z.infer<typeof ratingSchema>;
