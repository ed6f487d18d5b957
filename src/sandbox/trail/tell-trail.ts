import type {Operation} from '../../schema/index.ts';
import type {Context} from '../context/context.ts';
import {LambdaError} from '../errors/lambda-error.ts';
import {insertManagementEvent, type TrailCaller} from './management-event.ts';

/** Calls that are data events, which no trail's event history has: invocations, and what goes on in durable ones. */
const data = /^Invoke|Durable/;

/** Runs an operation, and has the trail tell of it when it changes something or is refused to. Rejects as the operation does. */
export async function tellTrail<Output extends Readonly<Record<string, unknown>>>(
  {
    operation,
    input,
    caller,
    context,
  }: {
    readonly operation: Operation;
    readonly input: Readonly<Record<string, unknown>>;
    readonly caller: TrailCaller;
    readonly context: Context;
  },
  run: () => Promise<Output>,
): Promise<Output> {
  if (operation.readOnly || data.test(operation.name)) return run();
  const {region, accountId, requestId, telemetry, now} = context;
  const time = now();
  const tell = (output: Output | undefined, error: {code: string; message: string} | undefined) => {
    const call = {operation, input, output, error, caller, region, accountId, requestId, time};
    telemetry.defer(1, queries => insertManagementEvent(queries, call));
  };
  try {
    const output = await run();
    tell(output, undefined);
    return output;
  } catch (error) {
    if (error instanceof LambdaError) tell(undefined, {code: error.code, message: error.message});
    throw error;
  }
}
