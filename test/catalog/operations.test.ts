import stringWidth from 'string-width';
import {describe, expect, it, test} from 'vitest';
import {declarations, resources} from '../../src/catalog/index.ts';
import {checkOperationForm} from '../../src/core/form/check-form.ts';
import {moveFormFocus} from '../../src/core/form/focus.ts';
import {buildOperationForm, formInput, formStops, type OperationForm} from '../../src/core/form/form.ts';
import {buildMembers, membersValue} from '../../src/core/form/node.ts';
import {buildAwsCommand, isMissingInCli} from '../../src/core/operation/aws-command.ts';
import {
  findConfirmation,
  findDanger,
  formatConsequence,
  formatTitle,
  type OperationDeclaration,
} from '../../src/core/operation/operation.ts';
import {getOperation, type Operation, operations, validate} from '../../src/schema/index.ts';
import {buildFormRows} from '../../src/ui/form/form-rows.ts';
import {parseAwsCommand} from '../support/parse-aws-command.ts';
import {sampleInput} from '../support/sample-input.ts';
import {themeOf} from '../support/themes.ts';
import {items} from './items.ts';

const all = [...operations.values()].map(operation => [operation.name, operation] as const);
const uses = declarations.map(use => [use.name ?? use.operation, use] as const);
const target = {profile: undefined, region: 'eu-west-1', endpoint: undefined};
const theme = themeOf('dark');

function declared(name: string): OperationDeclaration {
  const use = declarations.find(declaration => (declaration.name ?? declaration.operation) === name);
  return use ?? {operation: name as never, on: []};
}

function emptyForm(operation: Operation, use = declared(operation.name)): OperationForm {
  const {common = [], needs = []} = use;
  return buildOperationForm(operation, {title: 'x', fixed: {}, guarded: [], values: {}, common, needs});
}

function filledForm(operation: Operation): OperationForm {
  const values = sampleInput(operation);
  const form = buildOperationForm(operation, {title: 'x', fixed: {}, guarded: [], values, common: []});
  return {...form, all: true};
}

test('each operation has a title of its own', () => {
  const names = new Set([...operations.keys(), ...uses.map(([name]) => name)]);
  const titles = [...names].map(name => declared(name).title ?? formatTitle(name));
  expect(titles.filter(title => title === '')).toEqual([]);
  expect(new Set(titles).size).toBe(titles.length);
});

test('what destroys, stops or opens something is known as such', () => {
  const dangers = all.map(([name, operation]) => [name, findDanger(operation, declared(name).danger)] as const);
  const named = (wanted: string) => dangers.filter(([, danger]) => danger === wanted).map(([name]) => name);
  expect(named('reads')).toEqual(all.filter(([, {method}]) => method === 'GET').map(([name]) => name));
  expect(named('destroys')).toEqual([
    ...['DeleteAlias', 'DeleteCapacityProvider', 'DeleteCodeSigningConfig', 'DeleteEventSourceMapping'],
    ...['DeleteFunction', 'DeleteFunctionCodeSigningConfig', 'DeleteFunctionEventInvokeConfig'],
    ...['DeleteFunctionUrlConfig', 'DeleteLayerVersion', 'DeleteProvisionedConcurrencyConfig', 'DeleteResourcePolicy'],
    ...['RemoveLayerVersionPermission', 'RemovePermission', 'StopDurableExecution'],
  ]);
});

test.each([
  ['AddPermission', {Principal: '*', Action: 'lambda:InvokeFunction'}, 'anyone, in any AWS account, do lambda:InvokeF'],
  ['AddPermission', {Principal: '*', PrincipalOrgID: 'o-1', Qualifier: 'live'}, 'anyone with PrincipalOrgID o-1 do'],
  ['AddLayerVersionPermission', {Principal: '*', VersionNumber: 2}, 'every AWS account use version 2 of tools'],
  ['CreateFunctionUrlConfig', {AuthType: 'NONE'}, 'principal * with lambda:InvokeFunctionUrl'],
  ['UpdateFunctionUrlConfig', {AuthType: 'NONE'}, 'to the whole internet'],
  ['PutFunctionConcurrency', {ReservedConcurrentExecutions: 0}, 'stops the function'],
  [
    'PutResourcePolicy',
    {Policy: '{"Statement":[{"Sid":"all","Effect":"Allow","Principal":"*","Action":"lambda:Get*"}]}'},
    'all lets anyone do lambda:Get*.',
  ],
] as const)('%s with %j stops something or opens it: that is said, and has to be confirmed', (name, members, said) => {
  const operation = getOperation(name);
  const input = {
    FunctionName: 'orders',
    LayerName: 'tools',
    ResourceArn: 'arn:aws:lambda:x:1:function:orders',
    ...members,
  };
  expect(findDanger(operation, declared(name).danger, input)).toBe('exposes');
  expect(formatConsequence(operation, declared(name), input)).toContain(said);
  expect(['orders', 'tools']).toContain(findConfirmation(operation, declared(name), input));
});

test.each(all)(
  '%s is confirmed by typing when it destroys, and only then needs no more than Enter',
  (name, operation) => {
    const typed = findConfirmation(operation, declared(name), sampleInput(operation));
    const danger = findDanger(operation, declared(name).danger, sampleInput(operation));
    expect(typed === undefined).toBe(danger === 'reads' || danger === 'changes');
    expect(typed).not.toBe('');
  },
);

describe.each([
  [80, 24],
  [60, 15],
])('on a terminal of %i×%i', columns => {
  test.each(all)('the form of %s fits, empty and with everything filled in', (_name, operation) => {
    for (const form of [emptyForm(operation), filledForm(operation)]) {
      const count = formStops(form).stops.length;
      for (const focus of [0, Math.floor(count / 2), Math.max(0, count - 1)]) {
        const rows = buildFormRows({form: {...form, focus}, theme, width: columns - 3, revealed: false});
        expect(rows.length).toBeGreaterThan(operation.input.length === 0 ? -1 : 0);
        expect(rows.filter(({text}) => stringWidth(text) !== columns - 3)).toEqual([]);
      }
    }
  });
});

test.each(all)('%s shows what is required first and refuses to be sent without it', (_name, operation) => {
  const {form, valid} = checkOperationForm(emptyForm(operation), operation);
  const required = operation.input.filter(field => field.required);
  expect(form.nodes.slice(0, required.length).every(({field}) => field.required)).toBe(true);
  const single = required.filter(({kind}) => kind !== 'structure');
  for (const {name} of single) expect(Object.keys(form.errors)).toContain(name);
  if (single.length > 0) expect(valid).toBe(false);
  expect(moveFormFocus(form, operation, 1).focus).toBeGreaterThanOrEqual(0);
});

test.each(all)('an input of %s goes into its form and comes back the same', (_name, operation) => {
  const input = sampleInput(operation);
  expect(validate(operation, input)).toEqual([]);
  expect(membersValue(buildMembers(operation.input, input))).toEqual(input);
  expect(formInput(filledForm(operation))).toEqual(input);
});

const inCli = all.filter(([, operation]) => !isMissingInCli(operation));

test.each(inCli)('the aws command of %s says the same input', (_name, operation) => {
  const input = sampleInput(operation);
  const json = new TextEncoder().encode('{"quoted": "it\'s \\"so\\""}');
  const files = {'fileb://my code.zip': 'my code.zip', 'invoke-args.json': json};
  const {text} = buildAwsCommand(operation, input, target);
  expect(parseAwsCommand(text, operation, files)).toEqual(
    JSON.parse(JSON.stringify(input, toComparable), fromComparable),
  );
});

describe('every declared use', () => {
  it.each(uses)('%s names members its operation has', (_name, use) => {
    const members = getOperation(use.operation).input.map(({name}) => name);
    const {common = [], only = members, needs = [], current} = use;
    const selections = use.on.map(resource => ({item: items[resource], parent: items['functions']}));
    const presets = selections.flatMap(selection => Object.keys(use.preset?.(selection) ?? {}));
    const of = [...(current?.of ?? []), ...(current?.may ?? [])];
    expect([...common, ...only, ...needs, ...of, ...presets].filter(name => !members.includes(name))).toEqual([]);
    expect(presets.filter(name => !only.includes(name as never))).toEqual([]);
    expect(new Set(common).size).toBe(common.length);
    expect(use.on.filter(name => !resources.some(resource => resource.name === name))).toEqual([]);
  });

  it.each(uses)('%s takes from the selection what its operation accepts', (_name, use) => {
    const operation = getOperation(use.operation);
    for (const resource of use.on) {
      const selection = {item: items[resource], parent: items['functions']};
      const filled = Object.entries({...use.fill?.(selection), ...use.preset?.(selection)});
      const known = filled.filter(
        ([name, value]) => operation.input.some(field => field.name === name) && value !== undefined,
      );
      const errors = validate(operation, Object.fromEntries(known)).filter(({rule}) => rule !== 'required');
      expect(errors).toEqual([]);
    }
  });

  it.each(uses)('%s calls others with what they accept', (_name, use) => {
    const input = sampleInput(getOperation(use.operation));
    // A version's number is what the members of the model do not tell from an alias.
    const known = {...input, ...('Qualifier' in input && {Qualifier: '13'})};
    const {current, dependents = []} = use;
    const calls = [
      ...(current === undefined ? [] : [{operation: current.operation, input: current.input(input)}]),
      ...dependents.map(({operation, input: toInput}) => ({operation, input: toInput(known)})),
    ];
    for (const call of calls) {
      expect(getOperation(call.operation).readOnly).toBe(true);
      expect(validate(getOperation(call.operation), call.input)).toEqual([]);
    }
    expect(current?.toValues?.({}) ?? {}).toBeTypeOf('object');
  });

  it('is guarded by the RevisionId wherever the API has one', () => {
    const guarded = all.filter(([, {input}]) => input.some(({name}) => name === 'RevisionId')).map(([name]) => name);
    expect(guarded).not.toEqual([]);
    for (const name of guarded) {
      expect([name, declared(name).current?.toGuard?.({RevisionId: 'r1'})]).toEqual([name, {RevisionId: 'r1'}]);
    }
  });

  it('has a name of its own', () => {
    const names = uses.map(([name]) => name);
    expect(new Set(names).size).toBe(names.length);
  });
});

/** JSON has no bytes and no times. */
function toComparable(this: Record<string, unknown>, name: string, value: unknown): unknown {
  const given = this[name];
  if (given instanceof Uint8Array) return {bytes: [...given]};
  return given instanceof Date ? {time: given.toISOString()} : value;
}

function fromComparable(_name: string, value: unknown): unknown {
  const {bytes, time} = (value ?? {}) as {bytes?: number[]; time?: string};
  if (Array.isArray(bytes)) return new Uint8Array(bytes);
  return typeof time === 'string' ? new Date(time) : value;
}

it('asks for a word of its own before each thing is deleted, so that no deletion is taken for another', () => {
  const target = {
    FunctionName: 'orders',
    Qualifier: 'live',
    Name: 'live',
    ResourceArn: 'arn:aws:lambda:x:1:function:orders',
  };
  const words = uses.flatMap(([name, use]) => {
    // What deletes several asks for their number.
    if (use.prunes !== undefined) return [];
    const operation = getOperation(use.operation);
    const of = Object.fromEntries(
      Object.entries(target).filter(([member]) => operation.input.some(one => one.name === member)),
    );
    const whole = use.operation === 'DeleteFunction' && use.name === undefined ? {FunctionName: 'orders'} : of;
    const word =
      findDanger(operation, use.danger, whole) === 'destroys' ? findConfirmation(operation, use, whole) : undefined;
    return word === undefined || !('FunctionName' in whole || 'ResourceArn' in whole) ? [] : [{name, word}];
  });
  // A version and an alias of one name cannot both be there; a URL is the same one in the list of all.
  const distinct = words.filter(({name}) => !['DeleteVersion', 'DeleteListedUrl'].includes(name));
  expect(new Set(distinct.map(({word}) => word)).size).toBe(distinct.length);
  expect(distinct.length).toBeGreaterThan(5);
});
