import {expect, test} from 'vitest';
import {findCodeOfTime} from '../../../src/core/source/code-of-time.ts';

const at = (hour: number) => new Date(Date.UTC(2026, 0, 1, hour)).toISOString();
const version = (Version: string, hour: number, CodeSha256: string) => ({Version, CodeSha256, LastModified: at(hour)});

test.each([
  ['was not changed since', [version('$LATEST', 8, 'b')], {kind: 'same'}],
  ['was changed at that moment', [version('$LATEST', 10, 'b')], {kind: 'same'}],
  ['got another configuration only', [version('$LATEST', 12, 'a'), version('1', 8, 'a')], {kind: 'same'}],
  ['was changed, and nothing was published', [version('$LATEST', 12, 'b')], {version: undefined, isSure: false}],
  ['was changed after a version', [version('$LATEST', 12, 'b'), version('1', 8, 'a')], {version: '1', isSure: false}],
  [
    'was changed after several versions',
    [version('$LATEST', 12, 'd'), version('10', 9, 'c'), version('9', 8, 'a')],
    {version: '10', isSure: false},
  ],
  [
    'was changed after one that was published again',
    [version('$LATEST', 12, 'b'), version('2', 11, 'a'), version('1', 8, 'a')],
    {version: '1', isSure: true},
  ],
  ['was published afterwards', [version('$LATEST', 12, 'b'), version('1', 11, 'a')], {version: '1', isSure: false}],
  ['does not tell when it was changed', [{Version: '$LATEST'}], {kind: 'same'}],
])('knows which version has the code of then when $LATEST %s', (_, versions, expected) => {
  expect(findCodeOfTime(versions, Date.parse(at(10)))).toMatchObject(expected);
});
