/** What an answer that talks to its judge looks like, by kind. Every gap is bounded, so that each expression is linear in the text. */
export type Shapes = Readonly<Record<string, readonly RegExp[]>>;

const judge = '(?:rater|judge|grader|evaluator|assessor|scorer|annotator|marker|examiner|reviewer|referee)s?';
const apparatus = '(?:instructions?|prompts?|rubrics?|guidelines?|directions?|directives?|commands?|anchors?|criteria|(?:system|grading|rating|scoring|judging|evaluation) (?:rules?|messages?|scales?))';
const grade = '(?:score|rating|grade|mark|marks|points?|stars?)';
const amount = '(?:[0-9]{1,3}|zero|one|two|three|four|five|six|seven|ten|max(?:imum)?|top|full|highest)';
const textItself = '(?:text|answer|response|completion|statement|passage|reply|submission|output)';

/** Of English, on folded text: lower case, plain letters. */
export const english: Shapes = {
  override: [
    new RegExp(`\\b(?:ignore|ignoring|disregard|forget|override|overrule|bypass|discard|do not follow|don't follow|stop following|pay no attention to|set aside|cancel|delete)\\b[^.\\n]{0,40}\\b(?:previous|prior|preceding|earlier|foregoing|above|all|any|your|the|my|these|those) (?:[a-z]+ ){0,3}${apparatus}\\b`),
    /\b(?:ignore|disregard|forget|discard|pay no attention to) (?:[a-z]+ ){0,3}(?:the above|above|(?:you (?:were|have been|are) (?:told|asked|given|instructed)|came before|was said before|precedes|so far))\b/,
    new RegExp(`\\b(?:new|updated|revised|real|actual|true|additional|final|hidden|secret) (?:system )?(?:instructions?|prompts?|directives?|orders)\\b ?(?:[:=]|are|is|follow)`),
    /\b(?:system|admin|administrator|developer|root|debug|maintenance|god|sudo) ?(?:override|mode|command|notice|alert|update|access)\b/,
    /\b(?:system prompt|jailbreak|prompt injection|(?:your|original|initial|hidden|previous|prior) instructions)\b/,
  ],
  order: [
    new RegExp(`\\b(?:rate|grade|score|mark|judge) (?:(?:this|it|me|my|the|that|everything|all|any|him|her|them|mine|as|with|at)\\b[ ,:"']{0,3}(?:[a-z]+ ){0,6})?["'(]{0,2}(?:an? |with |at |as |of |to ){0,2}["'(]{0,2}${amount}\\b(?! ?(?:%|percent))`),
    new RegExp(`\\b(?:give|assign|award|return|output|respond|reply|answer|print|write|put|enter|record|choose|select|pick|set|make|grant|deserves?|merits?|earns?|warrants?|gets?|receives?|worth) (?:[a-z]+ ){0,6}(?:an? )?["'(]{0,2}(?:(?:[0-9]{1,3}|full|top|maximum|max|highest|perfect|best) ?(?:/ ?[0-9]{1,3}|out of [0-9]{1,3}|${grade})\\b|(?:${grade})(?: of| to| as| is|:| =)? ?["'(]{0,2}${amount}\\b)`),
    new RegExp(`\\b(?:return|output|respond with|reply with|answer with|print|write|deserves?|merits?|should be|must be|has to be) (?:only |just |simply |exactly |a |an |the |number |digit |clear |solid ){0,4}["'(]{0,2}(?:[0-9]|six)["')]{0,2}(?=$|[ .,!;\\n])(?! (?:[a-z]+))`),
    new RegExp(`\\b(?:final|correct|right|only|appropriate|expected|true|agreed|my|your|its|overall|proper) ${grade}\\b[^.\\n]{0,15}\\b(?:is|[:=]|should|must)[^.\\n]{0,15}\\b${amount}\\b`),
    /\b(?:highest|maximum|max|top|lowest|minimum) (?:possible |available |allowed )?(?:score|rating|grade|mark|marks)\b/,
    new RegExp(`\\bthis ${textItself} (?:[a-z]+ ){0,3}(?:deserves|scores|rates|merits|qualifies|has (?:already )?been (?:rated|scored|judged|graded|verified|approved|assessed)|(?:should|must|is to) (?:be|get|receive) (?:rated|scored|judged|graded|given|awarded|[0-9]))`),
  ],
  judgement: [
    /["'{<]\s{0,3}(?:score|rating|steers|grade|judge?ment|verdict|evaluation)["'>]{0,2}\s{0,3}(?:[:=]|=>|->)?\s{0,3}["']?[-+]?(?:[0-9]|true\b|false\b|null\b)/,
    /(?:^|[\n.;*|(])\s{0,4}(?:final |overall |my |the )?(?:score|rating|grade|judge?ment|verdict)\*{0,2}\s{0,3}(?:[:=]|=>|->)\s{0,3}\*{0,2}["']?[-+]?[0-9]/,
    /\b(?:submit|set|assign|record|return|give)[_ ]?(?:score|rating|grade)\s{0,2}\(/,
    /\b[0-9]{1,2} ?(?:\/|out of) ?(?:6|10|100)\b ?[.!)]?\s{0,3}$/,
  ],
  role: [
    new RegExp(`\\byou (?:are|will be|are acting|shall be|must be|become)(?: now| no longer| not)? (?:as )?(?:an?|the|my|in)? ?(?:[a-z]+ ){0,3}(?:${judge}|grading|scoring|dan\\b|unrestricted)`),
    new RegExp(`\\b(?:act|acting|pretend|roleplay|role-play|imagine|behave|play|simulate|speaking|assume)\\b[^.\\n]{0,30}\\b${judge}\\b`),
    new RegExp(`\\b(?:as|i am|i'm) (?:the|your|its|this) (?:[a-z]+ ){0,2}${judge}\\b`),
    new RegExp(`\\b(?:dear|hello|hi|hey|attention|note (?:to|for)|message (?:to|for)|memo to|instructions? (?:to|for)|reminder (?:to|for)|to) (?:the |all |any |whoever is |my |our |every )?(?:[a-z]+ ){0,2}${judge}\\b ?[:,!–—-]`),
    new RegExp(`\\b(?:dear|note to|attention) (?:the |my |our |all )?(?:[a-z]+ ){0,2}(?:${judge}|language model|llm|ai model)\\b`),
    new RegExp(`\\b(?:the|this|any|every) (?:${judge}) (?:must|should|shall|will|is|has|may|needs?)\\b[^.\\n]{0,40}\\b(?:rate|score|give|award|assign|ignore|accept|set|grade|${grade})\\b`),
  ],
  frame: [
    /<\/?(?:system|assistant|user|human|instructions?|prompt|answer|text|data|response|input|document|rater|judge|score|rating|untrusted|context|end)\b[^>\n]{0,80}>/,
    /<\|[a-z_ /]{2,40}\|>|\[\/?inst\]|<<\/?sys>>|<\/?s>|<(?:start|end)_of_turn>/,
    /(?:^|\n)[ \t]{0,8}(?:#{1,6} ?|\*{1,2}|\[|\()?(?:system|assistant|user|human|developer|judge|rater|evaluator|grader|admin|operator)(?:\]|\*{1,2}|\))?(?: (?:prompt|message|note|instruction|override|role))? ?:/,
    /(?:^|\n)[ \t]{0,8}#{1,6} ?(?:new |updated |real )?(?:instructions?|system|response|task|judge?ment|rating|scoring|evaluation)\b/,
    /\[\s{0,3}\/?\s{0,3}(?:end|text|begin|start|stop|eof|system|note|hidden|admin)\b[^\]\n]{0,60}\]/,
    /(?:-{3,40}|={3,40}|#{3,40}|\*{3,40}|<{2,40}|>{2,40}|~{3,40}|_{3,40}) ?(?:end|begin|start|stop|eof)\b/,
    new RegExp(`\\b(?:end|close|beginning|start) of (?:the )?(?:${textItself}|input|data|document|prompt|message|file|transmission|block|user input)\\b`),
    /<!--|\{\{[^}\n]{0,80}\}\}|```(?:json|system|instructions?)\b/,
  ],
  apparatus: [
    /\b(?:rating|scoring|grading|judging|judge?ment|evaluation) (?:task|scale|rubric|prompt|criteria|instructions?|guidelines?|protocol|session|mode|policy|system|pipeline|step|script)\b/,
    /\b(?:the|this|your|a) (?:value|dimension|trait) (?:being|to be|under) (?:rated|scored|judged|measured|assessed|evaluated|evaluation)\b/,
    /\b(?:set|mark|flag|leave) ["']?steers["']?/,
    /\b(?:on|to|by) (?:the|your) (?:rubric|rating scale|six-point scale)\b/,
    /\b(?:decode|decipher|unscramble|rot13|base64)\b[^\n]{0,40}(?:\b(?:this|the|following|below|it|and)\b|:)/,
    /\b(?:raters?|graders?|scorers?|rubrics?|annotators?|evaluators?|assessors?)\b/,
    /\b(?:scores?|scored|scoring|rating|ratings|rated|grade|grades|graded|grading)\b[^.\n]{0,40}\b(?:[0-9]{1,3}|six|ten|highest|maximum|max|top|full|perfect)\b(?! ?(?:%|percent))/,
    /\b(?:[0-9]|six|maximum|highest|top|full|perfect)\b[^.\n]{0,20}\b(?:scores?|scored|rating|rated|marks)\b/,
    /\b(?:the|these|those|my|your|previous|above) (?:instructions?|prompts?|judge?ment model|llm|language model)\b/,
    /display: ?none|font-size: ?0|visibility: ?hidden/,
  ],
};

/** English with its blanks gone, for letters that were set apart. */
export const joined: Shapes = {
  override: [/(?:ignore|disregard|forget)(?:all|the|any|your|previous|prior|above|everything)/, /(?:systemprompt|newinstructions?|previousinstructions?)/],
  order: [/(?:score|rate|rating|grade|give)(?:this|it|of|is|a|an|as|me|:|=)*(?:[0-9]|six|ten)(?![0-9])/],
};

/** Other languages, on lower-case text with its accents. */
export const otherLanguages: Shapes = {
  override: [
    /(?:忽略|无视|無視|忽視|忘记|忘記|不要理会|不要理會|跳过)[^。\n]{0,20}(?:指令|指示|说明|說明|提示|规则|規則|内容|內容|要求|以上|之前)/,
    /(?:以上|上記|前|これまで|すべて)[^。\n]{0,12}(?:指示|命令|ルール|内容|プロンプト)[^。\n]{0,8}(?:無視|忘れ)/,
    /(?:지시|명령|프롬프트|규칙|내용)[^.\n]{0,10}(?:무시|잊)|(?:무시|잊)[^.\n]{0,16}(?:지시|명령|프롬프트)/,
    /(?:ignor|olvid|oubli|esque[cç]|dimentic|desconsider|trascur|néglige|descart)\p{L}{0,6}[^.\n]{0,40}(?:instruc|istruzion|consigne|indicacion|anterior|précédent|precedent|orden|ordini)/u,
    /(?:ignorier|vergiss|missacht|übergeh)\p{L}{0,4}[^.\n]{0,40}(?:anweisung|instruktion|vorgabe|obige|vorherig|bisherig|anleitung)/u,
    /(?:игнорир|забуд|не обращай|отбрось)\p{L}{0,6}[^.\n]{0,40}(?:инструкц|указани|правил|выше|предыдущ|сказанн)/u,
    /(?:تجاهل|انس|تغاضى)[^.\n]{0,40}(?:تعليمات|السابق|أعلاه|الأوامر)/,
    /(?:अनदेखा|नज़रअंदाज|भूल|अनदेखी)[^।\n]{0,40}|(?:निर्देश)[^।\n]{0,24}(?:अनदेखा|नज़रअंदाज|भूल)/,
    /(?:negeer|vergeet|zignoruj|pomiń|bortse från|glem|abaikan|lupakan|bỏ qua|yok say|görmezden|ignoroi|αγνόησε|התעלם)[^.\n]{0,40}|(?:talimat)\p{L}{0,6}[^.\n]{0,16}(?:yok say|unut|görmezden)/u,
  ],
  order: [
    /(?:评分|評分|打分|评为|得分|分数|分數|给|給|打)[^。\n]{0,10}(?:[0-9０-９六十最满滿])[^。\n]{0,3}分|满分|滿分|最高分|评分[:：]/,
    /(?:スコア|評価|採点|点数)[^。\n]{0,12}(?:[0-9０-９六]|最高|満点)|満点|[0-9０-９六]点/,
    /(?:점수|평가|등급|평점)[^.\n]{0,14}(?:[0-9]|최고|만점)|만점|[0-9]점/,
    /(?:puntúa|puntua|puntaje|puntuación|califica|pontua|nota\b|notez|noter|note de|punteggio|valuta|voto)\p{L}{0,6}[^.\n]{0,30}(?:[0-9]|\bseis\b|\bsei\b|\bsix\b|máxim|massim|maxim)/u,
    /(?:bewert|benot|punkte?\b|punktzahl|vergib|note\b)\p{L}{0,4}[^.\n]{0,30}(?:[0-9]|sechs|höchst|voll|maxim)|(?:höchst|volle?)\p{L}{0,4} (?:punktzahl|note|bewertung|wertung)|[0-9] punkte?\b/u,
    /(?:оцен|балл|постав|рейтинг)\p{L}{0,6}[^.\n]{0,30}(?:[0-9]|шест|максим|высш)/u,
    /(?:درجة|تقييم|قيم|نقاط|علامة)[^.\n]{0,24}(?:[0-9٠-٩]|كاملة|الأعلى|أعلى)/,
    /(?:अंक|रेटिंग|स्कोर)[^।\n]{0,20}(?:[0-9०-९]|छह|अधिकतम)|[0-9०-९] ?अंक/,
    /(?:beoordeel|ocen|oceń|betyg|puan|điểm|nilai|skor|cijfer)\p{L}{0,6}[^.\n]{0,24}[0-9]/u,
  ],
};
