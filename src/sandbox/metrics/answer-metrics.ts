import {TelemetryError, type TelemetryInput} from '../telemetry/index.ts';
import {readBody} from '../wire/body.ts';
import {chooseProtocol} from './choose-protocol.ts';
import {getMetricData} from './get-metric-data.ts';
import {listMetrics} from './list-metrics.ts';
import type {MetricsContext} from './metrics-context.ts';
import type {Protocol} from './protocol.ts';

const answers = new Map<string, (input: TelemetryInput, context: MetricsContext) => TelemetryInput>([
  ['GetMetricData', getMetricData],
  ['ListMetrics', listMetrics],
]);
/** Bytes: 500 queries with all their dimensions, as a form. */
const bodyLimit = 4_194_304;

/** Answers a request of CloudWatch, in the protocol it was asked in. */
export async function answerMetrics(request: Request, url: URL, context: MetricsContext): Promise<Response> {
  const protocol = chooseProtocol(request);
  const body = await readBody(request, bodyLimit, 'GetMetricData');
  try {
    const {operation, input} = protocol.readCall(request, url, body);
    const answer = answers.get(operation);
    if (!answer) throw unknownOperation(operation);
    return createResponse(
      200,
      protocol.writeOutput(operation, answer(input, context), context.requestId),
      protocol,
      context,
    );
  } catch (error) {
    if (!(error instanceof TelemetryError)) throw error;
    const response = createResponse(400, protocol.writeError(error, context.requestId), protocol, context);
    // Clients that once spoke the query protocol take the code from here.
    response.headers.set('x-amzn-query-error', `${error.code};Sender`);
    return response;
  }
}

function unknownOperation(operation: string): TelemetryError {
  return new TelemetryError('UnknownOperationException', `The sandbox has no operation ${operation || '(none)'}.`);
}

function createResponse(
  status: number,
  body: string | Uint8Array<ArrayBuffer>,
  {contentType, headers}: Protocol,
  {requestId}: MetricsContext,
): Response {
  const all = {...headers, 'content-type': contentType, 'x-amzn-RequestId': requestId};
  return new Response(body, {status, headers: all});
}
