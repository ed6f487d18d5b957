import type {LambdaClient} from '@aws-sdk/client-lambda';
import {type Field, getOperation, type Operation, type OperationName, operations} from '../schema/index.ts';

/** Seconds since 1970 that make a `Date` which is none, so that the answer says so at its place. */
const noDate = 1e300;

/** What is used of the SDK's protocol object. */
interface Protocol {
  deserializeResponse(schema: {name: string}, context: Context, response: Response): Promise<unknown>;
}

interface Context {
  streamCollector(body: unknown): Promise<Uint8Array>;
}

interface Response {
  statusCode: number;
  body?: unknown;
}

/**
 * Makes a client read an answer in which a date is none: that member becomes an invalid `Date` and the rest stays, where the
 * SDK would throw the whole answer away. An answer to a read without any body is refused instead of taken as empty.
 */
export function tolerateInvalidDates(client: LambdaClient): void {
  const protocol = client.config.protocol as unknown as Protocol;
  const strict = protocol.deserializeResponse.bind(protocol);
  protocol.deserializeResponse = async (schema, context, response) => {
    const operation = findOperation(schema.name);
    if (operation === undefined || operation.output.some(field => field.streaming)) {
      return strict(schema, context, response);
    }
    const bytes = await context.streamCollector(response.body);
    response.body = bytes;
    if (response.statusCode >= 300) return strict(schema, context, response);
    if (bytes.byteLength === 0 && expectsBody(operation)) throw new SyntaxError('The answer has no body');
    try {
      return await strict(schema, context, response);
    } catch (error) {
      if (!(error instanceof TypeError)) throw error;
      response.body = withoutInvalidDates(bytes, operation.output);
      return strict(schema, context, response);
    }
  };
}

function findOperation(name: string): Operation | undefined {
  return operations.has(name as OperationName) ? getOperation(name as OperationName) : undefined;
}

function expectsBody({readOnly, output}: Operation): boolean {
  return readOnly && output.some(field => field.binding.in === 'body');
}

function withoutInvalidDates(bytes: Uint8Array, fields: readonly Field[]): Uint8Array {
  const answer: unknown = JSON.parse(new TextDecoder().decode(bytes));
  return new TextEncoder().encode(JSON.stringify(repairMembers(answer, fields)));
}

function repair(value: unknown, field: Field): unknown {
  if (value === null || value === undefined) return value;
  switch (field.kind) {
    case 'timestamp':
      return isEpoch(value) ? value : noDate;
    case 'structure':
    case 'union':
      return repairMembers(value, field.members());
    case 'list':
      return Array.isArray(value) ? value.map(item => repair(item, field.item())) : value;
    case 'map':
      return isRecord(value) ? mapValues(value, item => repair(item, field.item())) : value;
    default:
      return value;
  }
}

function repairMembers(value: unknown, fields: readonly Field[]): unknown {
  if (!isRecord(value)) return value;
  const byName = new Map(fields.map(field => [field.binding.name, field]));
  return mapValues(value, (item, name) => {
    const field = byName.get(name);
    return field === undefined ? item : repair(item, field);
  });
}

function isEpoch(value: unknown): boolean {
  return typeof value === 'number' || (typeof value === 'string' && /^-?\d*\.?\d+$/.test(value));
}

function mapValues(record: Record<string, unknown>, change: (value: unknown, key: string) => unknown) {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value, key)]));
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
