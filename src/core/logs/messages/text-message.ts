import {parseExact} from './exact-json.ts';
import {type Fields, isFields} from './fields.ts';
import {type Level, readLevel, readNumber} from './levels.ts';
import {splitTail} from './logfmt.ts';
import {readErrorText} from './logged-error.ts';
import {longText, type Message, withLevel} from './message.ts';
import {joinWords, readObject} from './object-message.ts';
import {type Beginning, type TextDialect, textDialects} from './text-dialects.ts';

/** The dialects by the kind of character their lines begin with: most lines are then looked at by few. */
const byFirst = Map.groupBy(textDialects, ({begins}) => begins);
const strictByFirst = Map.groupBy(
  textDialects.filter(({isLoose}) => !isLoose),
  ({begins}) => begins,
);

/** A line in one of the dialects of text; undefined of any other. `within` what a runtime gave a level, loose ones do not count. */
export function readDialect(text: string, {within}: {readonly within: boolean}): Message | undefined {
  for (const dialect of (within ? strictByFirst : byFirst).get(findBeginning(text)) ?? []) {
    const groups = dialect.pattern.exec(text)?.groups;
    if (groups === undefined) continue;
    const {level, message = '', id, ...others} = groups;
    const read = level === undefined ? undefined : readDialectLevel(level, dialect);
    if (read === undefined) continue;
    const {words, fields} = dialect.hasTail ? splitTail(message) : {words: message, fields: {}};
    const more = Object.entries(others).filter(([, value]) => value !== undefined && value !== '');
    const printed = readPrinted(read, words, {...fields, ...Object.fromEntries(more)});
    return {...printed, requestId: id, body: text};
  }
  return undefined;
}

function findBeginning(text: string): Beginning {
  const first = text.charCodeAt(0);
  if (first === 0x5b) return 'bracket';
  if (first === 0x3c) return 'angle';
  return first >= 0x30 && first <= 0x39 ? 'digit' : 'letter';
}

function readDialectLevel(word: string, {isNumbered}: TextDialect): Level | undefined {
  if (isNumbered) return readNumber(Number(word), 'syslog');
  return readLevel(letters[word] ?? word);
}

const letters: Readonly<Record<string, string>> = {I: 'info', W: 'warn', E: 'error', F: 'fatal'};

/** Words that were printed with a level, or none; what they end with may be an object that says more. */
export function readPrinted(level: Level | undefined, text: string, given: Fields = {}): Message {
  const object = readTail(text);
  const tail = object === undefined ? undefined : readObject(object.fields);
  const mayFail = level === undefined || level.severity >= 2;
  const error = tail?.error ?? (mayFail ? readErrorText(text) : undefined);
  // The runtimes print what a handler threw as words and an object: its type and message are what a row has room for.
  const said = object !== undefined && tail?.error !== undefined ? object.before : text;
  const shown = joinWords(said, error, given);
  const fields = {...given, ...(tail?.error === undefined ? object?.fields : tail.fields)};
  return {...withLevel(level, shown, error), requestId: undefined, mark: undefined, body: text, error, fields};
}

/** The object that a text ends with, and the words before it. */
function readTail(text: string): {readonly before: string; readonly fields: Fields} | undefined {
  if (!text.endsWith('}') || text.length > longText) return undefined;
  const start = text.search(/\{\s*"/);
  const object = start === -1 ? undefined : parseExact(text.slice(start));
  return isFields(object) ? {before: text.slice(0, start).trim(), fields: object} : undefined;
}
