import type {HttpRequest} from '../wire/message.ts';
import {cborProtocol} from './cbor-protocol.ts';
import {jsonProtocol} from './json-protocol.ts';
import type {Protocol} from './protocol.ts';
import {queryProtocol} from './query-protocol.ts';

/** The protocol of a request: CBOR says so in a header, JSON names a target, forms are what old clients send. */
export function chooseProtocol(request: HttpRequest): Protocol {
  if (request.headers.get('smithy-protocol') === 'rpc-v2-cbor') return cborProtocol;
  return request.headers.has('x-amz-target') ? jsonProtocol : queryProtocol;
}
