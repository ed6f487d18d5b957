import type {Context} from '../context/context.ts';
import {invalidParameter, LambdaError} from '../errors/lambda-error.ts';
import {deliverToFunction} from '../event-sources/index.ts';
import {listDeliveries} from '../model/stored-delivery.ts';
import {readBody} from '../wire/body.ts';
import {type HttpAnswer, type HttpRequest, toJsonAnswer} from '../wire/message.ts';

/** Bytes; more than a batch of any source holds. */
const recordsLimit = 67_108_864;

const prefix = '/_sandbox/';

/**
 * Answers what no AWS client asks for, as JSON; undefined for other paths. Such requests are signed as all others are.
 *
 * - `GET /_sandbox/deliveries[?destination=<arn>]`: `{deliveries}`, what has gone to destinations, the oldest first.
 * - `POST /_sandbox/event-source-mappings/<uuid>/records` with a JSON list of records, or `{"Records": […]}`: gives them to
 *   the mapping and answers a `DeliveryReport` when it is done.
 */
export async function answerOwn(request: HttpRequest, context: Context): Promise<HttpAnswer | undefined> {
  const {method, url} = request;
  if (!url.pathname.startsWith(prefix)) return undefined;
  const path = url.pathname.slice(prefix.length);
  if (method === 'GET' && path === 'deliveries') {
    return toJsonAnswer({deliveries: listDeliveries(context, url.searchParams.get('destination') ?? undefined)});
  }
  const [, uuid] = /^event-source-mappings\/([^/]+)\/records$/.exec(path) ?? [];
  if (method === 'POST' && uuid !== undefined) {
    const body = await readBody(request, recordsLimit, 'records');
    return toJsonAnswer(await deliverToFunction(uuid, parseRecords(body), context));
  }
  throw new LambdaError('UnknownOperationException', `The sandbox has nothing at ${method} ${url.pathname}`);
}

function parseRecords(body: Uint8Array): readonly unknown[] {
  const value = parseBody(body);
  const records = typeof value === 'object' && value !== null && 'Records' in value ? value.Records : value;
  if (!Array.isArray(records)) throw invalidParameter('The records must be a JSON list, or {"Records": […]}.');
  return records;
}

function parseBody(body: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(body).toString('utf8'));
  } catch (error) {
    throw invalidParameter(`The records are no JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
}
