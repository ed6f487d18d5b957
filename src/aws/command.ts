import * as sdk from '@aws-sdk/client-lambda';
import type {OperationName} from '../schema/index.ts';

/** A request of the SDK, of whichever operation. */
export type SdkCommand = sdk.ListFunctionsCommand;

type CommandClass = new (input: unknown) => SdkCommand;

/** The SDK's command of an operation: every operation `X` has a class `XCommand`. */
export function createCommand(name: OperationName, input: unknown): SdkCommand {
  const CommandOfName = (sdk as unknown as Readonly<Record<string, CommandClass>>)[`${name}Command`];
  if (CommandOfName === undefined) throw new RangeError(`The SDK has no command for ${name}`);
  return new CommandOfName(input);
}

/** Watches a command; the answer tells whether its request has been handed to the network yet. */
export function watchSending(command: SdkCommand): () => boolean {
  let sent = false;
  command.middlewareStack.add(
    next => args => {
      sent = true;
      return next(args);
    },
    {step: 'deserialize', priority: 'low', name: 'watchSending'},
  );
  return () => sent;
}
