const model =
  /\b(?:chatgpt|gpt-?[0-9][\w.-]{0,20}|claude(?:[ -](?:instant|opus|sonnet|haiku|[0-9])[\w.-]{0,20})?|gemini(?:[ -](?:pro|ultra|flash|nano|[0-9])[\w.-]{0,20})?|gemma[\w.-]{0,20}|bard|(?:code)?llama[ -]?[0-9]?[\w.-]{0,20}|mi[sx]tral[\w.-]{0,20}|qwen[\w.-]{0,20}|deepseek[\w.-]{0,20}|grok(?:-?[0-9])?|chatglm[\w.-]{0,20}|kimi|ernie bot|vicuna[\w.-]{0,20}|phi-[0-9][\w.-]{0,20}|command[ -]r\+?|copilot|olmo[\w.-]{0,20})(?![\w])|通义千问|文心一言|豆包/gi;
const maker = /\b(?:openai|anthropic|google deepmind|deepmind|meta ai|mistral ai|alibaba cloud|moonshot ai|zhipu(?: ai)?|x\.?ai|cohere|allen institute for ai)\b/gi;

/** Marks that templates of chats are built of, and our own. A server that reads them inside a message would let the answer out of it. */
const templates: readonly (readonly [RegExp, string])[] = [
  [/<\|/g, '< |'],
  [/\|>/g, '| >'],
  [/\[(\/?)(INST|text|end|example|SYSTEM_PROMPT|AVAILABLE_TOOLS|TOOL_CALLS)\b/gi, '[ $1$2'],
  [/<<(\/?)SYS>>/gi, '< <$1SYS> >'],
  [/<(\/?)(s|bos|eos|pad|start_of_turn|end_of_turn)>/gi, '< $1$2>'],
];
/** What nobody sees; joiners of emoji and of scripts that need them stay. */
const unseen = /[\0-\x08\x0b-\x1f\x7f-\x9f]|(?![\u200c\u200d])\p{Cf}/gu;

export interface Data {
  readonly text: string;
  /** Only its beginning is shown. */
  readonly cut: boolean;
  /** It named a model or the maker of one, which the judge must not know. */
  readonly named: boolean;
}

/**
 * An answer as a judge may see it: without characters that nobody sees, without marks that a server could take for the end of the message,
 * without the names of models and their makers, and of bounded length. Its words are left as they are.
 */
export function asData(answer: string, longest: number): Data {
  const whole = Array.from(answer.slice(0, 2 * longest + 1000)).slice(0, longest).join('');
  let text = whole.replace(/\r\n?/g, '\n').replace(unseen, '').replace(/\n{4,}/g, '\n\n\n').replace(/[ \t]{40,}/g, ' ');
  for (const [from, to] of templates) text = text.replace(from, to);
  const blind = text.replace(maker, 'an AI company').replace(model, 'an AI model');
  return { text: blind, cut: whole.length < answer.length, named: blind !== text };
}
