import type {Context} from '../context/context.ts';
import {InputReader, parseRequestJson, TelemetryError, type TelemetryInput} from '../telemetry/index.ts';
import {readBody} from '../wire/body.ts';
import {type HttpAnswer, type HttpRequest, toJsonAnswer} from '../wire/message.ts';

type TracesContext = Pick<Context, 'telemetry' | 'region' | 'requestId'>;

/** Ids of a request (BatchGetTraces, API reference). */
const most = 5;

/** Answers BatchGetTraces of X-Ray (REST, JSON); undefined for any other request. */
export async function answerTraces(request: HttpRequest, context: TracesContext): Promise<HttpAnswer | undefined> {
  if (request.method !== 'POST' || request.url.pathname !== '/Traces') return undefined;
  const body = await readBody(request, 65_536, 'BatchGetTraces');
  try {
    return toJsonAnswer(readTraces(parseRequestJson(body), context));
  } catch (error) {
    if (!(error instanceof TelemetryError)) throw error;
    const {status, headers, body: text} = toJsonAnswer({Message: error.message}, 400);
    return {status, headers: {...headers, 'x-amzn-ErrorType': error.code}, ...(text !== undefined && {body: text})};
  }
}

function readTraces(input: TelemetryInput, {telemetry, region}: TracesContext): TelemetryInput {
  const ids = new InputReader(input, 'InvalidRequestException').requiredTexts('TraceIds', most);
  const found = telemetry.transact(queries =>
    ids.map(id => queries('SELECT segments FROM traces WHERE region = ? AND id = ?').get(region, id)),
  );
  return {
    Traces: ids.flatMap((Id, index) => {
      const row = found[index];
      return row === undefined ? [] : [toTrace(Id, JSON.parse(String(row['segments'])))];
    }),
    UnprocessedTraceIds: ids.filter((_, index) => found[index] === undefined),
  };
}

function toTrace(Id: string, segments: readonly {id: string; start_time: number; end_time: number}[]): TelemetryInput {
  const start = Math.min(...segments.map(segment => segment.start_time));
  const end = Math.max(...segments.map(segment => segment.end_time));
  return {
    ...{Id, Duration: Math.round((end - start) * 1000) / 1000, LimitExceeded: false},
    Segments: segments.map(segment => ({Id: segment.id, Document: JSON.stringify(segment)})),
  };
}
