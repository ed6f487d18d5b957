import type {OperationName, OperationOutput} from '../schema/index.ts';

/** Operations whose output is a paged list. */
export type ListOperation = Extract<OperationName, `List${string}` | 'GetDurableExecutionHistory'>;

/** What a member lists; a plain text becomes a member that is called as one of the list's: `FunctionArn` of `FunctionArns`. */
type Element<Key, Value> =
  NonNullable<Value> extends readonly (infer Item)[]
    ? Item extends string
      ? Key extends `${infer One}s`
        ? {readonly [Name in One]: string}
        : never
      : Item
    : never;

/** What a list operation lists, e.g. an alias for `ListAliases`. */
export type ItemOf<Name extends ListOperation> = {
  [Key in keyof OperationOutput<Name>]-?: Element<Key, OperationOutput<Name>[Key]>;
}[keyof OperationOutput<Name>];
