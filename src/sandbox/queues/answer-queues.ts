import type {Context} from '../context/context.ts';
import {parseRequestJson, TelemetryError, type TelemetryInput} from '../telemetry/index.ts';
import {readBody} from '../wire/body.ts';
import type {HttpAnswer, HttpRequest} from '../wire/message.ts';
import {messageOperations} from './message-operations.ts';
import {moveOperations} from './move-tasks.ts';
import {formatQueueErrorXml, formatQueueXml, parseQueueForm} from './query-form.ts';
import {QueueError} from './queue-error.ts';
import {queueOperations} from './queue-operations.ts';
import {checkAccess} from './queue-policy.ts';

type Work = (input: TelemetryInput, context: Context) => TelemetryInput | Promise<TelemetryInput>;

const operations = new Map<string, Work>(
  Object.entries<Work>({...queueOperations, ...messageOperations, ...moveOperations}),
);
const target = 'AmazonSQS.';
/** Bytes: a batch of messages of 1 MiB together, written as a form. */
const bodyLimit = 4_194_304;

/** Answers a request of SQS, in the protocol it was asked in: JSON when it names a target, else the query protocol. */
export async function answerQueues(request: HttpRequest, context: Context): Promise<HttpAnswer> {
  const body = await readBody(request, bodyLimit, 'SendMessageBatch');
  const named = request.headers.get('x-amz-target');
  const isJson = named !== undefined;
  const headers = {'x-amzn-RequestId': context.requestId};
  const type = isJson ? 'application/x-amz-json-1.0' : 'text/xml';
  try {
    const {operation, input} = isJson
      ? {operation: named.replace(target, ''), input: parseRequestJson(body)}
      : parseQueueForm(body, request.url);
    const work = operations.get(operation);
    if (!work) throw new QueueError('InvalidAction', `The sandbox has no operation ${operation || '(none)'} of SQS.`);
    checkAccess(operation, input, context);
    const output = await work(input, context);
    const text = isJson ? JSON.stringify(output) : formatQueueXml(operation, output, context.requestId);
    return {status: 200, headers: {...headers, 'content-type': type}, body: text};
  } catch (error) {
    const {exception, code, message, status} = toRefusal(error);
    const text = isJson
      ? JSON.stringify({__type: `com.amazonaws.sqs#${exception}`, message})
      : formatQueueErrorXml({code, message}, context.requestId);
    const ofError = {'x-amzn-query-error': `${code};Sender`, 'content-type': type};
    return {status, headers: {...headers, ...ofError}, body: text};
  }
}

/** Rethrows what is no refusal. */
function toRefusal(error: unknown): Pick<QueueError, 'exception' | 'code' | 'message' | 'status'> {
  if (error instanceof QueueError) return error;
  if (error instanceof TelemetryError)
    return {exception: error.code, code: error.code, message: error.message, status: 400};
  throw error;
}
