import type {StreamedRun} from '../invocations/run-streamed.ts';
import {isObject} from '../json/is-object.ts';
import type {HttpAnswer} from '../wire/message.ts';
import {createBadGateway, createUrlResponse, type Prelude} from './url-response.ts';

/** The content type that says: status and headers come first, then eight zero bytes, then the body. */
const integration = 'application/vnd.awslambda.http-integration-response';
const separator = Buffer.alloc(8);

/** A response on its way as an HTTP answer that is sent while it is written. */
export async function readStreamedUrlResponse(run: StreamedRun): Promise<HttpAnswer> {
  const {contentType} = run;
  if (contentType === undefined) return createBadGateway();
  const reader = run.chunks.getReader();
  if (contentType !== integration) return createUrlResponse({}, createBody(new Uint8Array(), reader, run), contentType);
  const head = await readHead(reader);
  if (!head) return createBadGateway();
  return createUrlResponse(head.prelude, createBody(head.rest, reader, run), 'application/octet-stream');
}

type Reader = ReadableStreamDefaultReader<Uint8Array>;

/** Reads as far as the zero bytes; undefined when what is before them is no JSON object, or they never come. */
async function readHead(reader: Reader): Promise<{prelude: Prelude; rest: Uint8Array} | undefined> {
  let read = Buffer.alloc(0);
  for (;;) {
    const end = read.indexOf(separator);
    if (end >= 0) {
      const prelude = parse(read.subarray(0, end));
      return prelude && {prelude, rest: read.subarray(end + separator.length)};
    }
    const {done, value} = await reader.read();
    if (done) return undefined;
    read = Buffer.concat([read, value]);
  }
}

function parse(head: Buffer): Prelude | undefined {
  try {
    const value: unknown = JSON.parse(head.toString('utf8'));
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function createBody(rest: Uint8Array, reader: Reader, {outcome}: StreamedRun): ReadableStream<Uint8Array> {
  let isFirst = rest.byteLength > 0;
  return new ReadableStream({
    async pull(controller) {
      if (isFirst) {
        isFirst = false;
        return controller.enqueue(rest);
      }
      const {done, value} = await reader.read();
      if (!done) return controller.enqueue(value);
      // What breaks off must not look whole.
      if ((await outcome).functionError) controller.error(new Error('The function failed while it answered'));
      else controller.close();
    },
    cancel: reason => reader.cancel(reason),
  });
}
