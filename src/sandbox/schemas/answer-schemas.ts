import type {Context} from '../context/context.ts';
import {parseRequestJson, TelemetryError, type TelemetryInput} from '../telemetry/index.ts';
import {readBody} from '../wire/body.ts';
import {type HttpAnswer, type HttpRequest, toJsonAnswer} from '../wire/message.ts';
import {SchemaError} from './schema-error.ts';
import {works} from './schema-operations.ts';

/** Bytes: the largest schema, written as JSON in JSON. */
const bodyLimit = 4_194_304;

/** Answers what is asked of EventBridge's schema registry about registries and their schemas (REST, JSON); undefined for anything else. */
export async function answerSchemas(request: HttpRequest, context: Context): Promise<HttpAnswer | undefined> {
  const parts = readParts(request.url);
  if (parts === undefined) return refuse(new SchemaError('BadRequestException', 'The path is not encoded as one.'));
  const [version, registries, byName, registry = '', schemas, bySchema, schema = '', ...more] = parts;
  const isKnown = version === 'v1' && registries === 'registries' && more.length === 0;
  if (!isKnown || (byName !== undefined && byName !== 'name')) return undefined;
  if ((schemas !== undefined && schemas !== 'schemas') || (bySchema !== undefined && bySchema !== 'name'))
    return undefined;
  const kinds = ['registries', 'registry', 'schemas', 'schema'] as const;
  const kind = kinds[[registry, schemas, schema].filter(part => part !== undefined && part !== '').length];
  const work = kind === undefined ? undefined : works[`${request.method} ${kind}`];
  if (work === undefined) return undefined;
  const body = request.body === undefined ? new Uint8Array() : await readBody(request, bodyLimit, 'UpdateSchema');
  try {
    const input: TelemetryInput = body.length === 0 ? {} : parseRequestJson(body);
    const {status, output} = work({registry, schema, input, query: request.url.searchParams}, context);
    return output === undefined ? {status, headers: {}} : toJsonAnswer(output, status);
  } catch (error) {
    const refusal = error instanceof TelemetryError ? new SchemaError('BadRequestException', error.message) : error;
    if (!(refusal instanceof SchemaError)) throw error;
    return refuse(refusal);
  }
}

/** The names in a path, decoded; undefined where one cannot be. */
function readParts({pathname}: URL): readonly string[] | undefined {
  try {
    return pathname.split('/').filter(Boolean).map(decodeURIComponent);
  } catch {
    return undefined;
  }
}

function refuse({code, message, status}: SchemaError): HttpAnswer {
  const answer = toJsonAnswer({Code: code, Message: message}, status);
  return {...answer, headers: {...answer.headers, 'x-amzn-ErrorType': code}};
}
