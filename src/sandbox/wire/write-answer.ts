import {type Field, type Operation, serviceErrors} from '../../schema/index.ts';
import type {LambdaError} from '../errors/lambda-error.ts';
import {convertMember, convertMembers} from './json-shape.ts';
import {type HttpAnswer, isStreamedBody} from './message.ts';

/** An operation's output as its HTTP answer. */
export function writeAnswer(
  operation: Operation,
  output: Readonly<Record<string, unknown>>,
  requestId: string,
): HttpAnswer {
  const headers: Record<string, string> = {'x-amzn-RequestId': requestId};
  let status = operation.status;
  for (const field of operation.output) {
    const value = output[field.name];
    if (value === undefined) continue;
    if (field.binding.in === 'header') headers[field.binding.name.toLowerCase()] = String(value);
    if (field.binding.in === 'status' && typeof value === 'number') status = value;
  }
  const body = status === 204 ? undefined : writeBody(operation, output);
  if (body === undefined) return {status, headers};
  headers['content-type'] ??= 'application/json';
  return {status, headers, body};
}

/** An error as the service writes it: code in a header, text in the body, and the Type of one that its model knows. */
export function writeErrorAnswer({code, status, message, members}: LambdaError, requestId: string): HttpAnswer {
  const known = serviceErrors.get(code);
  const type = known && {Type: known.fault === 'server' ? 'Service' : 'User'};
  const inHeaders = Object.entries(known?.headers ?? {}).filter(([name]) => members[name] !== undefined);
  const inBody = Object.fromEntries(Object.entries(members).filter(([name]) => known?.headers[name] === undefined));
  const body = JSON.stringify({...type, ...inBody, [known?.messageMember ?? 'message']: message});
  const headers = {'content-type': 'application/json', 'x-amzn-ErrorType': code, 'x-amzn-RequestId': requestId};
  const further = inHeaders.map(([name, header]) => [header.toLowerCase(), String(members[name])]);
  return {status, headers: {...headers, ...Object.fromEntries(further)}, body};
}

function writeBody(operation: Operation, output: Readonly<Record<string, unknown>>): HttpAnswer['body'] {
  const payload = operation.output.find(field => field.binding.in === 'payload');
  if (payload) return writePayload(payload, output[payload.name]);
  const fields = operation.output.filter(field => field.binding.in === 'body');
  return JSON.stringify(convertMembers(fields, output));
}

function writePayload(field: Field, value: unknown): HttpAnswer['body'] {
  if (value === undefined || isStreamedBody(value) || value instanceof Uint8Array) return value;
  return JSON.stringify(convertMember(field, value));
}
