import {expect, it} from 'vitest';
import {
  readSharedEvents,
  withoutSharedEvent,
  withSharedEvent,
} from '../../../src/core/workbench/shared-event-schema.ts';

const exact = '{"id":12345678901234567890,"rate":1.50}';

it('keeps events as they are written, each beside the others and whatever else the schema holds', () => {
  const first = withSharedEvent(undefined, {name: 'paid', text: exact});
  expect(JSON.parse(first)).toMatchObject({openapi: '3.0.0', info: {title: 'Event'}});
  expect(first).toContain(exact);
  const others = first.replace('"paths":{}', '"paths":{},"x-own":1').replace('"value"', '"x-metadata":{"a":1},"value"');
  const both = withSharedEvent(others, {name: 'plain', text: '"text"'});
  expect(readSharedEvents(both).map(({name, text}) => [name, text.replaceAll(/\s/g, '')])).toEqual([
    ['paid', exact],
    ['plain', '"text"'],
  ]);
  const changed = withSharedEvent(both, {name: 'paid', text: '[]'});
  expect(JSON.parse(changed)).toMatchObject({
    'x-own': 1,
    components: {examples: {paid: {'x-metadata': {a: 1}, value: []}, plain: {value: 'text'}}},
  });
});

it('takes an event away, and says when it was the last one', () => {
  const both = withSharedEvent(withSharedEvent(undefined, {name: 'a', text: '1'}), {name: 'b', text: '2'});
  const one = withoutSharedEvent(both, 'a') ?? '';
  expect(readSharedEvents(one)).toEqual([{name: 'b', text: '2'}]);
  expect(withoutSharedEvent(one, 'b')).toBeUndefined();
});

it.each(['{}', '[]', 'null', '{"components": []}', '{"components": {"examples": {"a": 1, "b": {}}}}'])(
  'finds no events in %s',
  content => {
    expect(readSharedEvents(content)).toEqual([]);
  },
);
