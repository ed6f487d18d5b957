import type {Context} from '../context/context.ts';
import type {FoundVersion} from '../model/find-function.ts';
import type {StoredVersion} from '../model/stored-function.ts';
import type {Outcome} from '../runtime/index.ts';
import {formatInvokedArn} from './choose-version.ts';
import {type RunInput, runVersion} from './run-version.ts';
import {takeConcurrency} from './throttle.ts';
import {withoutSignal} from './without-signal.ts';

/** A function's response on its way. */
export interface StreamedRun {
  /** As the runtime gave it; absent when the function ended without a response. */
  readonly contentType?: string;
  /** The pieces as they come; a response that is not streamed is one piece, that of a failed function has none. */
  readonly chunks: ReadableStream<Uint8Array>;
  /** How it ended; settles before `chunks` closes. */
  readonly outcome: Promise<Outcome>;
}

/**
 * Runs a version and gives its response out while it comes into being. Resolves with the first piece or the end,
 * whichever is first; until then it throws what cannot be run as a LambdaError.
 */
export async function runStreamed(
  found: FoundVersion,
  version: StoredVersion,
  input: RunInput,
  context: Context,
): Promise<StreamedRun> {
  const begun = Promise.withResolvers<string>();
  const pipe = createPipe();
  const release = takeConcurrency(found, context);
  const onResponse = (chunk: Uint8Array, contentType: string) => {
    begun.resolve(contentType);
    pipe.write(chunk);
  };
  const outcome = runVersion(
    version,
    formatInvokedArn(found, context),
    {...input, onResponse},
    withoutSignal(context),
  ).finally(release);
  outcome.then(pipe.end, pipe.fail);
  const contentType = await Promise.race([begun.promise, outcome.then(() => undefined)]);
  return {chunks: pipe.chunks, outcome, ...(contentType === undefined ? {} : {contentType})};
}

/** A stream that takes what is given, until nobody reads it any more. */
function createPipe() {
  let controller: ReadableStreamDefaultController<Uint8Array> | undefined;
  const chunks = new ReadableStream<Uint8Array>({
    start(its) {
      controller = its;
    },
    cancel() {
      controller = undefined;
    },
  });
  return {
    chunks,
    write: (chunk: Uint8Array) => controller?.enqueue(chunk),
    end: () => controller?.close(),
    fail: (error: unknown) => controller?.error(error),
  };
}
