import {answerJson, TelemetryError, toJsonError} from '../telemetry/index.ts';
import {readBody} from '../wire/body.ts';
import type {HttpAnswer, HttpRequest} from '../wire/message.ts';
import {getResources, type TaggingContext} from './get-resources.ts';

const answers = {GetResources: getResources};
const target = 'ResourceGroupsTaggingAPI_20170126.';
const bodyLimit = 262_144;

/** Answers a request of the Resource Groups Tagging API (AWS JSON 1.1). */
export async function answerTagging(request: HttpRequest, context: TaggingContext): Promise<HttpAnswer> {
  const operation = (request.headers.get('x-amz-target') ?? '').replace(target, '');
  const body = await readBody(request, bodyLimit, operation);
  try {
    return toAnswer(200, answerJson(answers, operation, body, context), context);
  } catch (error) {
    if (error instanceof TelemetryError) return toAnswer(400, toJsonError(error), context);
    throw error;
  }
}

function toAnswer(status: number, body: object, {requestId}: TaggingContext): HttpAnswer {
  const headers = {'content-type': 'application/x-amz-json-1.1', 'x-amzn-RequestId': requestId};
  return {status, headers, body: JSON.stringify(body)};
}
