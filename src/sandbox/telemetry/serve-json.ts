import {readBody} from '../wire/body.ts';
import type {HttpAnswer, HttpRequest} from '../wire/message.ts';
import {answerJson, type JsonAnswers, toJsonError} from './answer-json.ts';
import {TelemetryError} from './telemetry-error.ts';

/** A service of AWS JSON 1.1 that answers in one piece. */
export interface JsonService<T> {
  readonly answers: JsonAnswers<T>;
  /** What stands before the operation in X-Amz-Target. */
  readonly target: RegExp;
  /** Bytes that the body of a request may have. */
  readonly bodyLimit: number;
}

/** Builds what answers the requests of such a service. */
export function serveJson<T extends {readonly requestId: string}>({answers, target, bodyLimit}: JsonService<T>) {
  return async (request: HttpRequest, context: T): Promise<HttpAnswer> => {
    const operation = (request.headers.get('x-amz-target') ?? '').replace(target, '');
    const body = await readBody(request, bodyLimit, operation);
    const headers = {'content-type': 'application/x-amz-json-1.1', 'x-amzn-RequestId': context.requestId};
    try {
      return {status: 200, headers, body: JSON.stringify(answerJson(answers, operation, body, context))};
    } catch (error) {
      if (error instanceof TelemetryError) return {status: 400, headers, body: JSON.stringify(toJsonError(error))};
      throw error;
    }
  };
}
