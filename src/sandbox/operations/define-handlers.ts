import type {OperationName} from '../../schema/index.ts';
import type {Context} from '../context/context.ts';
import type {Input, Output} from '../context/operation-types.ts';

/** Handlers by operation that answer at once; a change is one transaction. They throw LambdaErrors. */
export type Handlers = {
  readonly [Name in OperationName]?: (input: Input<Name>, context: Context) => Output<Name>;
};

/** Handlers that await something; they open their transactions themselves, between two awaits. */
export type AsyncHandlers = {
  readonly [Name in OperationName]?: (input: Input<Name>, context: Context) => Promise<Output<Name>>;
};

/** Declares the handlers of a group of operations, typed by operation name. */
export function defineHandlers<T extends Handlers>(handlers: T): T {
  return handlers;
}

/** Declares handlers that await, typed by operation name. */
export function defineAsyncHandlers<T extends AsyncHandlers>(handlers: T): T {
  return handlers;
}
