import * as sdk from '@aws-sdk/client-lambda';
import {describe, expect, it, test} from 'vitest';
import {
  getOperation,
  loadAlarmOperations,
  type OperationName,
  operations,
  serviceErrors,
  validate,
} from '../../src/schema/index.ts';
import {readDeclaredMembers} from './declared-members.ts';

const all = [...operations.values()];
const declared = readDeclaredMembers();

describe('the operations read from the run-time schemas of the SDK', () => {
  it('are those the SDK has a command for', () => {
    const commands = Object.keys(sdk).flatMap(name => /^(\w+)Command$/.exec(name)?.[1] ?? []);
    expect([...operations.keys()].toSorted()).toEqual(commands.filter(name => name !== '').toSorted());
  });

  it('each have a route of their own', () => {
    const routes = all.map(({method, path, query}) => {
      const labels = path.replaceAll(/\{\w+\+?\}/g, '{}').replace(/\/$/, '');
      return `${method} ${labels}?${new URLSearchParams({...query})}`;
    });
    expect(new Set(routes).size).toBe(routes.length);
  });

  it('are told apart by the query where two have the same method and path', () => {
    expect(all.filter(({query}) => Object.keys(query).length > 0).map(({name, query}) => [name, query])).toEqual([
      ['GetLayerVersionByArn', {find: 'LayerVersion'}],
      ['ListProvisionedConcurrencyConfigs', {List: 'ALL'}],
    ]);
  });

  it.each<[OperationName, string, string, number]>([
    ['ListFunctions', 'GET', '/2015-03-31/functions', 200],
    ['CreateFunction', 'POST', '/2015-03-31/functions', 201],
    ['Invoke', 'POST', '/2015-03-31/functions/{FunctionName}/invocations', 200],
    ['DeleteAlias', 'DELETE', '/2015-03-31/functions/{FunctionName}/aliases/{Name}', 204],
    ['DeleteEventSourceMapping', 'DELETE', '/2015-03-31/event-source-mappings/{UUID}', 202],
    ['GetLayerVersionByArn', 'GET', '/2018-10-31/layers', 200],
  ])('tell method, path and status of %s', (name, method, path, status) => {
    const operation = getOperation(name);
    expect({...operation, path: operation.path.replace(/\/$/, '')}).toMatchObject({name, method, path, status});
  });

  it('read exactly when their name says so', () => {
    expect(all.filter(({readOnly}) => readOnly).map(({name}) => name)).toEqual(
      all.map(({name}) => name).filter(name => /^(Get|List)/.test(name)),
    );
  });

  it('are documented, every one', () => {
    expect(all.filter(({documentation}) => !/^[A-Z].{10}/.test(documentation)).map(({name}) => name)).toEqual([]);
  });

  it('fill every label of their path from a required input member', () => {
    for (const {name, path, input} of all) {
      const labels = [...path.matchAll(/\{(\w+)\+?\}/g)].map(([, label]) => label);
      const bound = input.filter(({binding}) => binding.in === 'path');
      expect({name, labels: bound.map(field => field.name).toSorted()}).toEqual({name, labels: labels.toSorted()});
      expect({name, optional: bound.filter(({required}) => !required)}).toEqual({name, optional: []});
    }
  });

  it('throw for a name the service does not have', () => {
    expect(() => getOperation('DropTables' as OperationName)).toThrow(RangeError);
  });
});

test.each(all.map(operation => [operation.name, operation] as const))(
  'the members of %s are those its declarations have, required where they are',
  (_name, {input, output, inputSchema, outputSchema}) => {
    const told = [
      {structure: inputSchema.getName() ?? '', fields: input},
      {structure: outputSchema.getName() ?? '', fields: output},
    ];
    for (const {structure, fields} of told) {
      const members = declared.get(structure);
      if (members === undefined) {
        // Operations that take or answer nothing share a unit type, which has no declaration.
        expect({structure, fields}).toEqual({structure, fields: []});
        continue;
      }
      expect(fields.map(({name, required}) => ({name, required})).toSorted(byName)).toEqual([...members].sort(byName));
    }
  },
);

describe('pagination', () => {
  it('is known of exactly the operations the SDK has a paginator for', () => {
    const paginators = Object.keys(sdk).flatMap(name => /^paginate(\w+)$/.exec(name)?.[1] ?? []);
    expect(all.filter(({pagination}) => pagination !== undefined).map(({name}) => name)).toEqual(paginators.toSorted());
  });

  it('goes from NextMarker to Marker, MaxItems a page', () => {
    for (const {name, pagination} of all) {
      if (pagination === undefined) continue;
      const {inputToken, outputToken, pageSize} = pagination;
      expect([name, inputToken, outputToken, pageSize]).toEqual([name, 'Marker', 'NextMarker', 'MaxItems']);
    }
  });

  it.each<[OperationName, string]>([
    ['ListFunctions', 'Functions'],
    ['ListVersionsByFunction', 'Versions'],
    ['ListAliases', 'Aliases'],
    ['ListLayers', 'Layers'],
    ['ListEventSourceMappings', 'EventSourceMappings'],
    ['ListFunctionsByCodeSigningConfig', 'FunctionArns'],
    ['GetDurableExecutionHistory', 'Events'],
  ])('of %s gathers %s', (name, items) => {
    expect(getOperation(name).pagination?.items).toBe(items);
  });
});

describe('the errors of the service', () => {
  it.each<[string, number, 'client' | 'server', string]>([
    ['ResourceNotFoundException', 404, 'client', 'Message'],
    ['ResourceConflictException', 409, 'client', 'message'],
    ['TooManyRequestsException', 429, 'client', 'message'],
    ['PreconditionFailedException', 412, 'client', 'message'],
    ['RequestTooLargeException', 413, 'client', 'message'],
    ['ServiceException', 500, 'server', 'Message'],
    ['KMSAccessDeniedException', 502, 'server', 'Message'],
  ])('tell that %s is a %i of the %s with its text in %s', (name, status, fault, messageMember) => {
    expect(serviceErrors.get(name)).toMatchObject({name, status, fault, messageMember});
  });

  it('are those the SDK throws as classes of their own', () => {
    const classes = Object.entries(sdk).filter(
      ([, value]) =>
        typeof value === 'function' &&
        Object.hasOwn(value, 'prototype') &&
        Object.getPrototypeOf(value) === sdk.LambdaServiceException,
    );
    expect([...serviceErrors.keys()].toSorted()).toEqual(classes.map(([name]) => name).toSorted());
  });
});

function byName(a: {name: string}, b: {name: string}): number {
  return a.name < b.name ? -1 : 1;
}

it('the operations of alarms are read from the schemas of their own client, with what these say of them', async () => {
  await loadAlarmOperations();
  const put = getOperation('PutMetricAlarm');
  const field = (name: string) => put.input.find(member => member.name === name);
  expect(put).toMatchObject({service: 'cloudwatch', readOnly: false});
  expect(getOperation('DescribeAlarms').readOnly).toBe(true);
  expect(put.input.filter(({required}) => required).map(({name}) => name)).toEqual(['AlarmName']);
  expect(field('ComparisonOperator')?.values).toContain('GreaterThanThreshold');
  expect(
    field('Dimensions')
      ?.item()
      .members()
      .map(({name, required}) => [name, required]),
  ).toEqual([
    ['Name', true],
    ['Value', true],
  ]);
  expect(put.input.filter(({documentation}) => documentation === '').map(({name}) => name)).toEqual([]);
  const input = {AlarmName: 'a', EvaluationPeriods: 1, Threshold: 0.5, ComparisonOperator: 'GreaterThanThreshold'};
  expect(validate(put, input)).toEqual([]);
  expect(validate(put, {...input, EvaluationPeriods: 0.5}).map(({path}) => path)).toEqual(['EvaluationPeriods']);
});
