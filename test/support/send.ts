import type {Lambda} from '@aws-sdk/client-lambda';
import type {OperationName} from '../../src/schema/index.ts';

/** Calls an operation by name, with whatever input. */
export async function send(lambda: Lambda, name: OperationName, input: object): Promise<Record<string, unknown>> {
  const method: unknown = Reflect.get(lambda, name.charAt(0).toLowerCase() + name.slice(1));
  if (typeof method !== 'function') throw new TypeError(`The client has no ${name}`);
  return Reflect.apply(method, lambda, [input]);
}
