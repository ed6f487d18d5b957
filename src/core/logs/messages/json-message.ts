import {parseExact} from './exact-json.ts';
import type {Fields} from './fields.ts';
import {longText, type Message, withLevel} from './message.ts';
import {joinWords, readObject} from './object-message.ts';
import {readPlatformRecord} from './platform-message.ts';
import {toPrintedText} from './printed-text.ts';

/** A line of Lambda's JSON format, or of a library's that logs objects; undefined of what is neither. */
export function readJsonMessage(text: string): Message | undefined {
  const object = text.length > longText ? undefined : parseExact(text);
  if (object === undefined) return undefined;
  const {type, record} = object;
  if (typeof type === 'string' && type.startsWith('platform.')) return readPlatformRecord(type, record, text);
  return readLoggedObject(object, text);
}

/** What a library logged as an object; `body` is the text it was printed as. */
export function readLoggedObject(object: Fields, body: string): Message | undefined {
  const {level, requestId, error, said, fields} = readObject(object);
  if (said === undefined) return undefined;
  const words = toPrintedText(joinWords(said, error, fields));
  return {...withLevel(level, words, error), requestId, mark: undefined, body: toPrintedText(body), error, fields};
}
