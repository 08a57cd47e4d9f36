/** Ways to decline, in the languages that models decline in. Read only where no list was found: many lists begin with a disclaimer. */
const DECLINES = new RegExp(
  [
    "\\bI(?:'m|’m| am)\\s+(?:so\\s+|very\\s+)?(?:sorry|unable|not able|not comfortable|not going to|just an? (?:AI|language|program)|only an? (?:AI|language))\\b",
    "\\bI\\s+(?:can['’]?t|cannot|can not|won['’]t|will not|must decline|have to decline|decline|apologi[sz]e)\\b",
    "\\bI\\s+(?:do not|don['’]t)\\s+(?:actually\\s+|really\\s+)?(?:have|hold|possess|experience)\\b",
    "\\bI\\s+(?:do not|don['’]t)\\s+think\\b[^.]{0,60}\\b(?:answer|respond|appropriate|right)\\b",
    '\\bas an? (?:AI|artificial intelligence|large language model|language model|machine)\\b',
    'lo siento|no puedo|je suis désolé|je ne peux pas|tut mir leid|ich kann nicht|抱歉|对不起|無法|无法|申し訳|извините|mi dispiace|sinto muito',
  ].join('|'),
  'i',
);
/** A refusal comes early. */
const WHERE = 800;

/** Whether an answer without a list declines the question. */
export const declines = (visible: string): boolean => DECLINES.test(visible.slice(0, WHERE));
