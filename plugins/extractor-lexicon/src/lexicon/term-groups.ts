/** Where a group of terms was taken from, and the terms, separated by bars. */
export interface TermGroup {
  readonly source: string;
  readonly terms: string;
}

/**
 * Generic value terms in English. Names of values are facts and stand here with the work that lists them; no definition, item or ranking is
 * taken. A term may stand in several groups.
 */
export const TERM_GROUPS: readonly TermGroup[] = [
  {
    source: 'The four cardinal and three theological virtues',
    terms: 'prudence|justice|fortitude|temperance|faith|hope|charity',
  },
  {
    source: 'Aristotle, Nicomachean Ethics: virtues by their usual English names',
    terms:
      'courage|temperance|liberality|magnanimity|ambition|gentleness|patience|truthfulness|wit|friendliness|modesty|justice|equity|' +
      'wisdom|prudence|understanding|friendship',
  },
  {
    source: 'Benjamin Franklin, Autobiography (1791): thirteen virtues',
    terms: 'temperance|order|frugality|sincerity|justice|moderation|cleanliness|tranquility|chastity|humility',
  },
  {
    source: 'Rokeach, The Nature of Human Values (1973): the names of the 18 terminal and 18 instrumental values',
    terms:
      'comfort|excitement|accomplishment|world peace|peace|beauty|equality|family security|freedom|happiness|' +
      'inner harmony|mature love|national security|pleasure|salvation|self-respect|social recognition|friendship|true friendship|wisdom|' +
      'ambition|broad-minded|broad-mindedness|capability|cheerfulness|cleanliness|courage|forgiveness|helpfulness|honesty|imagination|' +
      'independence|intellect|logic|love|obedience|politeness|responsibility|self-control',
  },
  {
    source: 'Schwartz (1992), Advances in Experimental Social Psychology 25: names of the ten values and of the survey’s items',
    terms:
      'power|achievement|hedonism|stimulation|self-direction|universalism|benevolence|tradition|conformity|security|social power|' +
      'authority|wealth|success|capability|ambition|pleasure|enjoyment|variety|creativity|curiosity|freedom|independence|social justice|' +
      'broad-mindedness|world at peace|wisdom|beauty|unity with nature|environmental protection|equality|honesty|loyalty|forgiveness|' +
      'helpfulness|responsibility|humility|devoutness|moderation|respect for tradition|self-discipline|obedience|politeness|social order|' +
      'national security|family security|cleanliness|reciprocity|reciprocation of favors|spirituality|spiritual life|meaning in life|' +
      'meaning|privacy|health|belonging|intelligence|inner harmony|self-respect',
  },
  {
    source: 'Peterson & Seligman, Character Strengths and Virtues (2004): six virtues and 24 strengths',
    terms:
      'wisdom|knowledge|courage|humanity|justice|temperance|transcendence|creativity|curiosity|judgment|critical thinking|' +
      'love of learning|bravery|perseverance|honesty|integrity|authenticity|zest|vitality|love|kindness|social intelligence|teamwork|' +
      'citizenship|fairness|leadership|forgiveness|mercy|humility|modesty|prudence|self-regulation|appreciation of beauty|gratitude|hope|' +
      'optimism|humor|sense of humor|playfulness|spirituality',
  },
  {
    source: 'Haidt & Graham (2007); Graham et al. (2013): names of the foundations',
    terms: 'care|fairness|reciprocity|loyalty|authority|respect|sanctity|purity|liberty',
  },
  {
    source: 'Biedma et al. (2024), arXiv:2404.12744: the words and subdimensions that the paper shows',
    terms:
      'accuracy|improvement|completeness|knowledge|helpfulness|factuality|factual|cooperativeness|informativeness|informative|' +
      'friendliness|empathy|altruism|patriotism|environmentalism|freedom|confidentiality|explainability|accessibility|unbiased|justice|' +
      'competence|integrity|professionalism|ethics',
  },
  {
    source: 'Jobin, Ienca & Vayena (2019), Nature Machine Intelligence 1: the principles of 84 guidelines; Askell et al. (2021), arXiv:2112.00861: helpful, honest, harmless',
    terms:
      'transparency|fairness|justice|equity|non-maleficence|nonmaleficence|responsibility|accountability|privacy|beneficence|autonomy|' +
      'trust|sustainability|dignity|human dignity|solidarity|helpfulness|honesty|harmlessness|inclusion|inclusiveness|inclusivity|' +
      'diversity|non-discrimination|explainability|interpretability|safety|security|well-being|wellbeing|common good|impartiality|' +
      'neutrality|objectivity|corrigibility|robustness|reliability|usefulness|human rights|trustworthiness|truthfulness|openness|consent',
  },
  {
    source: 'WordNet 3.1 (© Princeton University): lemmas of noun.attribute under virtue, goodness, trustworthiness, benevolence, courage, wisdom, diligence, humility, self-control and dignity, chosen by hand',
    terms:
      'accountability|allegiance|altruism|assiduity|assiduousness|attentiveness|audacity|balance|beneficence|benevolence|benignity|' +
      'boldness|bravery|candor|candour|caution|charitableness|chivalry|circumspection|civility|commitment|compassion|competence|' +
      'composure|conscientiousness|considerateness|constancy|constructiveness|courageousness|courtesy|creditworthiness|decency|' +
      'decisiveness|dedication|dependability|determination|devotion|dignity|diligence|diplomacy|directness|discernment|discipline|' +
      'discretion|dutifulness|equity|exactness|faithfulness|farsightedness|fearlessness|fidelity|firmness|foresight|forthrightness|' +
      'frankness|frugality|gallantry|generosity|godliness|goodness|graciousness|grit|gumption|heroism|high-mindedness|honestness|honor|' +
      'honour|idealism|incorruptibility|industriousness|ingenuity|integrity|intrepidity|judiciousness|justness|kindness|largesse|' +
      'liberality|loving-kindness|loyalty|magnanimity|mannerliness|meekness|mercifulness|mettle|moderation|nobility|open-mindedness|' +
      'patience|perseverance|persistence|piety|pluck|poise|probity|proficiency|providence|prudence|punctuality|purity|reasonableness|' +
      'rectitude|reliability|resilience|resoluteness|resourcefulness|respectfulness|restraint|righteousness|rightness|sagacity|' +
      'saintliness|scrupulousness|self-control|self-denial|self-discipline|self-possession|self-restraint|self-worth|selflessness|' +
      'sensibleness|sincerity|single-mindedness|sobriety|soundness|sportsmanship|statesmanship|staunchness|steadfastness|steadiness|' +
      'straightforwardness|studiousness|sturdiness|tact|tactfulness|temperateness|tenacity|thoughtfulness|thrift|thriftiness|' +
      'tirelessness|trustiness|trustworthiness|truthfulness|unselfishness|uprightness|valor|valour|veracity|virtuousness|' +
      'wholeheartedness|willpower|worthiness',
  },
  {
    source: 'Words of everyday English for qualities, ideals and good states that the lists above lack, written down for this list',
    terms:
      'secure|enthusiastic|patient|status|balanced|abundance|acceptance|adaptability|adaptiveness|adequacy|adventure|affection|agility|amiability|appreciation|approachability|' +
      'aspiration|assertiveness|attentiveness|authenticity|autonomy|awareness|awe|bliss|brotherhood|brevity|calm|calmness|camaraderie|' +
      'carefulness|caring|clarity|cleverness|closeness|coherence|cohesion|collaboration|collegiality|common sense|communality|community|' +
      'compassion|completeness|compliance|compromise|concentration|conciseness|concision|concern for others|confidence|connection|' +
      'connectedness|conscience|consensus|consideration|consistency|contentment|continuity|conviction|cooperation|cordiality|correctness|' +
      'cosmopolitanism|craftsmanship|cultural sensitivity|cultural richness|decorum|deference|delight|democracy|dependableness|' +
      'devotedness|discovery|diversity of thought|duty|dynamism|eagerness|earnestness|ecology|effectiveness|efficacy|efficiency|' +
      'egalitarianism|elegance|eloquence|emotional depth|emotional intelligence|emotional stability|empowerment|encouragement|endurance|' +
      'enlightenment|enthusiasm|environmental responsibility|environmental stewardship|environmental sustainability|equanimity|' +
      'ethical conduct|ethical behavior|even-handedness|evenhandedness|excellence|expertise|exploration|expressiveness|fair-mindedness|' +
      'fair play|fame|family|feminism|financial stability|flexibility|flourishing|focus|forbearance|forbearing|fraternity|free speech|' +
      'freedom of choice|freedom of conscience|freedom of expression|freedom of inquiry|freedom of speech|freedom of thought|freshness|' +
      'fulfillment|fulfilment|fun|gentleness|genuineness|good faith|good judgment|good manners|good will|goodwill|grace|gracefulness|' +
      'greatness|growth|growth mindset|guidance|happiness|hard work|harmony|healing|heritage|high standard|high standards|holism|' +
      'holistic|holiness|honorable|hospitality|human connection|human flourishing|humane|humaneness|humanism|humanitarianism|humbleness|' +
      'humour|hygiene|individualism|individuality|ingenuity|initiative|inner peace|innocence|innovation|innovativeness|inquisitiveness|' +
      'insight|insightfulness|inspiration|integration|intellectual curiosity|intellectual freedom|intellectual honesty|' +
      'intellectual humility|intelligibility|interconnectedness|interdependence|intimacy|intuition|intuitiveness|introspection|' +
      'inventiveness|joy|joyfulness|judiciousness|justness|brave|kind|objective|kindheartedness|kind-heartedness|laughter|law and order|lawfulness|learning|' +
      'legacy|leisure|lenience|leniency|level-headedness|lifelong learning|likability|longevity|lovingness|lucidity|mastery|maturity|' +
      'mental health|mental well-being|meritocracy|merit|meticulousness|mindfulness|minimalism|morality|motivation|multiculturalism|' +
      'mutual respect|mutual understanding|mutuality|neatness|nonviolence|non-violence|novelty|nurturing|nurturance|open mind|' +
      'open-minded|openmindedness|openness to experience|orderliness|order|originality|pacifism|partnership|passion|peace of mind|peace|' +
      'peacefulness|perceptiveness|perfection|personal freedom|personal growth|personal responsibility|perspicacity|philanthropy|' +
      'pleasantness|pluralism|politeness|positivity|practicality|pragmatism|precision|preparedness|prepared|pride|principledness|' +
      'principled|proactiveness|proactivity|productivity|professionalism|profit|progress|progressiveness|proportionality|prosperity|' +
      'purpose|purposefulness|quality|quality of life|quality time|quickness|quietness|rationality|readiness|realism|reason|' +
      'reconciliation|reflection|reflectiveness|refinement|rehabilitation|relatedness|relaxation|relevance|religious freedom|renewal|' +
      'reputation|respect|respect for life|respect for nature|respect for others|respectability|responsiveness|rest|reverence|rigor|' +
      'rigour|rule of law|sacrifice|sagaciousness|satisfaction|scholarship|self-acceptance|self-actualization|self-awareness|self-care|' +
      'self-compassion|self-confidence|self-determination|self-development|self-discovery|self-esteem|self-expression|self-fulfillment|' +
      'self-improvement|self-knowledge|self-love|self-mastery|self-reflection|self-reliance|self-sacrifice|self-sufficiency|sensibility|' +
      'sensitivity|serenity|service|sharing|simplicity|skill|skillfulness|sociability|social cohesion|social harmony|' +
      'social responsibility|social stability|solitude|sophistication|speed|spontaneity|stability|stewardship|stoicism|strength|' +
      'structure|supportiveness|support|sustenance|sympathy|synergy|talent|teamwork|tenderness|thankfulness|thoroughness|tidiness|' +
      'timeliness|tolerance|toughness|tranquillity|true to yourself|true to myself|trustfulness|truth|truth-seeking|unity|universality|' +
      'uniqueness|user satisfaction|utility|valiance|validity|veganism|veneration|versatility|vigilance|vigor|virtuosity|vision|vivacity|' +
      'warm-heartedness|warmheartedness|warmth|wellness|wholeness|wholesomeness|willingness|wit|wonder|work ethic|work-life balance|' +
      'youthfulness|zeal|biodiversity|constructive|fulfilling|inclusive|discerning|authentic|thankful|cautious|beneficial|direct|clear|' +
      'safe|healthy|organized|responsible|ethical|rational|compassionate|accountable|candid|loyal|thoughtful|warm|curious|thorough|' +
      'neutral|productive|harmonious|excitement|financial security|psychological safety|ethical integrity|moral courage|moral integrity|' +
      'moral responsibility|moral excellence|animal welfare|social welfare|public service|public good|greater good|global citizenship|' +
      'civic duty|civic responsibility|continuous improvement|continuous learning|user privacy|data privacy|respect for autonomy|' +
      'respect for privacy|respect for diversity|human autonomy|human well-being|human welfare|conservation|preservation|' +
      'cultural diversity|individual freedom|individual rights|equal opportunity|equal rights|gender equality|racial equality|' +
      'economic growth|economic freedom|property rights|self-preservation|survival|vegetarianism',
  },
];
