import { z } from 'zod';

const id = z.string().regex(/^[A-Za-z0-9][\w.-]{0,63}$/, 'expected letters, digits, dots, hyphens, at most 64');
const words = z.string().trim().min(1);

export const optionSchema = z.strictObject({
  value: z.int(),
  label: words.describe('how the option is worded; an answer may give it in place of the number'),
});

export const scaleSchema = z.strictObject({
  id,
  name: words,
  role: z
    .enum(['value', 'desirability', 'quality'])
    .default('value')
    .describe('value: scored on its dimension; desirability: the index of that name; quality: items that have one right answer'),
  dimension: words.optional().describe('id or name in the taxonomy; a value scale without one is reported as an index of style'),
  subdimension: words.optional().describe('id or name inside the dimension'),
});

export const itemSchema = z.strictObject({
  id,
  text: words,
  scale: id,
  keyed: z.union([z.literal(1), z.literal(-1)]).default(1).describe('-1: agreement means little of what the scale measures'),
  form: z.enum(['A', 'B']).default('A'),
  pair: id.optional().describe('the same for items that ask about one thing, such as a statement and its opposite: they count as one draw of items'),
  referent: z.enum(['ai', 'role', 'impersonal']).default('ai').describe('of whom the item speaks'),
  right: z.int().optional().describe('of an item of a quality scale: the value that an attentive respondent gives'),
});

/** A Likert questionnaire as it stands in a file. */
export const instrumentSchema = z.strictObject({
  title: words,
  citation: words,
  licence: words.describe('under which the wording may be used'),
  language: z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, 'expected a language tag, such as en').describe('BCP 47'),
  instruction: words.describe('what is said before each item'),
  question: words
    .optional()
    .describe('how the answer is asked for; {min} and {max} stand for the ends of the scale. Needed for languages other than English.'),
  options: z.array(optionSchema).min(2).describe('response options'),
  scales: z.array(scaleSchema).min(1),
  items: z.array(itemSchema).min(1),
});
export type Instrument = z.infer<typeof instrumentSchema>;
export type InstrumentItem = z.infer<typeof itemSchema>;
export type InstrumentScale = z.infer<typeof scaleSchema>;
export type ResponseOption = z.infer<typeof optionSchema>;
