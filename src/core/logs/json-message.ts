import {parseRecord} from '../json.ts';
import {longText, type Message, type MessageMark, reported, withLevel} from './message.ts';
import {findReport} from './report.ts';

/** A line of Lambda's JSON format, or of a library's that logs objects with a level and a message; undefined of what is neither. */
export function readJsonMessage(text: string): Message | undefined {
  const object = text.length > longText ? undefined : parseRecord(text);
  if (object === undefined) return undefined;
  const {type, record} = object;
  if (typeof type === 'string' && type.startsWith('platform.')) return readRecord(type, record, text);
  const level = firstText(object, levelNames)?.toUpperCase();
  const id = firstText(object, requestNames);
  const message = object['message'] ?? object['msg'] ?? formatErrorMessage(object);
  if (message === undefined && level === undefined) return undefined;
  const said = typeof message === 'string' ? message : formatValue(message);
  const others = Object.entries(object).filter(([name]) => !ownColumns.has(name));
  const more = others.map(([name, value]) => `${name}=${formatValue(value)}`).join(' ');
  const words = [said, more].filter(part => part !== '').join('  ');
  return {...withLevel(level, words), requestId: id, mark: undefined, body: text};
}

/** What an error logged as an object says; undefined of what is none. */
function formatErrorMessage(object: Readonly<Record<string, unknown>>): string | undefined {
  return 'errorType' in object || 'errorMessage' in object ? formatError(object) : undefined;
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

const recordMarks: Readonly<Record<string, readonly [level: string, mark: MessageMark | undefined]>> = {
  'platform.initStart': ['INIT', 'init'],
  'platform.initRuntimeDone': ['INIT', undefined],
  'platform.initReport': ['INIT', undefined],
  'platform.start': ['START', 'start'],
  'platform.runtimeDone': ['END', 'end'],
  'platform.report': ['REPORT', 'report'],
};

function readRecord(type: string, record: unknown, text: string): Message {
  const report = type === 'platform.report' ? findReport(text) : undefined;
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
      .map(([name, value]) => `${name}: ${formatValue(value)}`)
      .join(' '),
    body: text,
  };
}

/** What an error that was logged says: its type and its message. */
export function formatError({errorType, errorMessage}: Readonly<Record<string, unknown>>): string {
  return [errorType, errorMessage]
    .filter(part => part !== undefined && part !== '')
    .map(formatValue)
    .join(': ');
}

function firstText(object: Readonly<Record<string, unknown>>, names: readonly string[]): string | undefined {
  for (const name of names) {
    const value = object[name];
    if (typeof value === 'string') return value;
  }
  return undefined;
}

function formatValue(value: unknown): string {
  if (value === undefined) return '';
  return typeof value === 'string' ? value : JSON.stringify(value);
}
