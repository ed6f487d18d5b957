import type {OperationInput, OperationName, OperationOutput} from '../../schema/index.ts';

/** An operation's input after validation: required members are there. */
export type Input<Name extends OperationName> = Present<OperationInput<Name>>;

type Present<T> = {[Key in keyof T]: Partial<Pick<T, Key>> extends Pick<T, Key> ? T[Key] : Exclude<T[Key], undefined>};

/** An operation's output. A `StatusCode` member overrides the operation's HTTP status. */
export type Output<Name extends OperationName> = OperationOutput<Name>;
