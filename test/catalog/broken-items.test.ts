import fc from 'fast-check';
import {expect, test} from 'vitest';
import {resources} from '../../src/catalog/index.ts';
import type {Answer} from '../../src/core/detail-line.ts';
import type {Item} from '../../src/core/item.ts';
import type {Read} from '../../src/core/resource/detail.ts';
import type {Resource} from '../../src/core/resource/resource.ts';
import type {SearchText} from '../../src/core/search/finder.ts';
import {type Field, getOperation} from '../../src/schema/index.ts';
import {denied, history, items, now} from './items.ts';

const texts = fc.oneof(
  fc.string({unit: 'grapheme'}),
  fc.constantFrom(
    'invalid date',
    '2026-11-22T14:01:22.000+0000',
    '9999-99-99T99:99:99Z',
    'arn:aws:lambda:eu-west-1:123456789012:function:orders-api:live',
    'arn:aws:lambda:eu-west-1:123456789012:layer:tools:3',
    'arn:aws:kinesis:eu-west-1:123456789012:stream/clicks/consumer',
    'arn:::::',
    '{"Statement":[{"Principal":{"AWS":null},"Condition":"never"}]}',
    'Active',
    'PROBLEM: Function call failed',
  ),
);
const numbers = fc.oneof(fc.integer(), fc.double());

/** A value of the member's shape in which any part may be missing or of any other type. */
function toBroken(field: Field, depth = 0): fc.Arbitrary<unknown> {
  return fc.oneof(
    {weight: 1, arbitrary: fc.constant(undefined)},
    {weight: 1, arbitrary: fc.constant(null)},
    {weight: 1, arbitrary: fc.jsonValue()},
    {weight: 6, arbitrary: depth > 4 ? fc.constant(undefined) : toShaped(field, depth)},
  );
}

function toShaped(field: Field, depth: number): fc.Arbitrary<unknown> {
  switch (field.kind) {
    case 'structure':
    case 'union':
      return toMembers(field.members(), depth + 1);
    case 'list':
      return fc.array(toBroken(field.item(), depth + 1), {maxLength: 3});
    case 'map':
      return fc.dictionary(fc.string(), toBroken(field.item(), depth + 1), {maxKeys: 3});
    case 'number':
      return numbers;
    case 'boolean':
      return fc.boolean();
    default:
      return field.values.length > 0 ? fc.constantFrom(...field.values) : texts;
  }
}

function toMembers(fields: readonly Field[], depth: number): fc.Arbitrary<Item> {
  return fc.record(Object.fromEntries(fields.map(field => [field.name, toBroken(field, depth)])));
}

function itemOf(resource: Resource): fc.Arbitrary<Item> {
  const listed = toMembers(toListed(resource.list), 0);
  const {toRows, parent} = resource;
  if (toRows === undefined) return listed;
  // Of rows of its own the last: there is always one, for a history begins with what is known.
  const above = items[parent?.name ?? ''] ?? {};
  return fc.array(listed, {maxLength: 5}).map(more => toRows([...history, ...more], above).at(-1) ?? {});
}

/** The members of what a list has; of a list of texts the one that such a text is taken for. */
function toListed(list: Resource['list']): readonly Field[] {
  const field = toItemField(list);
  return field.kind === 'string' ? [{...field, name: 'FunctionArn'}] : field.members();
}

function toItemField(list: Resource['list']): Field {
  const operation = getOperation(list);
  const field = operation.output.find(({name}) => name === operation.pagination?.items);
  if (field === undefined) throw new Error(`${list} lists nothing`);
  return field.item();
}

function answerOf(read: Read<Item, unknown>): fc.Arbitrary<Answer<unknown>> {
  const value = read.all
    ? fc.array(toMembers(toListed(read.operation as Resource['list']), 0), {maxLength: 3})
    : toMembers(getOperation(read.operation).output, 0);
  return fc.oneof(
    fc.constant<Answer<unknown>>({state: 'pending'}),
    fc.constant<Answer<unknown>>({state: 'absent'}),
    fc.constant(denied),
    value.map((ready): Answer<unknown> => ({state: 'ready', value: ready})),
  );
}

const cases = resources.map(resource => [resource.name, resource] as const);

test.each(cases)('no item of %s, however broken, breaks its row', (_name, resource) => {
  fc.assert(
    fc.property(itemOf(resource), item => {
      const shown = [
        resource.id(item),
        resource.label(item),
        ...searchTexts(resource.searchText?.(item)),
        resource.consolePath?.(item, 'eu-west-1') ?? '',
        ...resource.columns.map(column => column.value(item, now)),
      ];
      for (const text of shown) expect(text).toBeTypeOf('string');
      for (const {sort} of resource.columns) expect(sort?.(item)).not.toBeNaN();
      for (const {tone} of resource.columns) tone?.(item);
      for (const {judged} of resource.columns) judged?.(item, {signs: []});
      expect(resource.arn(item) ?? '').toBeTypeOf('string');
      expect(resource.isSettling?.(item) ?? false).toBeTypeOf('boolean');
      expect(resource.invokeTarget?.(item).FunctionName ?? '').toBeTypeOf('string');
      resource.get?.(item);
    }),
    {numRuns: 150},
  );
});

function searchTexts(text: SearchText = ''): readonly string[] {
  return typeof text === 'string' ? [text] : [...text.names, ...text.others];
}

const tabs = resources.flatMap(resource =>
  resource.tabs.map(tab => [resource.name, tab.title, resource, tab] as const),
);

test.each(tabs)('no item or answer of %s breaks the %s tab', (_name, _title, resource, tab) => {
  const answers = fc.record(
    Object.fromEntries(Object.entries(tab.reads).map(([name, read]) => [name, answerOf(read)])),
  );
  fc.assert(
    fc.property(itemOf(resource), answers, (item, given) => {
      for (const read of Object.values(tab.reads)) read.input(item);
      for (const read of Object.values(tab.further?.(item, given) ?? {})) read.input(item);
      const lines = tab.lines(item, given, {now, region: 'eu-west-1', width: 60, height: 24, metrics: undefined});
      expect(lines.length).toBeGreaterThan(0);
      for (const line of lines) {
        expect(line.value).toBeTypeOf('string');
        expect(line.label ?? '').toBeTypeOf('string');
      }
    }),
    {numRuns: 60},
  );
});
