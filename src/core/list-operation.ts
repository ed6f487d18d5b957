import type {OperationName, OperationOutput} from '../schema/index.ts';

/** Operations whose output is a paged list. */
export type ListOperation = Extract<OperationName, `List${string}`>;

type Element<Value> = NonNullable<Value> extends readonly (infer Item)[] ? Item : never;

/** What a list operation lists, e.g. an alias for `ListAliases`. */
export type ItemOf<Name extends ListOperation> = {
  [Key in keyof OperationOutput<Name>]-?: Element<OperationOutput<Name>[Key]>;
}[keyof OperationOutput<Name>];
