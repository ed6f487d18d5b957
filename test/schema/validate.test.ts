import {describe, expect, it} from 'vitest';
import {getOperation, type OperationName, validate, validateField} from '../../src/schema/index.ts';

const role = 'arn:aws:iam::123456789012:role/orders';
const aFunction = {
  FunctionName: 'orders-api',
  Role: role,
  Code: {ZipFile: new Uint8Array([80, 75])},
  Runtime: 'nodejs24.x',
  Handler: 'index.handler',
};

/** The errors of an input as `path rule`. */
function errorsOf(operation: OperationName, input: unknown): string[] {
  return validate(getOperation(operation), input).map(({path, rule}) => `${path} ${rule}`);
}

describe('validating an input', () => {
  it('accepts a believable function', () => {
    expect(errorsOf('CreateFunction', aFunction)).toEqual([]);
    expect(
      errorsOf('CreateFunction', {
        ...aFunction,
        MemorySize: 512,
        Timeout: 900,
        Architectures: ['arm64'],
        Environment: {Variables: {TABLE: 'orders', EMPTY: ''}},
        Layers: ['arn:aws:lambda:eu-west-1:123456789012:layer:tools:2'],
        Tags: {team: 'orders'},
        Publish: false,
      }),
    ).toEqual([]);
  });

  it('asks for what is required, wherever it is', () => {
    expect(errorsOf('CreateFunction', {})).toEqual(['FunctionName required', 'Role required', 'Code required']);
    expect(errorsOf('CreateFunction', undefined)).toHaveLength(3);
    expect(errorsOf('CreateFunction', {...aFunction, FileSystemConfigs: [{}]})).toEqual([
      'FileSystemConfigs[0].Arn required',
      'FileSystemConfigs[0].LocalMountPath required',
    ]);
  });

  it('takes null for a member that is not there', () => {
    expect(errorsOf('CreateFunction', {...aFunction, Description: null, Role: null})).toEqual(['Role required']);
  });

  it('names members no structure has, at any depth', () => {
    expect(errorsOf('CreateFunction', {...aFunction, Memory: 512, Code: {Zip: 'x'}})).toEqual([
      'Code.Zip unknown',
      'Memory unknown',
    ]);
    expect(errorsOf('CreateFunction', {...aFunction, Memory: undefined})).toEqual([]);
  });

  it.each<[string, unknown, string]>([
    ['Description', 5, 'Description kind'],
    ['MemorySize', '512', 'MemorySize kind'],
    ['MemorySize', Number.NaN, 'MemorySize kind'],
    ['Publish', 'yes', 'Publish kind'],
    ['Layers', 'arn', 'Layers kind'],
    ['Layers', [7], 'Layers[0] kind'],
    ['Code', 'zip', 'Code kind'],
    ['Code', [], 'Code kind'],
    ['Tags', ['team'], 'Tags kind'],
    ['Tags', {team: 1}, 'Tags{team} kind'],
    ['Environment', {Variables: {TABLE: true}}, 'Environment.Variables{TABLE} kind'],
  ])('refuses %s of another kind: %j', (name, value, error) => {
    expect(errorsOf('CreateFunction', {...aFunction, [name]: value})).toEqual([error]);
  });

  it.each<[string, unknown, string[]]>([
    ['Description', 'x'.repeat(256), []],
    ['Description', 'x'.repeat(257), ['Description maxLength']],
    ['FunctionName', '', ['FunctionName minLength', 'FunctionName pattern']],
    ['Handler', 'index handler', ['Handler pattern']],
    ['MemorySize', 127, ['MemorySize minValue']],
    ['MemorySize', 128, []],
    ['MemorySize', 32_769, ['MemorySize maxValue']],
    ['MemorySize', 512.5, ['MemorySize whole']],
    ['PackageType', 'Tarball', ['PackageType enum']],
    ['Architectures', ['arm64', 'x86_64'], ['Architectures maxLength']],
    ['Architectures', [], ['Architectures minLength']],
    ['Architectures', ['sparc'], ['Architectures[0] enum']],
    ['Environment', {Variables: {'1ST': 'x'}}, ['Environment.Variables{1ST} pattern']],
  ])('keeps %s within its limits: %j', (name, value, errors) => {
    expect(errorsOf('CreateFunction', {...aFunction, [name]: value})).toEqual(errors);
  });

  it('lets an alias be weighted by fractions between 0 and 1', () => {
    const alias = (weight: number) => ({
      FunctionName: 'orders-api',
      Name: 'live',
      FunctionVersion: '12',
      RoutingConfig: {AdditionalVersionWeights: {'13': weight}},
    });
    expect(errorsOf('CreateAlias', alias(0.1))).toEqual([]);
    expect(errorsOf('CreateAlias', alias(1.1))).toEqual(['RoutingConfig.AdditionalVersionWeights{13} maxValue']);
    expect(errorsOf('CreateAlias', {...alias(0), Name: '13'})).toEqual(['Name pattern']);
  });

  it('measures bytes of blobs, text in UTF-8', () => {
    const field = {...zipFile(), limits: {max: 4}};
    expect(validateField(field, new Uint8Array(4))).toEqual([]);
    expect(validateField(field, new Uint8Array(5))).toMatchObject([{rule: 'maxLength'}]);
    expect(validateField(field, 'abcd')).toEqual([]);
    expect(validateField(field, 'äöü')).toMatchObject([{rule: 'maxLength', message: 'has 6 bytes; at most 4 bytes'}]);
    expect(validateField(field, 4)).toMatchObject([{rule: 'kind'}]);
  });

  it.each([
    ['string', 'x', {min: 3}, 'has 1 character; at least 3 characters'],
    ['string', 'x'.repeat(5000), {max: 4096}, 'has 5,000 characters; at most 4,096 characters'],
    ['blob', 'ab', {max: 1}, 'has 2 bytes; at most 1 byte'],
    ['number', 10_241, {max: 10_240}, 'must be at most 10,240'],
  ] as const)('says of a %s how much it has and may have, with what is counted', (kind, value, limits, message) => {
    expect(validateField({...zipFile(), kind, limits}, value)[0]).toMatchObject({message});
  });

  it('takes times as dates, numbers and ISO text', () => {
    const mapping = (StartingPositionTimestamp: unknown) => ({FunctionName: 'orders-api', StartingPositionTimestamp});
    for (const time of [new Date(0), 1_700_000_000, '2026-01-31T09:30:00Z']) {
      expect(errorsOf('CreateEventSourceMapping', mapping(time))).toEqual([]);
    }
    for (const time of ['yesterday', true, new Date(Number.NaN)]) {
      expect(errorsOf('CreateEventSourceMapping', mapping(time))).toEqual(['StartingPositionTimestamp kind']);
    }
  });

  it('says the limit, the value and what is allowed', () => {
    expect(validate(getOperation('CreateFunction'), {...aFunction, PackageType: 'Tarball', Timeout: 0})).toEqual([
      {path: 'Timeout', rule: 'minValue', limit: 1, value: 0, message: 'must be at least 1'},
      {
        path: 'PackageType',
        rule: 'enum',
        limit: ['Image', 'Zip'],
        value: 'Tarball',
        message: 'must be one of Image, Zip',
      },
    ]);
  });

  it('checks one field by itself, as a form does', () => {
    const [name] = getOperation('GetFunction').input;
    if (name === undefined) throw new Error('GetFunction takes a name');
    expect(validateField(name, undefined)).toMatchObject([{path: 'FunctionName', rule: 'required'}]);
    expect(validateField(name, 'orders api', 'target')).toMatchObject([{path: 'target', rule: 'pattern'}]);
  });
});

function zipFile() {
  const code = getOperation('CreateFunction').input.find(({name}) => name === 'Code');
  const found = code?.members().find(({name}) => name === 'ZipFile');
  if (found === undefined) throw new Error('A function has a zip file');
  return found;
}
