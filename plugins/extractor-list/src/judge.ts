import type { RejectionReason } from '@valuelex/core';
import { textOf, type Span } from '@valuelex/extractor-kit';
import { canNameValue, familyKey, hasLemma, type NamingEvidence, type WordNet } from '@valuelex/lexical';
import { trimSpan, type Candidate } from './span.ts';

/** What was decided on one candidate; its span is trimmed. */
export type Judged = Span & ({ reason: RejectionReason } | { reason?: undefined; evidence: NamingEvidence });

const words = (list: string): ReadonlySet<string> => new Set(list.split(','));
/** Words about the list, not in it. */
const BOILERPLATE = words(
  'value,values,core value,core values,value system,values system,principle,principles,core principles,guiding principles,key principles,key values,words,word,' +
    'list,answer,final answer,conclusion,summary,in summary,in conclusion,overall,introduction,note,notes,disclaimer,example,examples,explanation,definition,' +
    'description,reasons,question,response,other,others,etc,et cetera,more,and more,hello,hi,thanks,thank you,here,certainly,absolutely,of course,' +
    'sure thing,great question,good question,human values,personal values,ethical values,moral values,my values,descriptors,adjectives,terms,traits,qualities,' +
    'value words,top values,key takeaways,overview,context,background,importance,significance,step,steps,tip,tips,human,user,assistant,system,json,none,n/a,' +
    'true,false,null,word list,key qualities,core traits,language model,ai,an ai,ai assistant,well,so,like,so on,so forth,similar,hope this helps,i suppose,mostly,first,second,third,finally,lastly',
);
/** "My top value" speaks of the list; "family values" may stand in it. */
const ABOUT_VALUES =
  /^(?:top|main|core|key|professional|social|ethical|moral|intellectual|epistemic|aesthetic|relational|existential|communal|instrumental|terminal|emotional|interpersonal|cultural|spiritual|civic|societal|practical|human|positive|negative|first|second|third|highest|greatest|biggest|personal|guiding|fundamental|central|primary|secondary|important|favou?rite|other|own) (?:values?|principles?|virtues?|words?|traits?|qualit(?:y|ies))$/;
const SENTENCE_WORDS = 6;
/** A candidate longer than this is a sentence whatever is in it. */
const LONGEST = 160;

/** Decides on candidates; results are kept, for lists repeat themselves. */
export class Judge {
  private readonly seen = new Map<string, RejectionReason | NamingEvidence>();
  private readonly wordnet: WordNet;
  private readonly stopList: ReadonlySet<string>;

  constructor(wordnet: WordNet, stopList: ReadonlySet<string>) {
    this.wordnet = wordnet;
    this.stopList = stopList;
  }

  /** The verdict on a candidate, or `undefined` when nothing is left of it after trimming. */
  judge(text: string, candidate: Candidate): Judged | undefined {
    const span = trimSpan(text, candidate);
    if (span.start >= span.end) return undefined;
    if (candidate.echo === true) return { ...span, reason: 'echo-of-prompt' };
    if (candidate.negated === true) return { ...span, reason: 'negated' };
    const surface = textOf(text, span);
    if (/^(?:not|no|never|non|un)\s/i.test(surface)) return { ...span, reason: 'negated' };
    const decision = this.decide(surface, candidate.listed === true);
    return isEvidence(decision) ? { ...span, evidence: decision } : { ...span, reason: decision };
  }

  /** Whether "tried and true" or the like stands in the dictionary as one noun or adjective. */
  isPhrase(surface: string): boolean {
    const phrase = surface.toLowerCase().trim().replace(/\s+/g, ' ');
    return hasLemma(this.wordnet, phrase, 'noun') || hasLemma(this.wordnet, phrase, 'adjective');
  }

  private decide(surface: string, isListed: boolean): RejectionReason | NamingEvidence {
    if (surface.length > LONGEST) return 'sentence';
    const phrase = surface.toLowerCase();
    const key = `${isListed} ${phrase}`;
    let decision = this.seen.get(key);
    if (decision === undefined) this.seen.set(key, (decision = this.decideAnew(phrase, isListed)));
    return decision;
  }

  private decideAnew(phrase: string, isListed: boolean): RejectionReason | NamingEvidence {
    if (this.stopList.has(phrase)) return 'stop-list';
    if (BOILERPLATE.has(phrase) || ABOUT_VALUES.test(phrase)) return 'boilerplate';
    if (/^[\x00-\x7f]$/.test(phrase)) return 'not-a-value-word';
    const named = canNameValue(this.wordnet, phrase);
    if (named.ok) return named.evidence;
    if (named.reason === 'adverb' && isListed && familyKey(this.wordnet, phrase) !== phrase) return 'dictionary';
    if (named.reason === 'too-long') return phrase.split(/\s+/).length > SENTENCE_WORDS ? 'sentence' : 'too-long';
    return named.reason === 'pronoun' || named.reason === 'function-word' ? 'sentence' : 'not-a-value-word';
  }
}

const isEvidence = (decision: string): decision is NamingEvidence =>
  decision === 'dictionary' || decision === 'ending' || decision === 'shape';

/** Whether the phrase names something, although it may not count here: such entries do not speak against a list. */
export const isNamed = ({ reason }: Judged): boolean =>
  reason === undefined || reason === 'stop-list' || reason === 'negated' || reason === 'echo-of-prompt';

export const isAccepted = (judged: Judged): boolean => judged.reason === undefined;
