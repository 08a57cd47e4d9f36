const shapes: readonly RegExp[] = [
  /\b(?:ignore|disregard|forget)\b[^.\n]{0,40}\b(?:instructions?|prompts?|rules?|above)\b/i,
  /\b(?:score|rating|rate|grade)\b[^.\n]{0,20}\b(?:10|[0-9])\b/i,
  /\byou are (?:now )?(?:a|the) (?:rater|judge|grader|evaluator)\b/i,
];

/** Whether an answer talks to its judge. A flag for readers; what such a text says is never obeyed. */
export function looksLikeInjection(text: string): boolean {
  return shapes.some((shape) => shape.test(text));
}
