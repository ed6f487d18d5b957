import {describe, expect, it} from 'vitest';
import {
  findAliasTargets,
  findVersionBefore,
  orderSides,
  toSide,
  toVersionSide,
} from '../../../src/console/compare/choose-sides.ts';
import {compareFiles} from '../../../src/core/compare/compare-files.ts';
import {type ReadComparison, summarizeComparison} from '../../../src/core/compare/comparison.ts';
import {buildComparisonRows, findChange, toFileId} from '../../../src/core/compare/comparison-rows.ts';
import {formatComparison} from '../../../src/core/compare/comparison-text.ts';
import {comparedSections, compareSection, pickSections} from '../../../src/core/compare/sections.ts';
import {formatSide, nameSides} from '../../../src/core/compare/side.ts';
import type {Answer} from '../../../src/core/detail-line.ts';
import type {Item} from '../../../src/core/item.ts';
import type {CodeEntry} from '../../../src/core/source/code.ts';
import type {TextContrast} from '../../../src/core/source/text-contrast.ts';
import {getOperation} from '../../../src/schema/index.ts';
import {denied} from '../../catalog/items.ts';

const sides = [toVersionSide('orders-api', '2'), toVersionSide('orders-api', '3')] as const;
const about = {sides, operation: getOperation};
const ready = (value: Item): Answer<Item> => ({state: 'ready', value});
const section = (title: string) => {
  const found = comparedSections.find(one => one.title === title);
  if (found === undefined) throw new Error(`There is no section ${title}`);
  return found;
};

describe('a section', () => {
  it.each([
    ['is read while one side is', [ready({}), {state: 'pending'}], {state: 'reading'}],
    [
      'is unknown where one side may not be read, and never the same',
      [denied, ready({})],
      {state: 'unknown', words: 'of 2 unknown (no permission: lambda:GetPolicy)'},
    ],
    [
      'is the same where both have none',
      [{state: 'absent'}, {state: 'absent'}],
      {state: 'same', words: 'no policy of its own'},
    ],
    [
      'differs where one has none',
      [{state: 'absent'}, ready({Policy: '{"Statement":[{"Sid":"a","Effect":"Allow"}]}'})],
      {
        state: 'differs',
        words: '2: no policy of its own',
        contrasts: [{path: 'a', left: undefined, right: '{"Effect":"Allow"}'}],
      },
    ],
  ] as const)('%s', (_, answers, wanted) => {
    expect(compareSection(section('Resource policy'), answers as never, about)).toEqual(wanted);
  });

  it('of the configuration leaves out what tells any two versions apart', () => {
    const configuration = (Version: string, more: Item): Answer<Item> =>
      ready({
        Configuration: {
          Version,
          FunctionArn: `arn:${Version}`,
          RevisionId: Version,
          LastModified: Version,
          CodeSha256: Version,
          ...more,
        },
      });
    expect(
      compareSection(
        section('Configuration'),
        [configuration('2', {Timeout: 3}), configuration('3', {Timeout: 3})],
        about,
      ),
    ).toEqual({state: 'same', words: ''});
    expect(
      compareSection(
        section('Configuration'),
        [configuration('2', {Timeout: 3}), configuration('3', {Timeout: 9})],
        about,
      ),
    ).toMatchObject({contrasts: [{path: 'Timeout', left: '3', right: '9'}]});
  });

  it('of what belongs to the whole function is left out for two of its versions', () => {
    const titles = (isOne: boolean) => pickSections(isOne).map(({title}) => title);
    expect(titles(false)).toEqual([...titles(true).slice(0, 4), 'Reserved concurrency', ...titles(true).slice(4)]);
  });

  it('of provisioned concurrency asks nothing of $LATEST', () => {
    const {input} = section('Provisioned concurrency');
    expect(input({kind: 'function', functionName: 'f', qualifier: undefined})).toBeUndefined();
    expect(input({kind: 'function', functionName: 'f', qualifier: '2'})).toEqual({FunctionName: 'f', Qualifier: '2'});
  });
});

describe('what is compared', () => {
  it('is called by what tells it apart', () => {
    expect(nameSides(sides)).toEqual(['2', '3']);
    expect(nameSides([toVersionSide('a', '2'), toVersionSide('b', undefined)])).toEqual(['a:2', 'b:$LATEST']);
    expect(nameSides([toVersionSide('a', '$LATEST'), {kind: 'disk', path: '/builds/a/'}])).toEqual(['a:$LATEST', 'a']);
    expect(formatSide({kind: 'disk', path: './dist'})).toBe('./dist');
  });

  it('has what is older on the left, where versions tell', () => {
    const latest = toVersionSide('orders-api', undefined);
    const alias = toSide(
      {name: 'aliases'},
      {AliasArn: 'arn:aws:lambda:eu-west-1:1:function:orders-api:live', Name: 'live'},
    );
    expect(orderSides([sides[1], sides[0]])).toEqual([sides[0], sides[1]]);
    expect(orderSides([latest, sides[0]])).toEqual([sides[0], latest]);
    expect(orderSides([latest, alias])).toEqual([latest, alias]);
    expect(orderSides([latest, toVersionSide('other', '1')])).toEqual([latest, toVersionSide('other', '1')]);
  });

  it.each([
    ['3', '2'],
    ['12', '3'],
    ['1', undefined],
    [undefined, '12'],
  ])('before the version %s is %s', (version, before) => {
    const versions = ['$LATEST', '1', '2', '3', '12'].map(Version => ({Version}));
    expect(findVersionBefore(versions, version)).toBe(before);
  });

  it('are the two targets of an alias that has two', () => {
    const alias = {FunctionVersion: '12', RoutingConfig: {AdditionalVersionWeights: {'9': 0.1}}};
    expect(findAliasTargets(alias)).toEqual(['9', '12']);
    expect(findAliasTargets({FunctionVersion: '12', RoutingConfig: null})).toBeUndefined();
    expect(findAliasTargets({FunctionVersion: '12'})).toBeUndefined();
  });
});

const entry = (path: string, crc32: number): CodeEntry => ({
  ...{path, kind: 'file', size: 10, packedSize: 8, crc32, mode: 0o644, modified: 0},
});
const text: TextContrast = {
  kind: 'text',
  added: 2,
  removed: 1,
  parts: [{left: 3, right: 3, lines: [' a', '-b', '+c', '+d', ' e']}],
  leftOut: 0,
};
const secret = {path: 'Environment.Variables{KEY}', left: '••••••••', right: '••••••••'};
const comparison: ReadComparison = {
  sides,
  facts: ['8d ago', '2h ago'],
  sections: [
    {
      title: 'Configuration',
      state: {state: 'differs', words: '', contrasts: [{path: 'Timeout', left: '3', right: '9'}, secret]},
    },
    {title: 'Layers', state: {state: 'same', words: ''}},
    {title: 'Resource policy', state: {state: 'unknown', words: 'of 3 unknown'}},
  ],
  code: {
    state: 'differs',
    files: compareFiles([entry('a.js', 1), entry('gone\n- all', 1)], [entry('a.js', 2), entry('new.js', 1)]),
    count: 9,
  },
  texts: new Map([['a.js', text]]),
};

it('a comparison is summarized in a line', () => {
  expect(summarizeComparison(comparison)).toBe(
    'Timeout, Environment.Variables{KEY}, a.js +2 −1, gone\n- all (gone) and 1 more',
  );
  expect(summarizeComparison({...comparison, sections: [], code: {state: 'same', words: ''}})).toBeUndefined();
});

it('a comparison as text has all that is known, and of secrets that they differ', () => {
  expect(formatComparison(comparison, '14:03:22').split('\n')).toEqual([
    '--- orders-api:2',
    '+++ orders-api:3',
    'compared at 14:03:22',
    '',
    'Configuration: 2 differ',
    '  Timeout: 3 → 9',
    '  Environment.Variables{KEY}: differs (masked)',
    'Layers: the same',
    'Resource policy: ? of 3 unknown',
    'Code: 3 of 9 files differ',
    '  ~ a.js  +2 −1  10 B → 10 B',
    '      @@ 2 lines alike @@',
    '       a',
    '      -b',
    '      +c',
    '      +d',
    '       e',
    '  − gone⏎- all  only on the left · 10 B',
    '  + new.js  only on the right · 10 B',
    '',
  ]);
});

it('one goes from change to change: values, files, and runs of lines that are open', () => {
  const rows = buildComparisonRows(comparison, {turned: new Set([toFileId('a.js')]), arrangement: 'under'});
  const walk = (from: number, by: 1 | -1): readonly string[] => {
    const next = findChange(rows, from, by);
    return next === undefined ? [] : [rows[next]?.id ?? '', ...walk(next, by)];
  };
  const ids = [
    'Configuration 0',
    'Configuration 1',
    'file a.js',
    'file a.js line 2',
    'file gone\n- all',
    'file new.js',
  ];
  expect(walk(0, 1)).toEqual(ids);
  expect(walk(rows.length, -1)).toEqual(ids.toReversed());
  expect(new Set(rows.map(({id}) => id)).size).toBe(rows.length);
});
