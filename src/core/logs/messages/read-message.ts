import {readJsonMessage, readLoggedObject} from './json-message.ts';
import {isLogfmt, parseLogfmt} from './logfmt.ts';
import {longText, type Message, toLevel, withLevel} from './message.ts';
import {namedRequest, readPlatformLine} from './platform-message.ts';
import {toMessageText} from './printed-text.ts';
import {readDialect, readPrinted} from './text-message.ts';

const uuid = '[\\da-f]{8}-[\\da-f]{4}-[\\da-f]{4}-[\\da-f]{4}-[\\da-f]{12}';
const levels = 'TRACE|DEBUG|INFO|WARN(?:ING)?|ERROR|FATAL|CRITICAL|trce|dbug|info|warn|fail|crit';
/** `time TAB request id TAB level TAB message`, as the runtimes of Node.js and .NET print; a tab may be a blank by now. */
const runtimeLine = new RegExp(
  `^\\d{4}-\\d\\d-\\d\\dT[\\d:.]+Z[\\t ](${uuid}|undefined|)[\\t ](?:(${levels})[\\t ])?([^]*)$`,
);

/** Takes an event's message apart as it came, in any of the dialects functions log in. */
export function readMessage(message: string): Message {
  if (message.charCodeAt(0) === 0x7b) {
    const json = readJsonMessage(message);
    if (json !== undefined) return json;
  }
  const text = toMessageText(message);
  const runtime = runtimeLine.exec(text);
  if (runtime !== null && (runtime[1] !== '' || message.includes('Z\t\t')))
    return readInner(runtime[2], runtime[1], runtime[3] ?? '');
  return readPlatformLine(text) ?? readLogfmt(text) ?? readLines(text) ?? readPlain(text);
}

/** What a runtime printed with a level; what it says may have a level of its own, and know better. */
function readInner(given: string | undefined, id: string | undefined, text: string): Message {
  const requestId = id === 'undefined' || id === '' ? undefined : id;
  const level = given === undefined ? undefined : toLevel(given);
  const object = text.startsWith('{') ? readJsonMessage(text) : undefined;
  const isTold = level !== undefined && level.severity !== 1;
  const inner = object ?? (isTold ? undefined : (readLogfmt(text) ?? readLines(text, {within: true})));
  if (inner === undefined) return {...readPrinted(level, text), requestId};
  const own = inner.level === undefined ? withLevel(level, inner.text, inner.error) : {};
  return {...inner, ...own, requestId: requestId ?? inner.requestId, mark: undefined, body: text};
}

function readLogfmt(text: string): Message | undefined {
  const fields = text.length <= longText && isLogfmt(text) ? parseLogfmt(text) : undefined;
  return fields === undefined ? undefined : readLoggedObject(fields, text);
}

function readLines(text: string, where = {within: false}): Message | undefined {
  return text.length > longText ? undefined : readDialect(text, where);
}

function readPlain(text: string): Message {
  return {...readPrinted(undefined, text), requestId: namedRequest.exec(text)?.[1]};
}
