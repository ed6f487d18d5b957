import {parseRecord} from '../json.ts';
import {formatError, readJsonMessage} from './json-message.ts';
import {longText, type Message, type MessageMark, reported, withLevel} from './message.ts';
import {findReport} from './report.ts';

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

/** Takes a message apart, in any of the formats functions log in. */
export function readMessage(message: string): Message {
  const first = message.charCodeAt(0);
  if (first === 0x7b) return readJsonMessage(message) ?? plain(message);
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
  const inner = text.startsWith('{') ? readJsonMessage(text) : undefined;
  if (inner !== undefined) {
    const own = inner.level === undefined ? level : inner.level;
    return {...withLevel(own, inner.text), requestId: requestId ?? inner.requestId, mark: undefined, body: text};
  }
  return {...withLevel(level, withError(text)), requestId, mark: undefined, body: text};
}

/** The runtimes print what a handler threw as words and an object: its type and message are what a row has room for. */
function withError(text: string): string {
  const start = text.indexOf('{"errorType"');
  const error = start === -1 || text.length > longText ? undefined : parseRecord(text.slice(start));
  return error === undefined ? text : `${text.slice(0, start).trim()}  ${formatError(error)}`;
}

function plain(message: string): Message {
  const requestId = namedRequest.exec(message)?.[1];
  return {...withLevel(undefined, message), requestId, mark: undefined, body: message};
}

const platformMarks: Readonly<Record<string, MessageMark>> = {
  START: 'start',
  END: 'end',
  REPORT: 'report',
  INIT_START: 'init',
};

function readPlatform(word: string, rest: string, message: string): Message {
  const report = word === 'REPORT' ? findReport(message) : undefined;
  if (report !== undefined) return reported(report);
  const failed = word === 'INIT_REPORT' && rest.includes('Status: ');
  return {
    level: word === 'INIT_START' || word === 'INIT_REPORT' ? 'INIT' : word,
    severity: failed ? 3 : 1,
    tone: failed ? 'bad' : 'dim',
    requestId: namedRequest.exec(rest)?.[1],
    mark: platformMarks[word],
    text: formatPlatform(word, rest),
    body: rest,
  };
}

/** START tells the version first: the request id is long, and on the other lines too. */
function formatPlatform(word: string, rest: string): string {
  const [, id, version] = /^RequestId: (\S+)(?: Version: (\S+))?\s*$/.exec(rest) ?? [];
  if (word === 'END' && id !== undefined) return id;
  return word === 'START' && version !== undefined ? `version ${version} · ${id}` : rest;
}
