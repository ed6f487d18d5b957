import {answerJson, TelemetryError, toJsonError} from '../telemetry/index.ts';
import {readBody} from '../wire/body.ts';
import {eventStreamType} from '../wire/encode-event.ts';
import {type HttpAnswer, type HttpRequest, isStreamedBody} from '../wire/message.ts';
import {eventSearch} from './filter-events.ts';
import {eventReading} from './get-events.ts';
import {groupTags} from './group-tags.ts';
import {groups} from './groups.ts';
import {liveTail} from './live-tail.ts';
import {logQueries} from './log-queries.ts';
import type {LogsContext} from './logs-context.ts';
import {eventWriting} from './put-events.ts';
import {streams} from './streams.ts';

const answers = {
  ...{...groups, ...groupTags, ...streams, ...eventReading, ...eventSearch},
  ...{...eventWriting, ...liveTail, ...logQueries},
};
const target = 'Logs_20140328.';
/** Bytes: 1 MiB of events with what JSON adds to them. */
const bodyLimit = 8_388_608;

/** Answers a request of CloudWatch Logs (AWS JSON 1.1). */
export async function answerLogs(request: HttpRequest, context: LogsContext): Promise<HttpAnswer> {
  const named = request.headers.get('x-amz-target') ?? '';
  // What is no operation of this service is named as it came.
  const operation = named.startsWith(target) ? named.slice(target.length) : named;
  const body = await readBody(request, bodyLimit, operation);
  try {
    const answer = answerJson(answers, operation, body, context);
    return isStreamedBody(answer) ? toAnswer(200, eventStreamType, answer, context) : toJson(200, answer, context);
  } catch (error) {
    if (error instanceof TelemetryError) return toJson(400, toJsonError(error), context);
    throw error;
  }
}

function toJson(status: number, body: object, context: LogsContext): HttpAnswer {
  return toAnswer(status, 'application/x-amz-json-1.1', JSON.stringify(body), context);
}

function toAnswer(
  status: number,
  contentType: string,
  body: NonNullable<HttpAnswer['body']>,
  {requestId}: LogsContext,
): HttpAnswer {
  return {status, headers: {'content-type': contentType, 'x-amzn-RequestId': requestId}, body};
}
