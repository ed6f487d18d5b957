import type {Input, TelemetryError} from '../telemetry/index.ts';
import {cborProtocol} from './cbor-protocol.ts';
import {jsonProtocol} from './json-protocol.ts';
import {queryProtocol} from './query-protocol.ts';

/** What a request asks for. */
export interface Call {
  readonly operation: string;
  readonly input: Input;
}

/** One of the ways in which clients speak to CloudWatch; times are seconds since 1970 inside. */
export interface Protocol {
  readonly contentType: string;
  /** Throws a TelemetryError for a body that cannot be read. */
  readCall(request: Request, url: URL, body: Uint8Array): Call;
  writeOutput(operation: string, output: Input, requestId: string): string | Uint8Array<ArrayBuffer>;
  writeError(error: TelemetryError, requestId: string): string | Uint8Array<ArrayBuffer>;
  readonly headers: Readonly<Record<string, string>>;
}

/** The protocol of a request: CBOR says so in a header, JSON names a target, forms are what old clients send. */
export function toProtocol(request: Request): Protocol {
  if (request.headers.get('smithy-protocol') === 'rpc-v2-cbor') return cborProtocol;
  return request.headers.has('x-amz-target') ? jsonProtocol : queryProtocol;
}
