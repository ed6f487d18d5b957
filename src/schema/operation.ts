import * as sdk from '@aws-sdk/client-lambda';
import {NormalizedSchema} from '@smithy/core/schema';
import {type Field, readFields} from './field.ts';
import {documentation} from './generated/documentation.ts';
import {findAlarmOperation} from './load-alarm-operations.ts';
import type {Operation, OperationName, Pagination} from './operation-shape.ts';

/** One modelled error of the service. */
export interface ServiceError {
  readonly name: string;
  readonly status: number;
  readonly fault: 'client' | 'server';
  /** The member that carries the text: the service writes it either way, depending on the error. */
  readonly messageMember: 'message' | 'Message';
  /** Members that travel in a header, with its name. */
  readonly headers: Readonly<Record<string, string>>;
}

/** Tags that open the SDK's schema tuples (smithy's static schemas); a contract test guards them. */
const operationTag = 9;
const errorTag = -3;

/** All operations of the service by name, in the SDK's (alphabetical) order. */
export const operations: ReadonlyMap<OperationName, Operation> = new Map(
  tuplesOf(operationTag).map(tuple => {
    const operation = createOperation(tuple);
    return [operation.name, operation];
  }),
);

/**
 * The operation of that name. Throws a RangeError for an unknown one: names come from the schema, never from a user; those of
 * alarms are known once they are loaded.
 */
export function getOperation(name: OperationName): Operation {
  const operation = operations.get(name) ?? findAlarmOperation(name);
  if (operation === undefined) throw new RangeError(`The SDK has no operation ${name}`);
  return operation;
}

/** All modelled errors by name, with their HTTP status; the SDK's own base class is none of the service's. */
export const serviceErrors: ReadonlyMap<string, ServiceError> = new Map(
  tuplesOf(errorTag).flatMap(tuple => {
    const [, namespace, name, traits, members, schemas] = tuple;
    if (String(namespace).startsWith('smithy.ts.sdk.synthetic')) return [];
    const {httpError, error} = isRecord(traits) ? traits : {};
    const fault = error === 'server' ? 'server' : 'client';
    const usual = fault === 'server' ? 500 : 400;
    const status = typeof httpError === 'number' ? httpError : usual;
    const messageMember = Array.isArray(members) && members.includes('Message') ? 'Message' : 'message';
    const headers = readErrorHeaders(members, schemas);
    return [[String(name), {name: String(name), status, fault, messageMember, headers}] as const];
  }),
);

/** By the traits of the members: a schema is a kind and its traits where it has any. */
function readErrorHeaders(members: unknown, schemas: unknown): Record<string, string> {
  if (!Array.isArray(members) || !Array.isArray(schemas)) return {};
  const named = members.map((name: unknown, index): [string, unknown] => {
    const schema: unknown = schemas[index];
    const traits: unknown = Array.isArray(schema) ? schema[1] : undefined;
    return [String(name), isRecord(traits) ? traits['httpHeader'] : undefined];
  });
  return Object.fromEntries(named.filter((entry): entry is [string, string] => typeof entry[1] === 'string'));
}

function tuplesOf(tag: number): unknown[][] {
  return Object.values(sdk).filter(
    (value): value is unknown[] & typeof value => Array.isArray(value) && value[0] === tag,
  );
}

function createOperation(tuple: unknown[]): Operation {
  const [, , name, traits, input, output] = tuple;
  const http: unknown = isRecord(traits) ? traits.http : undefined;
  if (typeof name !== 'string' || !Array.isArray(http))
    throw new TypeError(`Unknown operation schema: ${String(name)}`);
  const [method, uri, status] = http;
  const [path = '', query = ''] = String(uri).split('?');
  const inputSchema = readSchema(input);
  const outputSchema = readSchema(output);
  const fields = once(() => {
    const [inputFields, outputFields] = [readFields(inputSchema), readFields(outputSchema)];
    return {input: inputFields, output: outputFields, pagination: findPagination(inputFields, outputFields)};
  });
  return {
    name: name as OperationName,
    service: 'lambda',
    method: String(method),
    path,
    query: Object.fromEntries(new URLSearchParams(query)),
    status: Number(status),
    get input() {
      return fields().input;
    },
    get output() {
      return fields().output;
    },
    get pagination() {
      return fields().pagination;
    },
    readOnly: method === 'GET',
    documentation: documentation[name] ?? '',
    inputSchema,
    outputSchema,
  };
}

/** Most sessions use a dozen of the operations: fields are made for those that are asked. */
function once<Value>(make: () => Value): () => Value {
  let made: {value: Value} | undefined;
  return () => {
    made ??= {value: make()};
    return made.value;
  };
}

function readSchema(reference: unknown): NormalizedSchema {
  return NormalizedSchema.of(reference as Parameters<typeof NormalizedSchema.of>[0]);
}

/** The service's convention: `Marker` in and `NextMarker` out, with `MaxItems` for the page size. */
function findPagination(input: readonly Field[], output: readonly Field[]): Pagination | undefined {
  const inputToken = input.find(field => field.name === 'Marker')?.name;
  const outputToken = output.find(field => field.name === 'NextMarker')?.name;
  const items = output.find(field => field.kind === 'list')?.name;
  if (inputToken === undefined || outputToken === undefined || items === undefined) return undefined;
  return {inputToken, outputToken, items, pageSize: input.find(field => field.name === 'MaxItems')?.name};
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
