import fc, {type Arbitrary} from 'fast-check';
import type {Field, Operation} from '../../src/schema/index.ts';

/** Patterns with assertions, which fast-check cannot generate from, with texts that match them. */
const matching: Readonly<Record<string, readonly string[]>> = {
  '(?!^[0-9]+$)([a-zA-Z0-9-_]+)': ['live', 'v1', '1-a'],
  '((?!^\\d+$)^[0-9a-zA-Z-_]+$)': ['live', 'v1', '1-a'],
  '(arn:(aws[a-zA-Z-]*)?:[a-z0-9-.]+:.*)|()': ['', 'arn:aws:kms:eu-west-1:123456789012:key/abc'],
  '(arn:(aws[a-zA-Z-]*)?:lambda:)?((eusc-)?[a-z]{2}((-gov)|(-iso([a-z]?)))?-[a-z]+-\\d{1}:)?(\\d{12}:)?(function:)?([a-zA-Z0-9-_]{1,64})(:((?!\\d+$)[0-9a-zA-Z-_]+))?':
    ['orders-api', 'function:orders-api:live', 'arn:aws:lambda:eu-west-1:123456789012:function:orders-api'],
  '(^(?!(system\\x2e)))(^[_a-zA-Z0-9])([^$]*)': ['orders', '_x y'],
  '[0-9A-Za-z\\.\\-_]*(?<!\\.)': ['my-bucket', 'a.b-c'],
};

/** Inputs the service's model accepts, from the schema alone. */
export function validInputs(operation: Operation): Arbitrary<Record<string, unknown>> {
  return toRecord(operation.input);
}

const arbitraries = new Map<string, Arbitrary<unknown>>();

function toArbitrary(field: Field): Arbitrary<unknown> {
  let arbitrary = arbitraries.get(field.key);
  if (arbitrary === undefined) {
    arbitrary = create(field);
    arbitraries.set(field.key, arbitrary);
  }
  return arbitrary;
}

function create(field: Field): Arbitrary<unknown> {
  const {min = 0, max = Number.POSITIVE_INFINITY, fractional} = field.limits;
  const entries = {minLength: min, maxLength: Math.min(max, min + 2)};
  switch (field.kind) {
    case 'structure':
      return toRecord(field.members());
    case 'union':
      return fc.oneof(...field.members().map(member => fc.record({[member.name]: toArbitrary(member)})));
    case 'list':
      return fc.array(toArbitrary(field.item()), entries);
    case 'map':
      return fc.dictionary(toText(field.mapKey()), toArbitrary(field.item()), {
        minKeys: entries.minLength,
        maxKeys: entries.maxLength,
      });
    case 'number':
      return fractional
        ? fc.double({min, max: Math.min(max, 1000), noNaN: true})
        : fc.integer({min, max: Math.min(max, 2 ** 31 - 1)});
    case 'boolean':
      return fc.boolean();
    case 'blob':
      return fc.uint8Array({minLength: min, maxLength: min + 8});
    case 'timestamp':
      return fc.oneof(
        fc.date({noInvalidDate: true}),
        fc.date({min: new Date(0), max: new Date(4e12), noInvalidDate: true}).map(date => date.toISOString()),
      );
    case 'document':
      return fc.jsonValue();
    case 'string':
      return toText(field);
  }
}

function toRecord(fields: readonly Field[]): Arbitrary<Record<string, unknown>> {
  return fc.record(Object.fromEntries(fields.map(field => [field.name, toArbitrary(field)])), {
    requiredKeys: fields.filter(({required}) => required).map(({name}) => name),
    noNullPrototype: true,
  });
}

function toText({values, limits}: Field): Arbitrary<string> {
  const {min = 0, max = Number.POSITIVE_INFINITY, pattern} = limits;
  if (values.length > 0) return fc.constantFrom(...values);
  if (pattern === undefined) return fc.string({minLength: min, maxLength: Math.min(max, min + 8)});
  const known = matching[pattern];
  if (known !== undefined) return fc.constantFrom(...known);
  const whole = new RegExp(`^(?:${pattern})$`, pattern.includes('\\p{') ? 'u' : '');
  return fc.stringMatching(whole).filter(text => text.length >= min && text.length <= max);
}
