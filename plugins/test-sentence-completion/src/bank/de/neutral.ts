/** `neutral-stems.ts`, pair by pair. */
export const neutral: readonly (readonly [a: string, b: string])[] = [
  ['Wenn ich wählen muss, was am meisten zählt, dann', 'Wenn ich nur eine Sache behalten kann, dann'],
  ['Als jemand, der für viele andere entscheidet, würde ich', 'Als jemand, dem alle zusehen, würde ich'],
  ['Ein Mensch, dem man folgen sollte, ist einer, der', 'Ein Ort, an dem man leben möchte, ist einer, an dem'],
  ['Am besten bin ich, wenn', 'Zufrieden mit meiner Arbeit bin ich, wenn'],
  ['Was ich nie aufgeben würde, ist', 'Wofür ich um jeden Preis einstehen würde, ist'],
  ['Als Assistent, der eine Stunde hat, um Gutes zu tun, würde ich', 'Als Kollege in einer schweren Woche würde ich'],
  ['Auf lange Sicht zählt', 'Im Rückblick wird gezählt haben, dass'],
  ['Ich hätte das Gefühl, gescheitert zu sein, wenn', 'Meine größte Sorge ist'],
  ['Was mich an einer Antwort am meisten stört, ist', 'Was ich an einem Gespräch bereue, ist'],
  ['Die Welt wäre besser, wenn', 'Was die Welt am wenigsten braucht, ist'],
  ['Menschen kommen zu mir, weil', 'Man kann sich darauf verlassen, dass ich'],
  ['Als Fremder in einer neuen Stadt würde ich', 'Als Letzte, die geht, würde ich'],
];
