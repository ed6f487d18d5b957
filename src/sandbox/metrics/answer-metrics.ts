import {TelemetryError, type TelemetryInput} from '../telemetry/index.ts';
import {readBody} from '../wire/body.ts';
import type {HttpAnswer, HttpRequest} from '../wire/message.ts';
import {chooseProtocol} from './choose-protocol.ts';
import {getMetricData} from './get-metric-data.ts';
import {getMetricStatistics} from './get-metric-statistics.ts';
import {listMetrics} from './list-metrics.ts';
import type {MetricsContext} from './metrics-context.ts';
import type {Protocol} from './protocol.ts';

/** Answers the input of an operation, or throws a TelemetryError. */
export type MetricsAnswer<C extends MetricsContext> = (input: TelemetryInput, context: C) => TelemetryInput;

const answers = new Map<string, MetricsAnswer<MetricsContext>>([
  ['GetMetricData', getMetricData],
  ['GetMetricStatistics', getMetricStatistics],
  ['ListMetrics', listMetrics],
]);
/** Bytes: 500 queries with all their dimensions, as a form. */
const bodyLimit = 4_194_304;

/** Answers a request of CloudWatch, in the protocol it was asked in; `others` has the operations that are not of metrics. */
export async function answerMetrics<C extends MetricsContext>(
  request: HttpRequest,
  context: C,
  others: ReadonlyMap<string, MetricsAnswer<C>>,
): Promise<HttpAnswer> {
  const protocol = chooseProtocol(request);
  const body = await readBody(request, bodyLimit, 'GetMetricData');
  try {
    const {operation, input} = protocol.readCall(request, body);
    const answer = answers.get(operation) ?? others.get(operation);
    if (!answer) throw unknownOperation(operation);
    const output = protocol.writeOutput(operation, answer(input, context), context.requestId);
    return {status: 200, headers: toHeaders(protocol, context), body: output};
  } catch (error) {
    if (!(error instanceof TelemetryError)) throw error;
    // Clients that once spoke the query protocol take the code from here.
    const headers = {...toHeaders(protocol, context), 'x-amzn-query-error': `${error.code};Sender`};
    return {status: 400, headers, body: protocol.writeError(error, context.requestId)};
  }
}

function unknownOperation(operation: string): TelemetryError {
  return new TelemetryError('UnknownOperationException', `The sandbox has no operation ${operation || '(none)'}.`);
}

function toHeaders({contentType, headers}: Protocol, {requestId}: MetricsContext): Record<string, string> {
  return {...headers, 'content-type': contentType, 'x-amzn-RequestId': requestId};
}
