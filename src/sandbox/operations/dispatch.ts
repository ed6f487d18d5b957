import type {Operation, OperationName} from '../../schema/index.ts';
import type {Context} from '../context/context.ts';
import {LambdaError} from '../errors/lambda-error.ts';
import {checkInput} from '../rules/check-input.ts';
import {asyncHandlers, handlers} from './index.ts';

type AnyHandler = (input: never, context: Context) => unknown;

/** Validates an input and runs the operation on it. Throws a LambdaError for everything the service would refuse. */
export async function dispatch(
  operation: Operation,
  input: Readonly<Record<string, unknown>>,
  context: Context,
): Promise<Readonly<Record<string, unknown>>> {
  const {name, readOnly} = operation;
  const handler = handlers[name] as AnyHandler | undefined;
  const asyncHandler = asyncHandlers[name] as AnyHandler | undefined;
  if (!handler && !asyncHandler) throw notImplemented(name);
  checkInput(operation, input);
  if (asyncHandler) return toOutput(await asyncHandler(input as never, context));
  if (!handler || readOnly) return toOutput(handler?.(input as never, context));
  const change = () => handler(input as never, context);
  return toOutput(operation.method === 'DELETE' ? context.deletion(change) : context.transaction(change));
}

function toOutput(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
}

/** 501: clients repeat a 500, but not this. */
function notImplemented(name: OperationName): LambdaError {
  return new LambdaError('UnknownOperationException', `The sandbox does not implement ${name} yet.`, {}, 501);
}
