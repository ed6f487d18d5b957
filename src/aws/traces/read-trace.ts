import {ProblemError} from '../../core/problem.ts';
import {parseTrace, type Trace} from '../../core/traces/trace.ts';
import type {SignedAccess} from '../ask-iam.ts';
import type {ConnectionSettings} from '../connection.ts';
import {describeProblem} from '../describe-problem.ts';
import {repeatRead} from '../metrics/repeat-read.ts';
import {sendSigned} from '../send-signed.ts';

/** The trace of that id, as X-Ray has it; undefined while, or if, it has none. Rejects with a `ProblemError`. */
export async function readTrace(
  {clients, connection}: SignedAccess,
  id: string,
  signal: AbortSignal,
): Promise<Trace | undefined> {
  const place = {url: findXray(connection), region: connection.region, service: 'xray'};
  const request = {path: '/Traces', contentType: 'application/json', body: JSON.stringify({TraceIds: [id]})};
  const ask = async () => {
    try {
      const {settings} = await clients();
      const {status, headers, body} = await sendSigned(settings, place, request, signal);
      if (status !== 200) throw toError(status, headers['x-amzn-errortype'], body);
      return parseTrace(body);
    } catch (error) {
      const host = place.url.hostname;
      const attempt = {operation: 'BatchGetTraces', actions: 'xray', changes: false, inDialog: true, host} as const;
      throw new ProblemError(describeProblem(error, {...attempt, connection}, signal), {cause: error});
    }
  };
  return repeatRead(ask, signal);
}

function findXray({region, endpoint}: ConnectionSettings): URL {
  const end = region.startsWith('cn-') ? 'amazonaws.com.cn' : 'amazonaws.com';
  return new URL(endpoint ?? `https://xray.${region}.${end}`);
}

/** An answer of the service as the error that a client of it would throw. */
function toError(status: number, type: string | undefined, body: string): Error {
  const message = /"[Mm]essage": ?"([^"]*)"/.exec(body)?.[1] ?? `HTTP ${status}`;
  const name = type?.split(':')[0] ?? 'UnknownError';
  return Object.assign(new Error(message), {name, $fault: 'client', $metadata: {httpStatusCode: status}});
}
