import type {Tone} from '../tone.ts';
import {type Report, showReport, toReport} from './report.ts';

/** How bad a line is: 0 debug and trace, 1 information and what says nothing, 2 a warning, 3 an error. */
export type Severity = 0 | 1 | 2 | 3;

/** What of an invocation's life a line tells, beside what was printed. */
export type Mark = 'init' | 'start' | 'end' | 'report';

/** A log event's message taken apart. */
export interface Message {
  /** As it is shown: `INFO`, `REPORT`, … */
  readonly level: string | undefined;
  readonly severity: Severity;
  readonly tone: Tone;
  readonly requestId: string | undefined;
  readonly mark: Mark | undefined;
  /** What is left to be said once time, request id and level have columns of their own. */
  readonly text: string;
  /** The same as it was printed: JSON stays JSON. */
  readonly body: string;
}

/** Characters above which a text is not parsed as JSON to be shown in a row. */
const longText = 65_536;
const uuid = '[\\da-f]{8}-[\\da-f]{4}-[\\da-f]{4}-[\\da-f]{4}-[\\da-f]{12}';
const levels = 'TRACE|DEBUG|INFO|WARN(?:ING)?|ERROR|FATAL|CRITICAL';
/** `time TAB request id TAB level TAB message`, as the Node.js runtimes print; cleaned tabs are blanks. */
const nodeLine = new RegExp(
  `^\\d{4}-\\d\\d-\\d\\dT[\\d:.]+Z[\\t ](${uuid}|undefined|)[\\t ](?:(${levels})[\\t ])?([^]*)$`,
);
/** `[level] TAB time TAB request id TAB message`, as Python's logging prints. */
const pythonLine = new RegExp(
  `^\\[(${levels})\\][\\t ]+(?:\\d{4}-\\d\\d-\\d\\dT[\\d:.]+Z[\\t ](${uuid})?[\\t ]*)?([^]*)$`,
);
const wordLine = new RegExp(`^(${levels})[:\\t ]+(.*)$`, 's');
const platformLine = /^(START|END|REPORT|INIT_START|INIT_REPORT|XRAY|EXTENSION|TELEMETRY) (.*)$/s;
const namedRequest = new RegExp(`RequestId: (${uuid})`);
const failure = /Task timed out|Runtime exited|Unhandled|^(?:RequestId: \S+ )?\S*(?:Error|Exception):/;

/** Takes a message apart, in any of the formats functions log in. */
export function readMessage(message: string): Message {
  const first = message.charCodeAt(0);
  if (first === 0x7b) return readJson(message) ?? plain(message);
  const node = nodeLine.exec(message);
  if (node !== null) return printed(node[2], node[1], node[3] ?? '');
  const python = first === 0x5b ? pythonLine.exec(message) : null;
  if (python !== null) return printed(python[1], python[2], python[3] ?? '');
  const platform = platformLine.exec(message);
  if (platform !== null) return readPlatform(platform[1] ?? '', platform[2] ?? '', message);
  const word = wordLine.exec(message);
  return word === null ? plain(message) : printed(word[1], undefined, word[2] ?? '');
}

/** A line that was printed with a level; what it says may be JSON and know better. */
function printed(level: string | undefined, id: string | undefined, text: string): Message {
  const requestId = id === 'undefined' || id === '' ? undefined : id;
  const inner = text.startsWith('{') ? readJson(text) : undefined;
  if (inner !== undefined) {
    const own = inner.level === undefined ? level : inner.level;
    return {...withLevel(own, inner.text), requestId: requestId ?? inner.requestId, mark: undefined, body: text};
  }
  return {...withLevel(level, withError(text)), requestId, mark: undefined, body: text};
}

/** The runtimes print what a handler threw as words and an object: its type and message are what a row has room for. */
function withError(text: string): string {
  const start = text.indexOf('{"errorType"');
  const error = start === -1 || text.length > longText ? undefined : toObject(text.slice(start));
  return error === undefined ? text : `${text.slice(0, start).trim()}  ${toErrorText(error)}`;
}

function toErrorText({errorType, errorMessage}: Readonly<Record<string, unknown>>): string {
  return [errorType, errorMessage]
    .filter(part => part !== undefined && part !== '')
    .map(toValue)
    .join(': ');
}

function plain(message: string): Message {
  const requestId = namedRequest.exec(message)?.[1];
  return {...withLevel(undefined, message), requestId, mark: undefined, body: message};
}

function withLevel(level: string | undefined, text: string): Pick<Message, 'level' | 'severity' | 'tone' | 'text'> {
  const severity = toSeverity(level, text);
  return {level: level === 'WARNING' ? 'WARN' : level, severity, tone: tones[severity], text};
}

const tones = ['dim', 'plain', 'warn', 'bad'] as const;

function toSeverity(level: string | undefined, text: string): Severity {
  switch (level) {
    case 'ERROR':
    case 'FATAL':
    case 'CRITICAL':
      return 3;
    case 'WARN':
    case 'WARNING':
      return 2;
    case 'DEBUG':
    case 'TRACE':
      return 0;
    case undefined:
      return failure.test(text.length > longText ? text.slice(0, longText) : text) ? 3 : 1;
    default:
      return 1;
  }
}

const platformMarks: Readonly<Record<string, Mark>> = {
  START: 'start',
  END: 'end',
  REPORT: 'report',
  INIT_START: 'init',
};

function readPlatform(word: string, rest: string, message: string): Message {
  const report = word === 'REPORT' ? toReport(message) : undefined;
  if (report !== undefined) return reported(report);
  const failed = word === 'INIT_REPORT' && rest.includes('Status: ');
  return {
    level: word === 'INIT_START' || word === 'INIT_REPORT' ? 'INIT' : word,
    severity: failed ? 3 : 1,
    tone: failed ? 'bad' : 'dim',
    requestId: namedRequest.exec(rest)?.[1],
    mark: platformMarks[word],
    text: toPlatformText(word, rest),
    body: rest,
  };
}

/** START tells the version first: the request id is long, and on the other lines too. */
function toPlatformText(word: string, rest: string): string {
  const [, id, version] = /^RequestId: (\S+)(?: Version: (\S+))?\s*$/.exec(rest) ?? [];
  if (word === 'END' && id !== undefined) return id;
  return word === 'START' && version !== undefined ? `version ${version} · ${id}` : rest;
}

function reported(report: Report): Message {
  const text = showReport(report);
  const failed = report.status !== undefined;
  return {
    level: 'REPORT',
    severity: failed ? 3 : 1,
    tone: failed ? 'bad' : 'accent',
    requestId: report.requestId,
    mark: 'report',
    text,
    body: text,
  };
}

/** A line of Lambda's JSON format, or of a library's that logs objects with a level and a message. */
function readJson(text: string): Message | undefined {
  const object = text.length > longText ? undefined : toObject(text);
  if (object === undefined) return undefined;
  const {type, record} = object;
  if (typeof type === 'string' && type.startsWith('platform.')) return readRecord(type, record, text);
  const level = firstText(object, levelNames)?.toUpperCase();
  const id = firstText(object, requestNames);
  const message = object['message'] ?? object['msg'] ?? toErrorMessage(object);
  if (message === undefined && level === undefined) return undefined;
  const said = typeof message === 'string' ? message : toValue(message);
  const others = Object.entries(object).filter(([name]) => !ownColumns.has(name));
  const more = others.map(([name, value]) => `${name}=${toValue(value)}`).join(' ');
  const words = [said, more].filter(part => part !== '').join('  ');
  return {...withLevel(level, words), requestId: id, mark: undefined, body: text};
}

/** What an error logged as an object says; undefined of what is none. */
function toErrorMessage(object: Readonly<Record<string, unknown>>): string | undefined {
  return 'errorType' in object || 'errorMessage' in object ? toErrorText(object) : undefined;
}

const levelNames = ['level', 'levelname', 'severity', 'log_level'];
const requestNames = ['requestId', 'AWSRequestId', 'function_request_id', 'aws_request_id', 'request_id'];
/** Members that have a column, or stand first. */
const ownColumns = new Set([
  ...levelNames,
  ...requestNames,
  'message',
  'msg',
  'timestamp',
  'time',
  'errorType',
  'errorMessage',
]);

const recordMarks: Readonly<Record<string, readonly [level: string, mark: Mark | undefined]>> = {
  'platform.initStart': ['INIT', 'init'],
  'platform.initRuntimeDone': ['INIT', undefined],
  'platform.initReport': ['INIT', undefined],
  'platform.start': ['START', 'start'],
  'platform.runtimeDone': ['END', 'end'],
  'platform.report': ['REPORT', 'report'],
};

function readRecord(type: string, record: unknown, text: string): Message {
  const report = type === 'platform.report' ? toReport(text) : undefined;
  if (report !== undefined) return reported(report);
  const members = typeof record === 'object' && record !== null ? (record as Readonly<Record<string, unknown>>) : {};
  const [level, mark] = recordMarks[type] ?? [type.slice('platform.'.length), undefined];
  const failed = ['error', 'failure', 'timeout'].includes(String(members['status']));
  return {
    level,
    severity: failed ? 3 : 1,
    tone: failed ? 'bad' : 'dim',
    requestId: firstText(members, ['requestId']),
    mark,
    text: Object.entries(members)
      .map(([name, value]) => `${name}: ${toValue(value)}`)
      .join(' '),
    body: text,
  };
}

function toObject(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}

function firstText(object: Readonly<Record<string, unknown>>, names: readonly string[]): string | undefined {
  for (const name of names) {
    const value = object[name];
    if (typeof value === 'string') return value;
  }
  return undefined;
}

function toValue(value: unknown): string {
  if (value === undefined) return '';
  return typeof value === 'string' ? value : JSON.stringify(value);
}
