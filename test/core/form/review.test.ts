import fc from 'fast-check';
import {describe, expect, it, test} from 'vitest';
import {findDifferences, findSentAlong} from '../../../src/core/form/review.ts';
import {showByNumbers, showVisibly} from '../../../src/core/text/visible.ts';
import {getOperation, type OperationName, operations} from '../../../src/schema/index.ts';
import {validInputs} from '../../schema/inputs.ts';

const changesOf = (name: OperationName, before: object, sent: object, whole = false) =>
  findDifferences(getOperation(name).input, {before, sent, whole}, 'plain');

describe('a review', () => {
  it('tells empty, absent and null apart', () => {
    const variables = (Variables: object) => ({Environment: {Variables}});
    const name = 'UpdateFunctionConfiguration';
    expect(changesOf(name, variables({FLAG: '', STAGE: 'dev'}), variables({STAGE: 'dev'}))).toEqual([
      {path: 'Environment.Variables{FLAG}', before: '""', after: undefined},
    ]);
    expect(changesOf(name, variables({}), variables({FLAG: ''}))).toEqual([
      {path: 'Environment.Variables{FLAG}', before: undefined, after: '""'},
    ]);
    expect(changesOf(name, {Layers: []}, {Layers: null})).toEqual([{path: 'Layers', before: '[]', after: 'null'}]);
    expect(changesOf(name, {Description: 'null'}, {Description: null})).toEqual([
      {path: 'Description', before: '"null"', after: 'null'},
    ]);
  });

  it('shows what a structure that is sent whole does not name any more', () => {
    expect(
      changesOf('UpdateFunctionUrlConfig', {Cors: {MaxAge: 300, AllowOrigins: ['*']}}, {Cors: {AllowOrigins: ['*']}}),
    ).toEqual([{path: 'Cors.MaxAge', before: '300', after: undefined}]);
    expect(
      changesOf('UpdateEventSourceMapping', {ScalingConfig: {MaximumConcurrency: 5}}, {ScalingConfig: {}}),
    ).toEqual([
      {path: 'ScalingConfig.MaximumConcurrency', before: '5', after: undefined},
      {path: 'ScalingConfig', before: undefined, after: '{}'},
    ]);
  });

  it('shows what an operation takes away that it does not name', () => {
    const arn = 'arn:aws:lambda:eu-west-1::runtime:abc';
    const before = {UpdateRuntimeOn: 'Manual', RuntimeVersionArn: arn};
    expect(changesOf('PutRuntimeManagementConfig', before, {UpdateRuntimeOn: 'Auto'}, true)).toEqual([
      {path: 'UpdateRuntimeOn', before: 'Manual', after: 'Auto'},
      {path: 'RuntimeVersionArn', before: arn, after: undefined},
    ]);
  });

  it.each([
    ['blanks at the end', 'text', 'text   ', 'text␣␣␣'],
    ['another blank', 'a b', 'a\u00a0b', 'a‹U+00A0›b'],
    ['a sign that takes no room', 'ab', 'a\u200bb', 'a‹U+200B›b'],
    ['composed in another way', '\u00e9', 'e\u0301', 'e‹U+0301›'],
    ['several lines', 'a', 'a\n+ Timeout: 900\tb', 'a⏎+ Timeout: 900⇥b'],
    ['an escape sequence', 'a', '\u001b[31ma', '‹U+001B›[31ma'],
    ['a joined emoji', '👨', '👨\u200d👩', '👨‹U+200D›👩'],
  ])('shows %s', (_, before, after, shown) => {
    const [difference] = changesOf('UpdateFunctionConfiguration', {Description: before}, {Description: after});
    expect(difference?.after).toBe(shown);
    expect(difference?.before).not.toBe(difference?.after);
  });
});

/** A value changed at random: something taken away, emptied, or set to null somewhere in it. */
function mutate(value: unknown, picks: readonly number[]): unknown {
  const [pick = 0, ...rest] = picks;
  if (typeof value === 'string') return pick % 2 === 0 ? `${value}${[' ', '\n', '\u200d', ''][pick % 4]}` : '';
  if (value instanceof Uint8Array || value instanceof Date || typeof value !== 'object' || value === null) {
    return pick % 3 === 0 ? null : value;
  }
  if (Array.isArray(value)) {
    if (value.length === 0 || pick % 3 === 0) return [];
    return value.map((item, index) => (index === pick % value.length ? mutate(item, rest) : item));
  }
  const names = Object.keys(value);
  const name = names[pick % Math.max(1, names.length)];
  if (name === undefined) return value;
  const {[name]: own, ...others} = value as Record<string, unknown>;
  return pick % 4 === 0 ? others : {...others, [name]: mutate(own, rest)};
}

test.each([...operations.keys()])('a review of %s tells any two inputs apart that would do different things', name => {
  const {input} = getOperation(name);
  fc.assert(
    fc.property(
      validInputs(getOperation(name)),
      validInputs(getOperation(name)),
      fc.array(fc.nat(11), {minLength: 1, maxLength: 6}),
      (before, one, picks) => {
        const other = mutate(one, picks) as object;
        const lines = (sent: object) => findDifferences(input, {before, sent, whole: true}, 'plain');
        if (!isAlike(one, other)) expect(lines(one)).not.toEqual(lines(other));
        expect(lines(before)).toEqual([]);
      },
    ),
    {numRuns: 40},
  );
});

test.each([...operations.keys()])(
  'a review of %s has every member that is sent, whether it changes something or not',
  name => {
    const {input} = getOperation(name);
    fc.assert(
      fc.property(
        validInputs(getOperation(name)),
        validInputs(getOperation(name)),
        fc.func(fc.boolean()),
        (one, other, isKept) => {
          const sent = Object.fromEntries(
            Object.entries(other).map(([member, value]) => [member, isKept(member) ? (one[member] ?? value) : value]),
          );
          for (const secrets of ['masked', 'plain'] as const) {
            const differences = findDifferences(input, {before: one, sent, whole: false}, secrets);
            const along = findSentAlong(input, {before: one, sent}, secrets);
            const shown = [...differences, ...along].map(({path}) => path.replace(/[.{].*$/su, ''));
            expect(Object.keys(sent).filter(member => !shown.includes(member))).toEqual([]);
          }
        },
      ),
      {numRuns: 20},
    );
  },
);

it('shows what is sent along entry by entry, its secrets masked', () => {
  const {input} = getOperation('UpdateFunctionConfiguration');
  const variables = (more: object) => ({Environment: {Variables: {STAGE: 'dev', EMPTY: '', ...more}}});
  const along = (secrets: 'masked' | 'plain') =>
    findSentAlong(input, {before: variables({PIN: '1'}), sent: variables({PIN: '2'})}, secrets);
  expect(along('plain')).toEqual([
    {path: 'Environment.Variables{STAGE}', value: 'dev'},
    {path: 'Environment.Variables{EMPTY}', value: '""'},
  ]);
  expect(along('masked').map(({value}) => value)).toEqual(['••••••••', '••••••••']);
});

/** The same members with the same values; one that is there without a value counts as none. */
function isAlike(a: unknown, b: unknown): boolean {
  try {
    expect(a).toEqual(b);
    return true;
  } catch {
    return false;
  }
}

test('texts that are shown visibly stay one line, drive no terminal, and are told apart', () => {
  const texts = fc.string({unit: 'binary', maxLength: 12});
  fc.assert(
    fc.property(texts, texts, (one, other) => {
      expect(showVisibly(one)).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u);
      expect(showByNumbers(one)).toMatch(/^[ -~⏎⇥␍␣‹›]*$/u);
      if (one !== other) expect(showVisibly(one)).not.toBe(showVisibly(other));
    }),
  );
});
