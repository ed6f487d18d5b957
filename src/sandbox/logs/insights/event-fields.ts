import {isObject} from '../../json/is-object.ts';
import {Instant, type QueryRow, type Value} from './values.ts';

/** An event, and where it stands. */
export interface QueriedEvent {
  /** ms since 1970. */
  readonly time: number;
  readonly ingested: number;
  readonly message: string;
  /** Tells it from all others. */
  readonly pointer: string;
  readonly streamName: string;
  /** `123456789012:/aws/lambda/orders`. */
  readonly log: string;
}

/** Bytes of a megabyte, as the service has them in memory sizes. */
const megabyte = 1_000_000;

const request = /RequestId: ([\da-f-]{36})|^\S+\t([\da-f-]{36})\t/;
const ofReport: Readonly<Record<string, readonly [pattern: RegExp, factor: number]>> = {
  '@duration': [/\tDuration: ([\d.]+) ms/, 1],
  '@billedDuration': [/\tBilled Duration: ([\d.]+) ms/, 1],
  '@initDuration': [/\tInit Duration: ([\d.]+) ms/, 1],
  '@memorySize': [/\tMemory Size: (\d+) MB/, megabyte],
  '@maxMemoryUsed': [/\tMax Memory Used: (\d+) MB/, megabyte],
};
const trace: Readonly<Record<string, RegExp>> = {
  '@xrayTraceId': /XRAY TraceId: (\S+)/,
  '@xraySegmentId': /\tSegmentId: (\S+)/,
};

/** The fields that the service finds in an event of Lambda (CloudWatch Logs user guide, discovered fields), each when it is asked for. */
export function toEventFields(event: QueriedEvent): QueryRow {
  let parsed: unknown;
  let isParsed = false;
  return {
    get(name) {
      const own = name.startsWith('@') ? getOwn(event, name) : undefined;
      if (own !== undefined || name.startsWith('@')) return own;
      if (!isParsed) parsed = parseFragment(event.message);
      isParsed = true;
      return getMember(parsed, name);
    },
  };
}

function getOwn({time, ingested, message, streamName, log, pointer}: QueriedEvent, name: string): Value {
  if (name === '@timestamp') return new Instant(time);
  if (name === '@ingestionTime') return new Instant(ingested);
  if (name === '@message') return message;
  if (name === '@logStream') return streamName;
  if (name === '@log') return log;
  if (name === '@ptr') return pointer;
  if (name === '@type') return /^(START|END|REPORT|INIT_START|INIT_REPORT) /.exec(message)?.[1];
  if (name === '@requestId') {
    const [, labelled, inColumns] = request.exec(message) ?? [];
    return labelled ?? inColumns;
  }
  if (Object.hasOwn(trace, name)) return trace[name]?.exec(message)?.[1];
  const [pattern, factor = 1] = (Object.hasOwn(ofReport, name) && ofReport[name]) || [];
  const figure = message.startsWith('REPORT ') ? pattern?.exec(message)?.[1] : undefined;
  return figure === undefined ? undefined : Number(figure) * factor;
}

/** The JSON in a message: the whole, or what stands from its first brace on. */
function parseFragment(message: string): unknown {
  const start = message.indexOf('{');
  if (start < 0) return undefined;
  try {
    return JSON.parse(message.slice(start));
  } catch {
    return undefined;
  }
}

/** `record.metrics.durationMs`, `items.0.name`; a name with points itself is found, too. */
function getMember(value: unknown, path: string): Value {
  if (Array.isArray(value) || isObject(value)) {
    const members = value as Readonly<Record<string, unknown>>;
    if (Object.hasOwn(members, path)) return toValue(members[path]);
    const [first = '', ...rest] = path.split('.');
    if (rest.length > 0 && Object.hasOwn(members, first)) return getMember(members[first], rest.join('.'));
  }
  return undefined;
}

function toValue(member: unknown): Value {
  if (typeof member === 'string' || typeof member === 'number') return member;
  if (typeof member === 'boolean') return String(member);
  return undefined;
}
