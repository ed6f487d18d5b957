import fc from 'fast-check';
import type {Field, Operation} from '../../src/schema/index.ts';
import {validInputs} from '../schema/inputs.ts';

/** An input with every member the operation has, each list and map with one entry; the service's model accepts it. */
export function sampleInput(operation: Operation): Record<string, unknown> {
  return toMembers(operation.input, operation);
}

function toMembers(fields: readonly Field[], operation: Operation): Record<string, unknown> {
  return Object.fromEntries(fields.map(field => [field.name, toSample(field, operation)]));
}

function toSample(field: Field, operation: Operation): unknown {
  switch (field.kind) {
    case 'structure':
      return toMembers(field.members(), operation);
    case 'union':
      return toMembers(field.members().slice(0, 1), operation);
    case 'list':
      return [toSample(field.item(), operation)];
    case 'map':
      return {[toText(field.mapKey(), operation)]: toSample(field.item(), operation)};
    case 'number':
      return field.limits.fractional ? Math.max(0.25, field.limits.min ?? 0) : Math.max(1, field.limits.min ?? 1);
    case 'boolean':
      return field.name !== 'DryRun';
    case 'timestamp':
      return new Date('2026-01-31T09:30:00Z');
    case 'blob':
      // A zip is named by its path until it is sent.
      return field.name === 'ZipFile' ? 'my code.zip' : new TextEncoder().encode('{"quoted": "it\'s \\"so\\""}');
    case 'document':
    case 'string':
      return toText(field, operation);
  }
}

function toText(field: Field, operation: Operation): string {
  const {values, limits} = field;
  if (values[0] !== undefined) return values[0];
  if (limits.pattern === undefined) return "it's a $text".padEnd(limits.min ?? 0, 'x').slice(0, limits.max);
  const only = {...operation, input: [{...field, required: true}]};
  const texts = fc.sample(validInputs(only), {seed: 7, numRuns: 20}).map(input => String(input[field.name]));
  return texts.find(text => text !== '') ?? '';
}
