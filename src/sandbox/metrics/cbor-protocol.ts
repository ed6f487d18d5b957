import {cbor, tag} from '@smithy/core/cbor';
import {TelemetryError, type TelemetryInput, toJsonError} from '../telemetry/index.ts';
import {toExceptionName} from './exception-name.ts';
import type {Protocol} from './protocol.ts';

/** Smithy RPC v2 with CBOR, which newer SDKs and command lines speak. */
export const cborProtocol: Protocol = {
  contentType: 'application/cbor',
  headers: {'smithy-protocol': 'rpc-v2-cbor'},
  readCall({url}, body) {
    const [, operation = ''] = /\/service\/GraniteServiceVersion20100801\/operation\/(\w+)$/.exec(url.pathname) ?? [];
    return {operation, input: body.byteLength === 0 ? {} : read(body)};
  },
  writeOutput: (_operation, output) => write(toTagged(output)),
  writeError: error => write(toJsonError(error, toExceptionName(error))),
};

function read(body: Uint8Array): TelemetryInput {
  let value: unknown;
  try {
    value = toPlain(cbor.deserialize(body));
  } catch {
    throw new TelemetryError('SerializationException', 'The body is not CBOR.');
  }
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as TelemetryInput;
  throw new TelemetryError('SerializationException', 'The body is not a CBOR map.');
}

/** Tag 1 is a time: seconds since 1970. */
function toPlain(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(toPlain);
  if (typeof value === 'bigint') return Number(value);
  if (typeof value !== 'object' || value === null) return value;
  if ('tag' in value && 'value' in value) return toPlain(value.value);
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, toPlain(member)]));
}

/** The times of the outputs have names that end like this, or are in lists of that. */
function toTagged(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(toTagged);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, toTaggedMember(name, member)]));
}

function toTaggedMember(name: string, value: unknown): unknown {
  if (name.endsWith('Timestamp')) return toTime(value);
  return name === 'Timestamps' ? (value as readonly unknown[]).map(toTime) : toTagged(value);
}

function toTime(value: unknown): unknown {
  return tag({tag: 1, value: Number(value)});
}

function write(value: unknown): Uint8Array {
  return cbor.serialize(value);
}
