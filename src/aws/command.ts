import * as sdk from '@aws-sdk/client-lambda';
import {HttpRequest} from '@smithy/core/protocols';
import {isAlarmOperation, type OperationName} from '../schema/index.ts';

/** A request of the SDK, of whichever operation. */
export type SdkCommand = sdk.ListFunctionsCommand;

type CommandClass = new (input: unknown) => SdkCommand;

/** The SDK's command of an operation: every operation `X` has a class `XCommand`. */
export async function createCommand(name: OperationName, input: unknown): Promise<SdkCommand> {
  const ofService: unknown = isAlarmOperation(name) ? await import('@aws-sdk/client-cloudwatch') : sdk;
  const CommandOfName = (ofService as Readonly<Record<string, CommandClass>>)[`${name}Command`];
  if (CommandOfName === undefined) throw new RangeError(`The SDK has no command for ${name}`);
  return new CommandOfName(input);
}

/** A command, or a client with all that is sent by it. */
export interface Sender {
  readonly middlewareStack: {add(watch: Watch, at: {step: 'deserialize'; priority: 'low'; name: string}): void};
}

type Watch = <Args extends {request: unknown}, Result>(next: (args: Args) => Result) => (args: Args) => Result;

/**
 * Watches what is sent; the answer tells the host the last request was handed to the network for, undefined before any was.
 * Only the request knows its host: partition, FIPS, dual stack and a service's own prefix all have a part in it.
 */
export function watchSending({middlewareStack}: Sender): () => string | undefined {
  let host: string | undefined;
  middlewareStack.add(
    next => args => {
      if (HttpRequest.isInstance(args.request)) host = formatHost(args.request);
      return next(args);
    },
    {step: 'deserialize', priority: 'low', name: 'watchSending'},
  );
  return () => host;
}

function formatHost({hostname, port}: HttpRequest): string {
  return port === undefined ? hostname : `${hostname}:${port}`;
}
