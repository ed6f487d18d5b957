import {expect, test} from 'vitest';
import {declarations} from '../../../src/catalog/index.ts';
import {describeGone} from '../../../src/console/form/describe-gone.ts';
import {buildOperationForm} from '../../../src/core/form/form.ts';
import type {Problem} from '../../../src/core/problem.ts';
import {getOperation, loadAlarmOperations} from '../../../src/schema/index.ts';
import {nameOf} from '../../support/name-of.ts';

// Declarations of alarms name operations that are loaded when first needed.
await loadAlarmOperations();

const missing: Problem = {
  kind: 'missing',
  what: 'GetSomething found nothing of that name',
  why: 'The resource you requested does not exist.',
  tryThis: 'Check the name and the region (eu-west-1; R switches), then press r.',
};
const uses = declarations.filter(({current}) => current !== undefined).map(use => [nameOf(use), use] as const);

function describeFor(name: string, fixed: Record<string, string>, why = missing.why): Problem {
  const use = declarations.find(declared => nameOf(declared) === name);
  if (use === undefined) throw new Error(`${name} is declared`);
  const operation = getOperation(use.operation);
  const form = buildOperationForm(operation, {title: 'x', fixed, guarded: [], values: {}, common: []});
  const services = {operation: getOperation} as never;
  return describeGone({declarations, services}, {form, declaration: name}, {...missing, why});
}

test.each(uses)('%s says that it was not sent, what it is on, and no key but Esc', (name, {current}) => {
  const fixed = Object.fromEntries((current?.of ?? []).map(member => [member, `the-${member}`]));
  const {what, tryThis} = describeFor(name, fixed);
  expect(what).toMatch(/^It was not sent: .* is no longer there$/);
  for (const named of Object.values(fixed)) expect(what).toContain(named);
  expect(tryThis).toMatch(/Esc/);
  expect(tryThis).not.toMatch(/press|\b[rR]\b/);
});

test.each([
  ['UpdateFunctionConfiguration', {}, missing.why, 'orders-api is'],
  ['UpdateAlias', {Name: 'live'}, missing.why, 'orders-api live is'],
  ['UpdateFunctionUrlConfig', {}, missing.why, 'what is to be changed of orders-api is'],
  ['UpdateFunctionUrlConfig', {}, 'Function not found: arn:aws:lambda:…', 'orders-api is'],
] as const)('%s with %j, of which is said “%s”, tells that %s no longer there', (name, members, why, told) => {
  const {what} = describeFor(name, {FunctionName: 'orders-api', ...members}, why);
  expect(what).toBe(`It was not sent: ${told} no longer there`);
});
