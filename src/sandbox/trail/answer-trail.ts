import {answerJson, TelemetryError, toJsonError} from '../telemetry/index.ts';
import {readBody} from '../wire/body.ts';
import type {HttpAnswer, HttpRequest} from '../wire/message.ts';
import {lookupEvents, type TrailContext} from './lookup-events.ts';

const answers = {LookupEvents: lookupEvents};
const target = /^(?:com\.amazonaws\.cloudtrail\.v20131101\.)?CloudTrail_20131101\./;
const bodyLimit = 65_536;

/** Answers a request of CloudTrail (AWS JSON 1.1). */
export async function answerTrail(request: HttpRequest, context: TrailContext): Promise<HttpAnswer> {
  const operation = (request.headers.get('x-amz-target') ?? '').replace(target, '');
  const body = await readBody(request, bodyLimit, operation);
  try {
    return toAnswer(200, answerJson(answers, operation, body, context), context);
  } catch (error) {
    if (error instanceof TelemetryError) return toAnswer(400, toJsonError(error), context);
    throw error;
  }
}

function toAnswer(status: number, body: object, {requestId}: TrailContext): HttpAnswer {
  const headers = {'content-type': 'application/x-amz-json-1.1', 'x-amzn-RequestId': requestId};
  return {status, headers, body: JSON.stringify(body)};
}
