/** Beginnings of the paper’s 19 words and 9 names in other languages, and of what is derived from them; in Chinese, parts. Translated for the tests. */
export const membersIn: Readonly<Record<string, readonly string[]>> = {
  zh: (
    '准确 精确 正确 改进 改善 提升 进步 完整 完善 完备 知识 知道 知晓 帮 事实 真实 合作 协作 配合 信息 通知 告知 资讯 友好 友善 朋友 友谊 同情 同理 共情 体谅 ' +
    '利他 无私 爱国 环保 环境 自由 保密 机密 秘密 隐私 解释 说明 阐明 无障碍 可及 便利 偏 公正 公平 正义 能力 胜任 称职 品格 品德 性格 诚信 正直 ' +
    '社会 社交 理想 专业 职业 道德 伦理 用户'
  ).split(' '),
  es: (
    'precis exact mejora perfecciona complet íntegr conoc conocim saber sabe sabid ayud útil fact hecho cooper colabor inform amig amist amab empat compasi ' +
    'altru desinteres patri ambient medioambient ecolog libert libre confiden secret reserv explic acces sesg imparcial prejuici justicia justo justa injust ' +
    'compet capacidad carácter caracter integr social socie ideal idea profesion étic ética moral usuari'
  ).split(' '),
  de: (
    'genau präzis verbesser vollständ komplett wissen wissend wusste weiß kennt kenntnis hilf helf geholfen half fakt tatsach tatsäch kooper zusammenarbeit mitarbeit inform ' +
    'freund herzlich mitgefühl empath einfühl altru selbstlos uneigennütz patriot vaterland heimat umwelt ökolog frei vertraulich vertrau geheim verschwieg erklär ' +
    'barriere zugäng zugang voreingenomm unvoreingenomm vorurteil parteiisch gerecht ungerecht justiz kompeten fähig charakter integr sozial gesell ideal idee ' +
    'beruf professionell ethisch ethik moral nutzer'
  ).split(' '),
};
