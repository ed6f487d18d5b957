import type {Output} from '../context/operation-types.ts';
import {chooseVersion} from '../invocations/choose-version.ts';
import {runStreamed} from '../invocations/run-streamed.ts';
import {findInvoked} from '../model/find-function.ts';
import {checkPayload} from '../rules/check-payload.ts';
import {checkInvocable} from '../rules/check-state.ts';
import {checkTenant} from '../rules/check-tenant.ts';
import {parseClientContext} from '../rules/client-context.ts';
import type {Outcome} from '../runtime/index.ts';
import {encodeEvent, eventStreamType} from '../wire/encode-event.ts';
import {defineAsyncHandlers} from './define-handlers.ts';
import {encodeLogTail, toPayload} from './invoke.ts';

type EventStream = NonNullable<Output<'InvokeWithResponseStream'>['EventStream']>;

/** Invoking functions for an answer that is read while it is written. */
export const streamedInvocationHandlers = defineAsyncHandlers({
  async InvokeWithResponseStream(input, context) {
    const found = findInvoked(input, context, 'InvokeWithResponseStream');
    const version = chooseVersion(found, context);
    const Payload = toPayload(input.Payload as Uint8Array | undefined);
    checkPayload(Payload);
    if (input.ClientContext !== undefined) parseClientContext(input.ClientContext);
    checkInvocable(version, context.now());
    checkTenant(version, input.TenantId);
    if (input.InvocationType === 'DryRun') return {StatusCode: 204};
    const run = await runStreamed(found, version, {...input, Payload}, context);
    const events = run.chunks.pipeThrough(
      new TransformStream<Uint8Array, Uint8Array>({
        transform: (chunk, out) => out.enqueue(encodeEvent('PayloadChunk', chunk)),
        flush: async out => {
          out.enqueue(encodeEvent('InvokeComplete', toCompletion(await run.outcome, input.LogType)));
        },
      }),
    );
    return {
      StatusCode: 200,
      ExecutedVersion: version.configuration.Version ?? '',
      // The model binds this member to the Content-Type of the answer, which is a stream of events.
      ResponseStreamContentType: eventStreamType,
      // It travels as encoded events, not as the objects a client makes of them.
      EventStream: events as unknown as EventStream,
    };
  },
});

function toCompletion({functionError, payload, log}: Outcome, logType: 'None' | 'Tail' | undefined): object {
  return {
    ...(functionError ? {ErrorCode: functionError, ErrorDetails: Buffer.from(payload).toString('utf8')} : {}),
    ...(logType === 'Tail' ? {LogResult: encodeLogTail(log)} : {}),
  };
}
