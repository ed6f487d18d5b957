import type {LogLine} from './log-line.ts';
import {parseExact} from './messages/exact-json.ts';
import {type Fields, isFields} from './messages/fields.ts';

/**
 * The event of an invocation as indented JSON, when one of its lines holds it: logged as `event`, as loggers do, printed
 * behind that word, or printed alone and of a shape that event sources send. Undefined when none does.
 */
export function findEvent(lines: readonly LogLine[]): string | undefined {
  for (const {mark, message} of lines) {
    const event = mark === undefined ? readEvent(message) : undefined;
    if (event !== undefined) return JSON.stringify(event, undefined, 2);
  }
  return undefined;
}

/** What runtimes and Python's logging print before what was said. */
const lead = /^(?:\[\w+\][\t ])?\d{4}-\d\d-\d\dT[\d:.]+Z[\t ]\S+[\t ](?:[A-Z]+[\t ])?/;

function readEvent(message: string): Fields | undefined {
  const text = message.replace(lead, '').trim();
  const object = text.startsWith('{') ? parseExact(text) : undefined;
  if (object !== undefined) {
    const {event, message: said} = object;
    return [event, said, object].filter(isFields).find(one => one === event || isOfSource(one));
  }
  const [, json] = /\bevent\b[^{\n]{0,40}(\{.*\})$/is.exec(text) ?? [];
  return json === undefined ? undefined : parseExact(json);
}

/** Members that events have which services send (Lambda developer guide, each service's page). */
const ofSources = ['Records', 'requestContext', 'detail-type', 'awslogs', 'eventSourceArn', 'rmqMessagesByQueue'];

function isOfSource(object: Fields): boolean {
  return ofSources.some(name => name in object);
}
