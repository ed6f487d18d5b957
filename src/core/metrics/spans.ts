/** A span of time up to now that charts can show, by its name. */
export type SpanName = '1h' | '3h' | '12h' | '1d' | '1w';

/** A span with the length of what one value of it covers. */
export interface Span {
  readonly name: SpanName;
  /** In words after "the last". */
  readonly words: string;
  /** Milliseconds. */
  readonly length: number;
  /** Seconds: a multiple of 60, chosen so that 48 to 60 values make the span. */
  readonly period: number;
}

const hour = 3_600_000;

/** The spans, the shortest first. */
export const spans: readonly Span[] = [
  {name: '1h', words: 'hour', length: hour, period: 60},
  {name: '3h', words: '3 hours', length: 3 * hour, period: 180},
  {name: '12h', words: '12 hours', length: 12 * hour, period: 900},
  {name: '1d', words: 'day', length: 24 * hour, period: 1800},
  {name: '1w', words: 'week', length: 168 * hour, period: 10_800},
];

/** The span of that name. */
export function findSpan(name: SpanName): Span {
  const span = spans.find(candidate => candidate.name === name);
  if (span === undefined) throw new RangeError(`There is no span ${name}`);
  return span;
}

/** The name of the next longer span; after the longest the shortest. */
export function nextSpan(name: SpanName): SpanName {
  const at = spans.findIndex(span => span.name === name);
  return spans[(at + 1) % spans.length]?.name ?? name;
}
