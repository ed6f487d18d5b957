import {ProblemError} from '../../core/problem.ts';
import {parseTrace, type Trace} from '../../core/traces/trace.ts';
import type {SignedAccess} from '../ask-iam.ts';
import {describeProblem} from '../describe-problem.ts';
import {repeatRead} from '../metrics/repeat-read.ts';
import {buildServiceError, findServiceUrl, sendSigned} from '../send-signed.ts';

/** The trace of that id, as X-Ray has it; undefined while, or if, it has none. Rejects with a `ProblemError`. */
export async function readTrace(
  {clients, connection}: SignedAccess,
  id: string,
  signal: AbortSignal,
): Promise<Trace | undefined> {
  const place = {url: findServiceUrl('xray', connection), region: connection.region, service: 'xray'};
  const request = {path: '/Traces', contentType: 'application/json', body: JSON.stringify({TraceIds: [id]})};
  const ask = async () => {
    try {
      const {settings} = await clients();
      const answer = await sendSigned(settings, place, request, signal);
      if (answer.status !== 200) throw buildServiceError(answer);
      return parseTrace(answer.body);
    } catch (error) {
      const host = place.url.hostname;
      const attempt = {operation: 'BatchGetTraces', actions: 'xray', changes: false, inDialog: true, host} as const;
      throw new ProblemError(describeProblem(error, {...attempt, connection}, signal), {cause: error});
    }
  };
  return repeatRead(ask, signal);
}
