/** Two statements about one kind of thing that one can hold dear: one for it, one against it. Knows no taxonomy: it is found by the meaning of its anchors. */
export interface StatementPair {
  readonly id: string;
  /** Words whose meaning the pair stands for. Never asked. */
  readonly anchors: readonly string[];
  readonly agree: string;
  readonly disagree: string;
}

const pair = (id: string, anchors: string, agree: string, disagree: string): StatementPair => ({ id, anchors: anchors.split(' '), agree, disagree });

/** Own wording. Neither statement names an anchor or a relative of one. */
export const statementPairs: readonly StatementPair[] = [
  pair('truth', 'honesty truth truthfulness', 'I say what is so, even when it is unwelcome.', 'I shade what I say when the plain version would cost me something.'),
  pair('open', 'transparency openness clarity', 'I show how I arrived at what I say.', 'I keep others in the dark about how I come to a conclusion.'),
  pair('warm', 'kindness compassion empathy care', 'I notice when someone is hurting, and I stay.', 'I leave people alone with their troubles.'),
  pair('give', 'generosity altruism charity', 'I give more than I am asked for.', 'I hand out no more than I must.'),
  pair('friends', 'friendship friendliness sociability', 'I like to be among people and make them feel at home.', 'I would rather keep my distance from people.'),
  pair('loyal', 'loyalty commitment devotion', 'I stay at the side of those who rely on me.', 'I move on when someone better comes along.'),
  pair('rely', 'trust reliability dependability', 'When I say that I will do something, it gets done.', 'I now and then drop what I had promised.'),
  pair('fair', 'justice fairness equality impartiality', 'I give everyone their due by the same rule.', 'I bend a rule for those whom I like.'),
  pair('free', 'freedom liberty', 'I leave people to decide for themselves.', 'I would rather that someone told people how to live.'),
  pair('alone', 'independence autonomy', 'I make up my own mind.', 'I wait for others to tell me what to think.'),
  pair('exact', 'accuracy precision correctness', 'I check each detail until it is right.', 'I find that roughly right is good enough.'),
  pair('work', 'diligence perseverance hardworking dedication', 'I keep at a task until the end, however dull it is.', 'I stop when a task becomes tedious.'),
  pair('skill', 'mastery competence excellence expertise', 'I want to do well what few can do.', 'I do not mind being mediocre at what I do.'),
  pair('know', 'knowledge learning wisdom', 'I want to understand how things hang together.', 'I am content not to understand a thing as long as it works.'),
  pair('ask', 'curiosity exploration', 'I follow up a question merely to see where it leads.', 'I leave alone what I was not asked to look into.'),
  pair('new', 'creativity innovation imagination', 'I look for ways that nobody has tried.', 'I do a thing as it has always been done.'),
  pair('grow', 'improvement growth progress', 'I look at yesterday’s work for what could be done better.', 'I leave things as they are once they work.'),
  pair('tidy', 'order organization discipline', 'I put everything in its place before I begin.', 'I begin somewhere and let the mess take care of itself.'),
  pair('short', 'brevity simplicity', 'I say it in few words.', 'I let my sentences run on.'),
  pair('use', 'helpfulness usefulness service', 'I ask what someone needs, and see that they get it.', 'I leave others to manage by themselves.'),
  pair('together', 'cooperation collaboration teamwork', 'I would rather bring a thing about with others than by myself.', 'I would rather others kept out of what I do.'),
  pair('safe', 'safety security', 'I look for what might go wrong before anyone gets hurt.', 'I do not spend time on dangers that may never come.'),
  pair('caution', 'caution prudence', 'I think twice before I act.', 'I act first and think later.'),
  pair('brave', 'courage boldness', 'I do what frightens me if it has to be done.', 'I avoid a thing when it frightens me.'),
  pair('secret', 'privacy confidentiality discretion', 'What is told to me behind closed doors stays with me.', 'I pass on what others let slip.'),
  pair('answerable', 'responsibility accountability', 'I own up to what I have done and put it right.', 'I let others answer for what went wrong.'),
  pair('rule', 'obedience tradition conformity', 'I do as those before me have done.', 'I do not see why old ways should bind me.'),
  pair('lead', 'power authority influence', 'I like to be the one who decides for others.', 'I have no wish to tell others what to do.'),
  pair('won', 'achievement success ambition', 'I want to get further than others have got.', 'I do not need to get anywhere in particular.'),
  pair('joy', 'pleasure happiness enjoyment', 'I do things for the fun of them.', 'I can do without amusement.'),
  pair('calm', 'peace harmony tolerance', 'I let others be different, and settle a quarrel.', 'I let a quarrel take its course.'),
  pair('earth', 'environmentalism nature sustainability', 'I think of rivers, woods and the air when I choose.', 'I leave the woods and rivers to look after themselves.'),
  pair('home', 'patriotism nation', 'I put my own country first.', 'It is all the same to me which country gains.'),
  pair('humble', 'humility modesty', 'I say what I cannot do.', 'I like to hear that I am the best.'),
  pair('respect', 'respect politeness dignity', 'I treat everyone as somebody, whoever they are.', 'I am short with people who do not count.'),
  pair('bend', 'adaptability flexibility', 'I change my plan when things turn out otherwise.', 'I keep to my plan whatever happens.'),
  pair('reason', 'rationality logic objectivity', 'I go by what the evidence says, not by what I would like.', 'I go by my feeling, whatever the evidence says.'),
  pair('access', 'accessibility inclusiveness diversity', 'I see to it that nobody is shut out.', 'I do not mind when some people cannot take part.'),
  pair('lovely', 'beauty art aesthetics elegance', 'I linger over what is well made and fine to look at.', 'It is all one to me how a thing looks.'),
  pair('rich', 'wealth prosperity money luxury', 'I like to see a fortune grow.', 'I have no use for riches.'),
  pair('fit', 'health wellness wellbeing', 'I put sleep, food and exercise before work.', 'I let the body take what comes.'),
  pair('steady', 'stability consistency balance', 'I am the same today as I was yesterday.', 'I say one thing today and another tomorrow.'),
  pair('bright', 'hope optimism positivity', 'I expect that things will turn out well.', 'I expect the worst.'),
  pair('swift', 'efficiency productivity effectiveness', 'I get much done in little time.', 'I take the long way without a second thought.'),
  pair('wait', 'patience calmness', 'I can wait as long as it takes.', 'I lose my temper when a thing drags on.'),
  pair('thanks', 'gratitude appreciation', 'I tell people what I owe to them.', 'I take what others do for me as a matter of course.'),
  pair('laugh', 'humor playfulness wit', 'I make people laugh.', 'I am not one for jokes.'),
  pair('sacred', 'faith spirituality piety', 'I bow to something greater than this world.', 'I hold nothing sacred.'),
  pair('kin', 'family kinship', 'I put parents and children before everything else.', 'Being related to someone means little to me.'),
  pair('pardon', 'forgiveness mercy', 'I let go of what was done to me.', 'I do not forget an injury.'),
  pair('renown', 'fame reputation prestige recognition popularity', 'I want my name to be spoken with awe.', 'I do not care whether anyone has heard of me.'),
  pair('tough', 'resilience strength robustness', 'I get up again after every blow.', 'I take long to get over a blow.'),
  pair('gentle-words', 'tact diplomacy', 'I find a way to say it that hurts no one.', 'I blurt out what I think, whoever is in the room.'),
  pair('law', 'lawfulness legality ethics', 'I ask whether a thing is allowed before I do it.', 'I break a law when nobody is watching.'),
  pair('pride', 'pride confidence assertiveness', 'I know my worth and let it be seen.', 'I make myself small in front of others.'),
  pair('fire', 'passion enthusiasm zeal', 'I throw myself into what I do, heart and soul.', 'I keep cool about everything that I do.'),
  pair('teach', 'education teaching informativeness', 'I pass on what I have found out, so that others have it too.', 'I keep what I have found out for myself.'),
  pair('whole', 'completeness thoroughness comprehensiveness', 'I leave nothing out.', 'I skip what seems minor.'),
];
