import {type Field, type Operation, serviceErrors} from '../../schema/index.ts';
import type {LambdaError} from '../errors/lambda-error.ts';
import {convertMember, convertMembers} from './json-shape.ts';

/** An operation's output as its HTTP response. */
export function writeResponse(
  operation: Operation,
  output: Readonly<Record<string, unknown>>,
  requestId: string,
): Response {
  const headers = new Headers({'x-amzn-RequestId': requestId});
  let status = operation.status;
  for (const field of operation.output) {
    const value = output[field.name];
    if (value === undefined) continue;
    if (field.binding.in === 'header') headers.set(field.binding.name, String(value));
    if (field.binding.in === 'status' && typeof value === 'number') status = value;
  }
  const body = status === 204 ? null : writeBody(operation, output);
  if (body !== null && !headers.has('content-type')) headers.set('content-type', 'application/json');
  if (body !== null && !(body instanceof ReadableStream)) headers.set('content-length', lengthOf(body));
  return new Response(body, {status, headers});
}

/** An error as the service writes it: code in a header, Type and text in the body. */
export function writeErrorResponse({code, status, message, members}: LambdaError, requestId: string): Response {
  const known = serviceErrors.get(code);
  const type = (known?.fault ?? (status >= 500 ? 'server' : 'client')) === 'server' ? 'Service' : 'User';
  const body = JSON.stringify({...members, Type: type, [known?.messageMember ?? 'message']: message});
  const headers = {'content-type': 'application/json', 'x-amzn-ErrorType': code, 'x-amzn-RequestId': requestId};
  return new Response(body, {status, headers: {...headers, 'content-length': lengthOf(body)}});
}

function lengthOf(body: string | Uint8Array): string {
  return String(Buffer.byteLength(body));
}

type Body = string | Uint8Array<ArrayBuffer> | ReadableStream | null;

function writeBody(operation: Operation, output: Readonly<Record<string, unknown>>): Body {
  const payload = operation.output.find(field => field.binding.in === 'payload');
  if (payload) return writePayload(payload, output[payload.name]);
  const fields = operation.output.filter(field => field.binding.in === 'body');
  return JSON.stringify(convertMembers(fields, output));
}

function writePayload(field: Field, value: unknown): Body {
  if (value === undefined) return null;
  if (value instanceof ReadableStream) return value;
  return value instanceof Uint8Array ? new Uint8Array(value) : JSON.stringify(convertMember(field, value));
}
