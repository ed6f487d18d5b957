import {expect, test} from 'vitest';
import {declarations, resources} from '../../src/catalog/index.ts';
import {toActions} from '../../src/console/bindings/index.ts';
import {findDanger, type OperationDeclaration} from '../../src/core/operation/operation.ts';
import {findUnmet, type KnownRead} from '../../src/core/operation/requirement.ts';
import {getOperation, validate} from '../../src/schema/index.ts';
import {nameOf} from '../support/name-of.ts';
import {items} from './items.ts';

const requiring = declarations.filter(({requires}) => requires !== undefined).map(use => [nameOf(use), use] as const);

/** What the selection of a use tells of its target. */
function fillOf(use: OperationDeclaration, resource: string) {
  const item = items[resource];
  const filled = Object.entries(use.fill?.({item, parent: items['functions']}) ?? {});
  return Object.fromEntries(filled.filter(([, value]) => value !== undefined));
}

test('what takes something away that another read answers says what has to be there', () => {
  const without = declarations
    .filter(use => findDanger(getOperation(use.operation), use.danger) === 'destroys')
    .filter(({current, requires}) => current?.absent !== undefined && requires === undefined);
  expect(without.map(nameOf)).toEqual([]);
  expect(requiring.length).toBeGreaterThan(8);
});

test.each(requiring)('%s asks only what the service can be asked, of each kind of item', (_name, use) => {
  for (const resource of use.on) {
    for (const {operation, all, input} of use.requires?.sources ?? []) {
      const schema = getOperation(operation);
      // What the selection does not tell is asked for first.
      const errors = validate(schema, input(fillOf(use, resource)));
      expect(errors.filter(({rule}) => rule !== 'required')).toEqual([]);
      expect(schema.readOnly).toBe(true);
      expect(all ?? false).toBe(schema.pagination !== undefined);
    }
  }
  const {instead} = use.requires ?? {};
  if (instead !== undefined) expect(declarations.map(nameOf)).toContain(instead);
});

test.each(requiring.filter(([, {on}]) => on.length > 0))(
  '%s is dimmed once the screen knows that it would be refused',
  (name, use) => {
    const action = toActions(resources, declarations).find(one => one.name === name);
    for (const resource of use.on) {
      const item = items[resource];
      const shown = resources.find(one => one.name === resource);
      if (item === undefined || shown === undefined) throw new Error(`There is no ${resource}`);
      if (use.unavailable?.({item, parent: undefined}) !== undefined) continue;
      const reasonWith = (known: () => KnownRead | undefined) =>
        action?.unavailable?.({session: {} as never, scope: 'list', resource: shown, item, marked: 0, known});
      const knowsNone = () => ({code: 'ResourceNotFoundException'});
      expect(reasonWith(() => undefined)).toBeUndefined();
      expect(reasonWith(() => ({code: 'AccessDeniedException'}))).toBeUndefined();
      const isForNew = use.requires?.instead === undefined && name.startsWith('Create');
      if (isForNew) expect(reasonWith(() => ({answer: {}}))).toMatch(/already$/);
      else expect(reasonWith(knowsNone)).toMatch(/^there is no /);
    }
  },
);

test('the first source of which something is known decides', () => {
  const update = declarations.find(use => nameOf(use) === 'UpdateFunctionUrlConfig');
  const arn = 'arn:aws:lambda:eu-west-1:123456789012:function:orders';
  const withUrls =
    (...FunctionArns: readonly string[]) =>
    (source: {readonly all?: true}) =>
      source.all ? {answer: {items: FunctionArns.map(FunctionArn => ({FunctionArn}))}} : undefined;
  const fixed = {FunctionName: 'orders'};
  expect(findUnmet(update?.requires, fixed, withUrls(arn))).toBeUndefined();
  expect(findUnmet(update?.requires, fixed, withUrls(`${arn}:live`))).toBe('there is no function URL');
  expect(findUnmet(update?.requires, {...fixed, Qualifier: 'live'}, withUrls(`${arn}:live`))).toBeUndefined();
});
