import {parseRequestJson, toJsonError} from '../telemetry/index.ts';
import {toExceptionName} from './exception-name.ts';
import type {Protocol} from './protocol.ts';

const target = 'GraniteServiceVersion20100801.';

/** AWS JSON 1.0, which the SDK for JavaScript speaks. */
export const jsonProtocol: Protocol = {
  contentType: 'application/x-amz-json-1.0',
  headers: {},
  readCall(request, body) {
    const named = request.headers.get('x-amz-target') ?? '';
    return {operation: named.startsWith(target) ? named.slice(target.length) : named, input: parseRequestJson(body)};
  },
  writeOutput: (_operation, output) => JSON.stringify(output),
  writeError: error => JSON.stringify(toJsonError(error, toExceptionName(error))),
};
