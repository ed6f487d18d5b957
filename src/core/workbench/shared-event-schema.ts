import {parseAsWritten} from '../logs/messages/exact-json.ts';
import type {SharedEvent} from './shared-events.ts';

type Members = Readonly<Record<string, unknown>>;

/**
 * The events in a function's schema, an OpenAPI 3 document as the web console and SAM write it: `components.examples.NAME.value`.
 * Numbers stay as they are written. Throws a SyntaxError for what is no JSON.
 */
export function readSharedEvents(content: string): readonly SharedEvent[] {
  return Object.entries(examplesIn(parseAsWritten(content))).flatMap(([name, example]) => {
    const {value} = toMembers(example);
    return value === undefined ? [] : [{name, text: JSON.stringify(value, undefined, 2)}];
  });
}

/** The schema with an event more, or another in place of one of that name; a new schema where there is none. Throws as above. */
export function withSharedEvent(content: string | undefined, {name, text}: SharedEvent): string {
  const value = parseAsWritten(text);
  const schema = content === undefined ? toMembers(fresh) : toMembers(parseAsWritten(content));
  const examples = examplesIn(schema);
  return withExamples(schema, {...examples, [name]: {...toMembers(examples[name]), value}});
}

/** The schema without the event; undefined when it held no other. Throws as above. */
export function withoutSharedEvent(content: string, name: string): string | undefined {
  const schema = toMembers(parseAsWritten(content));
  const {[name]: _, ...others} = examplesIn(schema);
  return Object.keys(others).length === 0 ? undefined : withExamples(schema, others);
}

const fresh = {
  openapi: '3.0.0',
  info: {version: '1.0.0', title: 'Event'},
  paths: {},
  components: {schemas: {Event: {type: 'object', required: [], properties: {}}}},
};

function withExamples(schema: Members, examples: Members): string {
  return JSON.stringify({...schema, components: {...toMembers(schema['components']), examples}});
}

function examplesIn(schema: unknown): Members {
  return toMembers(toMembers(toMembers(schema)['components'])['examples']);
}

function toMembers(value: unknown): Members {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Members) : {};
}
