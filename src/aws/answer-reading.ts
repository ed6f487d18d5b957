import type {LambdaClient} from '@aws-sdk/client-lambda';
import {type Field, getOperation, type Operation, type OperationName} from '../schema/index.ts';

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
 * Makes a client read answers more carefully than the SDK does. Where a date is none, that member becomes an invalid
 * `Date` and the rest of the answer stays, instead of all being thrown away. An answer of another shape (no body, no
 * object, no list where one belongs) is refused with a `SyntaxError`, instead of being taken for an empty one.
 */
export function readCarefully(client: LambdaClient): void {
  const protocol = client.config.protocol as unknown as Protocol;
  const strict = protocol.deserializeResponse.bind(protocol);
  protocol.deserializeResponse = async (schema, context, response) => {
    const operation = getOperation(schema.name as OperationName);
    if (operation.output.some(field => field.streaming)) return strict(schema, context, response);
    const bytes = await context.streamCollector(response.body);
    response.body = bytes;
    if (response.statusCode >= 300) return strict(schema, context, response);
    checkBody(bytes, operation);
    try {
      return checkLists(await strict(schema, context, response), operation);
    } catch (error) {
      if (!(error instanceof TypeError)) throw error;
      response.body = withoutInvalidDates(bytes, operation.output);
      return checkLists(await strict(schema, context, response), operation);
    }
  };
}

/** A change may answer without a body; a read that has members in its body may not. */
function checkBody(bytes: Uint8Array, {readOnly, output}: Operation): void {
  if (!output.some(field => field.binding.in === 'body')) return;
  if (bytes.byteLength === 0 && !readOnly) return;
  const start = new TextDecoder().decode(bytes.subarray(0, 64)).trimStart();
  if (!start.startsWith('{')) throw new SyntaxError(start === '' ? 'it has no body' : 'it is no JSON object');
}

function checkLists(answer: unknown, {output}: Operation): unknown {
  if (!isRecord(answer)) throw new SyntaxError('it is no JSON object');
  for (const {name, kind} of output) {
    const value = answer[name] ?? [];
    if (kind === 'list' && !Array.isArray(value)) throw new SyntaxError(`${name} is no list`);
  }
  return answer;
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
