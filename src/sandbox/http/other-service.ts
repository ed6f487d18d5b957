import {cbor} from '@smithy/core/cbor';
import {readBody} from '../wire/body.ts';
import {escapeXml} from '../wire/escape-xml.ts';
import {type HttpAnswer, type HttpRequest, toJsonAnswer} from '../wire/message.ts';
import type {Credential} from './guard.ts';

/** Bytes read to learn what was asked for. */
const bodyLimit = 1_048_576;
/** Services that answer in XML without being asked in a form (their models' protocol, rest-xml). */
const restXml = new Set(['cloudfront', 'route53', 's3', 's3-outposts', 's3express', 's3-object-lambda']);

/**
 * Refuses a request for a service that is not here as that service would refuse it: in the form of the protocol it was asked
 * in, with that protocol's own code, and naming what was asked for.
 */
export async function refuseService(
  request: HttpRequest,
  {service}: Credential,
  requestId: string,
): Promise<HttpAnswer> {
  const {method, url, headers} = request;
  const own = {'x-amzn-RequestId': requestId};
  if (headers.get('smithy-protocol') === 'rpc-v2-cbor') {
    const [, operation = '(none)'] = /\/operation\/(\w+)$/.exec(url.pathname) ?? [];
    const body = cbor.serialize({__type: 'UnknownOperationException', message: describe(service, operation)});
    const ofCbor = {'smithy-protocol': 'rpc-v2-cbor', 'content-type': 'application/cbor'};
    return {status: 400, headers: {...own, ...ofCbor}, body};
  }
  const target = headers.get('x-amz-target');
  if (target !== undefined) {
    const type = headers.get('content-type') ?? 'application/x-amz-json-1.1';
    const body = JSON.stringify({__type: 'UnknownOperationException', message: describe(service, target)});
    return {status: 400, headers: {...own, 'content-type': type}, body};
  }
  const action = await readAction(request);
  if (action !== undefined) return refuseAction(service, action, requestId);
  const message = describe(service, `${method} ${url.pathname}`);
  if (restXml.has(service)) {
    const error = `<Code>NotImplemented</Code><Message>${escapeXml(message)}</Message>`;
    const body = `<Error>${error}<RequestId>${requestId}</RequestId></Error>`;
    return {status: 501, headers: {'x-amz-request-id': requestId, 'content-type': 'application/xml'}, body};
  }
  const {headers: ofJson, ...answer} = toJsonAnswer({message}, 404);
  return {...answer, headers: {...own, ...ofJson, 'x-amzn-ErrorType': 'UnknownOperationException'}};
}

/** The Action of a request in the query protocol, of its form or its address; undefined for another request. */
export async function readAction(request: HttpRequest): Promise<string | undefined> {
  const inAddress = request.url.searchParams.get('Action') ?? undefined;
  const isForm = request.headers.get('content-type')?.startsWith('application/x-www-form-urlencoded') ?? false;
  if (inAddress !== undefined || !isForm) return inAddress;
  const form = Buffer.from(await readBody(request, bodyLimit, 'Action')).toString('utf8');
  return new URLSearchParams(form).get('Action') ?? undefined;
}

/** EC2 has a query protocol of its own, with other elements around the same error. */
function refuseAction(service: string, action: string, requestId: string): HttpAnswer {
  const text = escapeXml(describe(service, action));
  const body =
    service === 'ec2'
      ? `<Response><Errors><Error><Code>InvalidAction</Code><Message>${text}</Message></Error></Errors>` +
        `<RequestID>${requestId}</RequestID></Response>`
      : `<ErrorResponse><Error><Type>Sender</Type><Code>InvalidAction</Code><Message>${text}</Message></Error>` +
        `<RequestId>${requestId}</RequestId></ErrorResponse>`;
  return {status: 400, headers: {'x-amzn-RequestId': requestId, 'content-type': 'text/xml'}, body};
}

function describe(service: string, asked: string): string {
  return `The sandbox has no ${asked} of ${service}: it is Lambda with its logs, metrics and trail.`;
}
