import type * as cloudWatch from '@aws-sdk/client-cloudwatch';
import type * as lambda from '@aws-sdk/client-lambda';
import type {AlarmOperationName} from './alarm-operation-names.ts';
import type {OperationName} from './operation-shape.ts';

type Sdk = typeof lambda & Pick<typeof cloudWatch, `${AlarmOperationName}Command`>;

type Command<Name extends OperationName> = InstanceType<Sdk[`${Name}Command` & keyof Sdk]>;

/** The SDK's input type of an operation. */
export type OperationInput<Name extends OperationName> = Command<Name> extends {input: infer Input} ? Input : never;

/** The SDK's output type of an operation, as the console sees it: without metadata, dates as ISO 8601 strings. */
export type OperationOutput<Name extends OperationName> =
  Command<Name> extends {resolveMiddleware: (...rest: never[]) => (...rest: never[]) => Promise<{output: infer Output}>}
    ? Plain<Omit<Output, '$metadata'>>
    : never;

/** A value as it leaves the client layer: plain JSON-like data, with dates as ISO strings; bytes and streams stay. */
export type Plain<T> = T extends Date
  ? string
  : T extends Uint8Array | AsyncIterable<unknown>
    ? T
    : T extends object
      ? {[Key in keyof T]: Plain<T[Key]>}
      : T;
