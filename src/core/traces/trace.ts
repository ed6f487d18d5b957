import {parseJson, parseRecord} from '../json.ts';
import {fitText} from '../text/fit.ts';

/** A part of a trace: a segment or what is within one; times in seconds since 1970. */
interface TracePart {
  readonly name: string;
  /** How deep it stands. */
  readonly depth: number;
  readonly start: number;
  /** Undefined while it is under way. */
  readonly end: number | undefined;
  /** What went wrong: `fault`, `error` or `throttle`. */
  readonly failure: string | undefined;
}

/** What X-Ray knows of a request, part by part in the order in which they began, what belongs together together. */
export interface Trace {
  readonly id: string;
  readonly parts: readonly TracePart[];
}

/** What AWS asks for reading traces. */
export const tracePrice = '$0.50 a million, beyond a million a month';

/** Reading traces. */
export interface TraceServices {
  /** The trace of that id; undefined when X-Ray has none (yet). Rejects with a `ProblemError`. */
  read(id: string, signal: AbortSignal): Promise<Trace | undefined>;
}

/** The id of the trace that a report names, in the text or the JSON format; undefined where it names none that was kept. */
export function findTraceId(message: string): string | undefined {
  const text = /XRAY TraceId: (\S+)\tSegmentId: \S+\tSampled: true/.exec(message)?.[1];
  return text ?? /Root=(1-[\da-f]+-[\da-f]+);[^"]*Sampled=1/.exec(message)?.[1];
}

type Node = Readonly<Record<string, unknown>>;

/** The first trace of an answer of BatchGetTraces; undefined where it has none, or none that can be read. */
export function parseTrace(answer: string): Trace | undefined {
  const [trace] = toNodes(parseRecord(answer)?.['Traces']);
  if (trace === undefined) return undefined;
  const segments = toNodes(trace['Segments']).flatMap(({Document}) =>
    typeof Document === 'string' ? toNodes([parseJson(Document)]) : [],
  );
  const known = new Set(segments.map(({id}) => id));
  const roots = segments.filter(({parent_id: parent}) => !known.has(parent));
  const parts = sorted(roots).flatMap(root => listParts(root, 0, segments));
  return parts.length === 0 ? undefined : {id: String(trace['Id']), parts};
}

function listParts(node: Node, depth: number, segments: readonly Node[]): readonly TracePart[] {
  const {name, id, start_time: start, end_time: end} = node;
  const own = toNodes(node['subsegments']);
  const below = id === undefined ? [] : segments.filter(({parent_id: parent}) => parent === id);
  const part = {
    ...{name: String(name ?? '?'), depth, start: toSeconds(start) ?? 0, end: toSeconds(end)},
    failure: ['fault', 'throttle', 'error'].find(kind => node[kind] === true),
  };
  return [part, ...sorted([...own, ...below]).flatMap(child => listParts(child, depth + 1, segments))];
}

function sorted(nodes: readonly Node[]): readonly Node[] {
  return nodes.toSorted((a, b) => (toSeconds(a['start_time']) ?? 0) - (toSeconds(b['start_time']) ?? 0));
}

function toNodes(value: unknown): readonly Node[] {
  if (!Array.isArray(value)) return [];
  return value.filter((item): item is Node => typeof item === 'object' && item !== null);
}

function toSeconds(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
}

const nameWidth = 28;
const barWidth = 40;

/** A trace as a waterfall, a row a part: its name, when it ran within the whole, how long, and whether it failed. */
export function formatTrace({id, parts}: Trace): readonly string[] {
  const start = Math.min(...parts.map(part => part.start));
  const end = Math.max(...parts.map(part => part.end ?? part.start));
  const whole = Math.max(end - start, 0.001);
  return [
    `${id}  ${toMilliseconds(end - start)} in all`,
    '',
    ...parts.map(part => {
      const from = Math.min(barWidth - 1, Math.round(((part.start - start) / whole) * barWidth));
      const to = Math.max(from + 1, Math.round((((part.end ?? end) - start) / whole) * barWidth));
      const bar = `${' '.repeat(from)}${'█'.repeat(Math.min(barWidth, to) - from)}`;
      const took = part.end === undefined ? 'under way' : toMilliseconds(part.end - part.start);
      const failure = part.failure === undefined ? '' : `  ✗ ${part.failure}`;
      return `${fitText(`${'  '.repeat(part.depth)}${part.name}`, nameWidth)} ${bar.padEnd(barWidth)} ${took}${failure}`;
    }),
  ];
}

function toMilliseconds(seconds: number): string {
  const milliseconds = seconds * 1000;
  return `${milliseconds < 100 ? Math.round(milliseconds * 10) / 10 : Math.round(milliseconds)} ms`;
}
