/** Bytes from one place up to another, which is not part of it. */
export interface ByteSpan {
  readonly from: number;
  readonly to: number;
}

/** The spans with one more, joined where they touch; in the order of their places. */
export function addSpan(spans: readonly ByteSpan[], added: ByteSpan): readonly ByteSpan[] {
  if (added.to <= added.from) return spans;
  const apart = spans.filter(({from, to}) => to < added.from || from > added.to);
  const joined = spans.filter(span => !apart.includes(span));
  const whole = {
    from: Math.min(added.from, ...joined.map(({from}) => from)),
    to: Math.max(added.to, ...joined.map(({to}) => to)),
  };
  return [...apart, whole].toSorted((a, b) => a.from - b.from);
}

/** What of a span none of the spans has. */
export function missingOf(spans: readonly ByteSpan[], {from, to}: ByteSpan): readonly ByteSpan[] {
  const missing: ByteSpan[] = [];
  let at = from;
  for (const span of spans) {
    if (span.to <= at) continue;
    if (span.from >= to) break;
    if (span.from > at) missing.push({from: at, to: span.from});
    at = span.to;
  }
  return at < to ? [...missing, {from: at, to}] : missing;
}
