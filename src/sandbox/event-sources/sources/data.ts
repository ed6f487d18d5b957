import {isObject} from '../../json/is-object.ts';
import {readJson} from '../../json/read-json.ts';

/** Base64 as the JSON or text in it. */
export function fromBase64(data: unknown): unknown {
  return typeof data === 'string' ? readJson(Buffer.from(data, 'base64').toString('utf8')) : data;
}

/** What a user gave as data: text as it is, anything else as JSON. */
export function formatData(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** The same in base64. */
export function encodeData(value: unknown): string {
  return Buffer.from(formatData(value)).toString('base64');
}

/** A member that is an object; an empty one otherwise. */
export function toRecordMembers(value: unknown): Readonly<Record<string, unknown>> {
  return isObject(value) ? value : {};
}

/** A number that grows with the index and has as many digits as the service's sequence numbers. */
export function formatSequenceNumber(index: number): string {
  return `495903382714902564266${String(index).padStart(35, '0')}`;
}
