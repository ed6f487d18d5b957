import {expect, it, vi} from 'vitest';
import {functions} from '../../../src/catalog/functions.ts';
import {readTags, type TagsInput} from '../../../src/console/tags/read-tags.ts';
import {type Problem, ProblemError, type ProblemKind} from '../../../src/core/problem.ts';
import type {TagTable} from '../../../src/core/tags/tags.ts';
import {type CallAnswer, problem, toConnection, toWorld} from '../../ui/fake-services.ts';

const toArn = (name: string) => `arn:aws:lambda:eu-west-1:123456789012:function:${name}`;
const toItems = (names: readonly string[]) => names.map(name => ({FunctionName: name, FunctionArn: toArn(name)}));
const fail = (kind: ProblemKind): Problem => problem(kind, {what: `it is ${kind}`});
const nameOf = (arn: unknown) => String(arn).split(':').at(-1) ?? '';

/** Reads tags of functions where GetResources fails in a way and ListTags answers so. */
async function read(
  kind: ProblemKind,
  listTags: CallAnswer,
  more: Partial<TagsInput> = {},
  names = ['a', 'b', 'c', 'd', 'e'],
) {
  const list = vi.fn(async () => {
    throw new ProblemError(fail(kind));
  });
  const called: string[] = [];
  const ListTags: CallAnswer = input => {
    called.push(nameOf(input['Resource']));
    return listTags(input);
  };
  const world = toWorld({calls: {ListTags}});
  const connection = {...toConnection(world), tags: {list}};
  const told: TagTable[] = [];
  const failure = await readTags(
    {
      connection,
      resource: functions,
      items: toItems(names),
      before: undefined,
      tell: table => told.push(table),
      ...more,
    },
    new AbortController().signal,
  ).then(
    () => undefined,
    error => (error as ProblemError).problem,
  );
  return {list, called, told, last: told.at(-1), failure};
}

it('asks for each by itself only where all together are denied or not there', async () => {
  for (const kind of ['denied', 'unsupported'] as const) {
    const {called, last, failure} = await read(kind, async ({Resource}) => ({Tags: {name: nameOf(Resource)}}));
    expect([called, failure]).toEqual([['a', 'b', 'c', 'd', 'e'], undefined]);
    expect(last?.isWhole).toBe(false);
    expect(last?.of.get(toArn('c'))).toEqual({name: 'c'});
    expect(last?.each).toEqual({refused: new Set()});
  }
  for (const kind of ['throttled', 'offline', 'service'] as const) {
    const {called, told, failure} = await read(kind, async () => ({Tags: {}}));
    expect([called, told, failure?.kind]).toEqual([[], [], kind]);
  }
});

it('stops where nobody may be asked, and says both', async () => {
  const {called, last, failure} = await read('denied', async () => {
    throw new ProblemError(fail('denied'));
  });
  expect(called.length).toBeLessThan(5);
  expect(last?.of.size).toBe(0);
  expect(failure?.what).toBe('it is denied, nor is ListTags');
});

it('goes on past one that may not be asked about, and past one that has gone', async () => {
  const {last, failure} = await read('denied', async ({Resource}) => {
    if (nameOf(Resource) === 'b') throw new ProblemError(fail('denied'));
    if (nameOf(Resource) === 'd') throw new ProblemError(fail('missing'));
    return {};
  });
  expect(failure).toBeUndefined();
  expect([...(last?.of.keys() ?? [])].map(nameOf)).toEqual(['a', 'c', 'e']);
  expect([...(last?.each?.refused ?? [])].map(nameOf)).toEqual(['b', 'd']);
});

it('asks only of what is new once it has begun so, and not for all together again', async () => {
  const of = new Map(['a', 'b'].map(name => [toArn(name), {}]));
  const before = {of, isWhole: false, each: {refused: new Set([toArn('c')])}};
  const {list, called, last} = await read('denied', async () => ({Tags: {new: 'yes'}}), {before});
  expect([list.mock.calls.length, called]).toEqual([0, ['d', 'e']]);
  expect(last?.of.size).toBe(4);
});

it('keeps what it has read when the rest cannot be read', async () => {
  const {last, failure} = await read('denied', async ({Resource}) => {
    if (nameOf(Resource) === 'e') throw new ProblemError(fail('offline'));
    return {Tags: {}};
  });
  expect(failure?.kind).toBe('offline');
  expect(last?.of.size).toBe(4);
});
