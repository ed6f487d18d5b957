import {expect, it} from 'vitest';
import {findFieldGroup, gatherFields} from '../../../src/core/form/field-groups.ts';
import {toPlainLabel} from '../../../src/core/form/plain-label.ts';
import {unitInWords} from '../../../src/core/form/unit-in-words.ts';
import {type Field, operations} from '../../../src/schema/index.ts';

it.each([
  ['FunctionName', 'Function name'],
  ['MemorySize', 'Memory'],
  ['Timeout', 'Timeout'],
  ['VpcConfig', 'VPC'],
  ['KMSKeyArn', 'KMS key ARN'],
  ['KmsKeyArn', 'KMS key ARN'],
  ['SigningProfileVersionArns', 'Signing profile version ARNs'],
  ['MaximumEventAgeInSeconds', 'Maximum event age'],
  ['Ipv6AllowedForDualStack', 'IPv6 allowed for dual stack'],
  ['Layers 2', 'Layers 2'],
  ['SourceAccessConfigurations', 'Source access'],
  ['Cors', 'CORS'],
  ['OKActions', 'OK actions'],
  ['SelfManagedSASLSecret', 'Self managed SASL secret'],
])('calls %s what people do: %s', (name, label) => {
  expect(toPlainLabel(name)).toBe(label);
});

it('has a label for every member there is, and tells those of one structure apart', () => {
  const seen = new Set<string>();
  const look = (fields: readonly Field[]): void => {
    const labels = fields.map(({name}) => toPlainLabel(name));
    expect(labels.filter(label => !/^[A-Za-z]/.test(label))).toEqual([]);
    // A letter by itself is what is left of a name that was taken apart.
    expect(labels.filter(label => /(?<!\S)[B-Zb-z](?!\S)/.test(label))).toEqual([]);
    expect(new Set(labels).size).toBe(labels.length);
    for (const field of fields) {
      if (seen.has(field.key)) continue;
      seen.add(field.key);
      if (field.kind === 'structure' || field.kind === 'union') look(field.members());
      if (field.kind === 'list' || field.kind === 'map') look([field.item()]);
    }
  };
  for (const {input} of operations.values()) look(input);
  expect(seen.size).toBeGreaterThan(200);
});

const fieldOf = (operation: string, name: string): Field => {
  const field = operations.get(operation as never)?.input.find(one => one.name === name);
  if (field === undefined) throw new Error(`There is no ${name}`);
  return field;
};

it.each([
  ['UpdateFunctionConfiguration', 'MemorySize', '512', ' MB'],
  ['UpdateFunctionConfiguration', 'MemorySize', '10240', ' MB · 10 GB'],
  ['UpdateFunctionConfiguration', 'Timeout', '10', ' s'],
  ['UpdateFunctionConfiguration', 'Timeout', '300', ' s · 5 min'],
  ['UpdateFunctionConfiguration', 'Timeout', '', ''],
  ['UpdateFunctionConfiguration', 'Timeout', 'ten', ''],
  ['CreateEventSourceMapping', 'MaximumRecordAgeInSeconds', '-1', ''],
  ['CreateEventSourceMapping', 'BatchSize', '100', ''],
  ['UpdateFunctionConfiguration', 'Description', '100', ''],
])('says what a number counts: %s %s %j%j', (operation, name, text, unit) => {
  expect(unitInWords(fieldOf(operation, name), text)).toBe(unit);
});

it('keeps members of one group together, and loses none', () => {
  const members = ['Description', 'MemorySize', 'Handler', 'Timeout', 'SomethingNew', 'Runtime'].map(name => ({name}));
  const gathered = gatherFields(members).map(({name}) => name);
  expect(gathered).toEqual(['Description', 'MemorySize', 'Timeout', 'Handler', 'Runtime', 'SomethingNew']);
  expect(findFieldGroup('SomethingNew')).toBe('Further settings');
});
