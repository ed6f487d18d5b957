import type {Field} from '../../schema/index.ts';
import {LambdaError} from '../errors/lambda-error.ts';

/** A parsed JSON value as the field's value: base64 as bytes, epoch seconds as a Date. Throws a SerializationException. */
export function fromJson(field: Field, value: unknown): unknown {
  if (value === null || value === undefined) return undefined;
  switch (field.kind) {
    case 'structure':
    case 'union':
      return fromMembers(field.members(), value);
    case 'list':
      return checkList(value).map(item => fromJson(field.item(), item));
    case 'map':
      return mapValues(checkObject(value), item => fromJson(field.item(), item));
    case 'blob':
      return fromBase64(convertText(value));
    case 'timestamp':
      return fromTimestamp(value);
    case 'number':
      return fromNumber(value);
    case 'boolean':
      return fromBoolean(value);
    case 'string':
      return convertText(value);
    case 'document':
      return value;
  }
}

/** The members of a JSON object; members the model does not know are ignored, as the service does. */
export function fromMembers(fields: readonly Field[], value: unknown): Record<string, unknown> {
  const object = checkObject(value);
  const members: Record<string, unknown> = {};
  for (const field of fields) {
    const member = fromJson(field, object[field.binding.in === 'body' ? field.binding.name : field.name]);
    if (member !== undefined) members[field.name] = member;
  }
  return members;
}

/** A field's value as JSON: bytes as base64, times (Date or ISO 8601 text) as epoch seconds. */
export function convertMember(field: Field, value: unknown): unknown {
  if (value === null || value === undefined) return undefined;
  switch (field.kind) {
    case 'structure':
    case 'union':
      return convertMembers(field.members(), value);
    case 'list':
      return checkList(value).map(item => convertMember(field.item(), item));
    case 'map':
      return mapValues(checkObject(value), item => convertMember(field.item(), item));
    case 'blob':
      return value instanceof Uint8Array ? Buffer.from(value).toString('base64') : value;
    case 'timestamp':
      return new Date(value instanceof Date ? value : String(value)).getTime() / 1000;
    default:
      return value;
  }
}

/** An object of the given members, without those that are not set. */
export function convertMembers(fields: readonly Field[], value: unknown): Record<string, unknown> {
  const object = checkObject(value);
  const members: Record<string, unknown> = {};
  for (const field of fields) {
    const member = convertMember(field, object[field.name]);
    if (member !== undefined) members[field.name] = member;
  }
  return members;
}

function checkObject(value: unknown): Record<string, unknown> {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Record<string, unknown>;
  throw cannotConvert(value, 'a Map');
}

function checkList(value: unknown): unknown[] {
  if (Array.isArray(value)) return value;
  throw cannotConvert(value, 'a List');
}

/** Numbers and booleans are taken for text, as the service does. */
function convertText(value: unknown): string {
  if (typeof value === 'object') throw cannotConvert(value, 'a String');
  return String(value);
}

function fromBase64(value: string): Uint8Array {
  if (!/^[A-Za-z0-9+/]*={0,2}$/.test(value)) throw new LambdaError('SerializationException', 'Invalid base64 text');
  return Buffer.from(value, 'base64');
}

function fromTimestamp(value: unknown): Date {
  const time = typeof value === 'number' ? new Date(value * 1000) : new Date(convertText(value));
  if (Number.isNaN(time.getTime())) throw cannotConvert(value, 'a Timestamp');
  return time;
}

function fromNumber(value: unknown): number {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  if (typeof number !== 'number' || Number.isNaN(number)) throw cannotConvert(value, 'an Integer');
  return number;
}

function fromBoolean(value: unknown): boolean {
  if (value === true || value === 'true') return true;
  if (value === false || value === 'false') return false;
  throw cannotConvert(value, 'a Boolean');
}

function mapValues(object: Record<string, unknown>, convert: (value: unknown) => unknown): Record<string, unknown> {
  return Object.fromEntries(Object.entries(object).map(([key, value]) => [key, convert(value)]));
}

function cannotConvert(value: unknown, target: string): LambdaError {
  return new LambdaError('SerializationException', `${nameToken(value)} can not be converted to ${target}`);
}

function nameToken(value: unknown): string {
  if (Array.isArray(value)) return 'START_ARRAY';
  switch (typeof value) {
    case 'object':
      return 'START_OBJECT';
    case 'string':
      return 'STRING_VALUE';
    case 'number':
      return 'NUMBER_VALUE';
    default:
      return value === true ? 'TRUE_VALUE' : 'FALSE_VALUE';
  }
}
