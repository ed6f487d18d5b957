import {expect, it} from 'vitest';
import {operations} from '../../src/schema/index.ts';
import {readDocument} from './key-tables.ts';
import {buildPermissionsPage} from './permissions.ts';

const page = buildPermissionsPage();
const [reads, invokes, all] = [...page.matchAll(/```json\n([\s\S]*?)```/g)].map(([, text = '']) =>
  (JSON.parse(text).Statement as {Action: string[]}[]).flatMap(({Action}) => Action),
);

it('the page of permissions is that of the operations (`npm run docs` makes it)', () => {
  expect(readDocument('docs/permissions.md')).toBe(page);
});

it('reading changes nothing, invoking only invokes, and all has every operation', () => {
  expect(reads).toEqual(expect.arrayContaining(['lambda:GetFunction', 'lambda:ListFunctions', 'logs:FilterLogEvents']));
  expect(reads).toEqual(expect.arrayContaining(['cloudwatch:GetMetricData', 'cloudtrail:LookupEvents']));
  expect(
    reads?.filter(action => !/:(Get|List|Describe|Filter|Lookup|StartLiveTail|StartQuery|StopQuery)/.test(action)),
  ).toEqual([]);
  expect(invokes?.filter(action => !reads?.includes(action))).toEqual(['lambda:InvokeAsync', 'lambda:InvokeFunction']);
  const missing = [...operations.keys()].filter(name => !all?.includes(`lambda:${name}`));
  expect(missing.toSorted()).toEqual(['GetLayerVersionByArn', 'Invoke', 'InvokeWithResponseStream']);
});
