import type {Field, Operation} from '../../schema/index.ts';
import {LambdaError} from '../errors/lambda-error.ts';
import {readBody} from './body.ts';
import {fromJson, fromMembers} from './json-shape.ts';
import type {HttpRequest} from './message.ts';
import type {Route} from './route.ts';

/** Reads an operation's input from where its members travel. Throws a LambdaError for what cannot be read. */
export async function readInput({operation, labels}: Route, request: HttpRequest): Promise<Record<string, unknown>> {
  const body = await readBody(request, bodyLimit(operation), operation.name);
  const input: Record<string, unknown> = readJsonBody(operation, body);
  for (const field of operation.input) {
    const value = readMember(field, {labels, request, body});
    if (value !== undefined) input[field.name] = value;
  }
  return input;
}

interface Message {
  readonly labels: Readonly<Record<string, string>>;
  readonly request: HttpRequest;
  readonly body: Uint8Array;
}

/** Bytes of a request body: 6 MB for payloads, 50 MB of zip in base64 with its surroundings for the rest. */
function bodyLimit(operation: Operation): number {
  return operation.input.some(isPayload) ? 6_291_456 : 70_167_211;
}

function isPayload(field: Field): boolean {
  return field.binding.in === 'payload';
}

function readJsonBody(operation: Operation, body: Uint8Array): Record<string, unknown> {
  const fields = operation.input.filter(field => field.binding.in === 'body');
  if (fields.length === 0 || body.byteLength === 0) return {};
  return fromMembers(fields, parseJson(body));
}

function readMember(field: Field, {labels, request: {url, headers}, body}: Message): unknown {
  const {name} = field.binding;
  switch (field.binding.in) {
    case 'path':
      return fromJson(field, labels[name]);
    case 'query':
      return field.kind === 'list'
        ? toList(url.searchParams.getAll(name))
        : fromJson(field, url.searchParams.get(name));
    case 'header':
      return fromJson(field, headers.get(name.toLowerCase()));
    case 'payload':
      return readPayload(field, body);
    default:
      return undefined;
  }
}

function toList(values: string[]): string[] | undefined {
  return values.length === 0 ? undefined : values;
}

function readPayload(field: Field, body: Uint8Array): unknown {
  if (body.byteLength === 0) return undefined;
  return field.kind === 'blob' ? body : fromJson(field, parseJson(body));
}

function parseJson(body: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(body).toString('utf8'));
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new LambdaError('InvalidRequestContentException', `Could not parse request body into json: ${why}`);
  }
}
