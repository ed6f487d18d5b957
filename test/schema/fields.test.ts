import * as sdk from '@aws-sdk/client-lambda';
import {describe, expect, it} from 'vitest';
import alarmConstraints from '../../src/schema/alarm-constraints.json' with {type: 'json'};
import {cloudWatchOperations} from '../../src/schema/alarm-operations.ts';
import constraints from '../../src/schema/constraints.json' with {type: 'json'};
import {type Field, getOperation, type OperationName} from '../../src/schema/index.ts';
import {everyField} from './every-field.ts';

const inputs = everyField('input');
const outputs = everyField('output');

/** What limits there are, of which fields. */
const tables: readonly [string, Readonly<Record<string, Field['limits']>>, ReadonlyMap<string, Field>][] = [
  ['Lambda', constraints, inputs],
  ['alarms', alarmConstraints, everyField('input', cloudWatchOperations.values())],
];

/** The input member at a path of names; `[]` is the item of a list, `{key}` and `{value}` the parts of a map. */
function field(operation: OperationName, ...path: readonly string[]): Field {
  const start: readonly Field[] = getOperation(operation).input;
  const [first = '', ...rest] = path;
  return rest.reduce((parent, name) => partOf(parent, name), found(start, first));
}

function partOf(parent: Field, name: string): Field {
  if (name === '[]' || name === '{value}') return parent.item();
  return name === '{key}' ? parent.mapKey() : found(parent.members(), name);
}

function found(fields: readonly Field[], name: string): Field {
  const field = fields.find(candidate => candidate.name === name);
  if (field === undefined) throw new Error(`There is no member ${name}`);
  return field;
}

describe('the fields of the schema', () => {
  it('know where each member travels', () => {
    expect(field('Invoke', 'FunctionName').binding).toEqual({in: 'path', name: 'FunctionName'});
    expect(field('Invoke', 'Qualifier').binding).toEqual({in: 'query', name: 'Qualifier'});
    expect(field('Invoke', 'InvocationType').binding).toEqual({in: 'header', name: 'X-Amz-Invocation-Type'});
    expect(field('Invoke', 'Payload').binding).toEqual({in: 'payload', name: 'Payload'});
    expect(field('CreateAlias', 'Name').binding).toEqual({in: 'body', name: 'Name'});
    expect(found(getOperation('Invoke').output, 'StatusCode').binding).toEqual({in: 'status', name: 'StatusCode'});
    expect(found(getOperation('Invoke').output, 'FunctionError').binding).toEqual({
      in: 'header',
      name: 'X-Amz-Function-Error',
    });
  });

  it('know what each member holds', () => {
    expect(field('CreateFunction', 'Code').kind).toBe('structure');
    expect(field('CreateFunction', 'Code', 'ZipFile').kind).toBe('blob');
    expect(field('CreateFunction', 'Layers').kind).toBe('list');
    expect(field('CreateFunction', 'Layers', '[]').kind).toBe('string');
    expect(field('CreateFunction', 'Environment', 'Variables').kind).toBe('map');
    expect(field('CreateFunction', 'Publish').kind).toBe('boolean');
    expect(field('CreateFunction', 'MemorySize').kind).toBe('number');
    expect(field('CreateEventSourceMapping', 'StartingPositionTimestamp').kind).toBe('timestamp');
    expect(found(getOperation('InvokeWithResponseStream').output, 'EventStream')).toMatchObject({
      kind: 'union',
      streaming: true,
    });
  });

  it('mark secrets, whole or in part, on the way in and out', () => {
    const sensitive = [...inputs, ...outputs].filter(([, {sensitive: is}]) => is).map(([key]) => key);
    expect(sensitive).toEqual(
      expect.arrayContaining([
        'Environment.Variables',
        'Environment.Variables{value}',
        'EnvironmentResponse.Variables{value}',
        'FunctionCode.ZipFile',
        'InvocationRequest.Payload',
        'InvocationResponse.Payload',
        'EnvironmentError.Message',
      ]),
    );
    expect(sensitive).not.toContain('CreateFunctionRequest.Description');
  });

  it('refuse to name the item of what has none', () => {
    expect(() => field('CreateFunction', 'Description').item()).toThrow('has no items');
    expect(() => field('CreateFunction', 'Layers').mapKey()).toThrow('has no keys');
  });

  it('have no members where there can be none', () => {
    expect(field('CreateFunction', 'Description').members()).toEqual([]);
    expect(field('CreateFunction', 'Layers').structure).toBeUndefined();
    expect(field('CreateFunction', 'Code').structure).toBe('FunctionCode');
  });

  it('are documented, every member of every structure', () => {
    const undocumented = [...inputs, ...outputs].filter(
      ([key, {documentation}]) => !/[\]}]$/.test(key) && documentation === '',
    );
    expect(undocumented).toEqual([]);
  });
});

describe('the values of enums', () => {
  it('are known of members, list items and map parts alike', () => {
    expect(field('CreateFunction', 'PackageType').values).toEqual(['Image', 'Zip']);
    expect(field('CreateFunction', 'Runtime').values).toContain('nodejs24.x');
    expect(field('CreateFunction', 'Architectures', '[]').values).toEqual(['arm64', 'x86_64']);
    expect(field('CreateEventSourceMapping', 'FunctionResponseTypes', '[]').values).toEqual([
      'ReportBatchItemFailures',
    ]);
    expect(field('CreateEventSourceMapping', 'SelfManagedEventSource', 'Endpoints', '{key}').values).toEqual([
      'KAFKA_BOOTSTRAP_SERVERS',
    ]);
    expect(field('CreateFunction', 'Environment', 'Variables', '{key}').values).toEqual([]);
  });

  it('cover every enum the SDK exports and an operation can reach', () => {
    const reached = new Set([...inputs.values(), ...outputs.values()].map(({values}) => values.join()));
    const enums = Object.entries(sdk).filter(([, value]) => isEnum(value));
    const unreached = enums.filter(([, value]) => !reached.has(Object.values(value).join())).map(([name]) => name);
    // Only an error carries it.
    expect(unreached).toEqual(['ThrottleReason']);
  });
});

describe('the tables of limits', () => {
  it.each(tables)('has no entry for a member that no input has: %s', (_, table, fields) => {
    expect(Object.keys(table).filter(key => !fields.has(key))).toEqual([]);
  });

  it.each(tables)('has patterns that are regular expressions and limits the right way round: %s', (_, table) => {
    for (const [key, limits] of Object.entries<Field['limits']>(table)) {
      const {min = 0, max = Number.POSITIVE_INFINITY, pattern = ''} = limits;
      expect({key, wrong: min > max}).toEqual({key, wrong: false});
      expect(() => new RegExp(pattern, pattern.includes('\\p{') ? 'u' : '')).not.toThrow();
    }
  });

  it('gives patterns to texts only and tells which numbers need not be whole', () => {
    const fields = Object.keys(constraints).flatMap(key => inputs.get(key) ?? []);
    expect(fields.filter(({limits, kind}) => limits.pattern !== undefined && kind !== 'string')).toEqual([]);
    expect(
      fields
        .filter(({limits}) => limits.fractional)
        .map(({key, kind}) => `${key} ${kind}`)
        .toSorted(),
    ).toEqual([
      'AliasRoutingConfiguration.AdditionalVersionWeights{value} number',
      'LambdaManagedInstancesCapacityProviderConfig.ExecutionEnvironmentMemoryGiBPerVCpu number',
      'TargetTrackingScalingPolicy.TargetValue number',
    ]);
  });

  it('reaches the members it is for', () => {
    expect(field('CreateFunction', 'Timeout').limits).toEqual({min: 1, max: 5400});
    expect(field('PublishVersion', 'Description').limits).toMatchObject({max: 256});
    expect(field('TagResource', 'Tags', '{key}').limits).toEqual(inputs.get('TagResourceRequest.Tags{key}')?.limits);
  });
});

function isEnum(value: unknown): value is Record<string, string> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const entries = Object.entries(value);
  return entries.length > 0 && entries.every(([, entry]) => typeof entry === 'string');
}
