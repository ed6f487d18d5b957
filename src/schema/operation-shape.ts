import type * as sdk from '@aws-sdk/client-lambda';
import type {NormalizedSchema} from '@smithy/core/schema';
import type {AlarmOperationName} from './alarm-operation-names.ts';
import type {Field} from './field.ts';

type CommandName = Extract<keyof typeof sdk, `${string}Command`>;

/** The name of one of Lambda's operations, e.g. `CreateAlias`, or of one of those of alarms; the list is the SDK's own. */
export type OperationName = LambdaOperationName | AlarmOperationName;

type LambdaOperationName = CommandName extends infer Name
  ? Name extends `${infer Base}Command`
    ? Base extends '' | '$'
      ? never
      : Base
    : never
  : never;

/** How a list operation continues: the output's token goes into the input's. */
export interface Pagination {
  readonly inputToken: string;
  readonly outputToken: string;
  readonly pageSize: string | undefined;
  /** The output member that holds the page's items. */
  readonly items: string;
}

/** One operation of the Lambda API, or of CloudWatch's, as the SDK's run-time schema describes it. */
export interface Operation {
  readonly name: OperationName;
  /** Whose it is, as the AWS CLI calls it. */
  readonly service: 'lambda' | 'cloudwatch';
  readonly method: string;
  /** Path template with labels in braces, without its query: `/2015-03-31/functions/{FunctionName}`. */
  readonly path: string;
  /** Query parameters that tell this route from another on the same path, e.g. `{find: 'LayerVersion'}`. */
  readonly query: Readonly<Record<string, string>>;
  /** HTTP status of success. */
  readonly status: number;
  readonly input: readonly Field[];
  readonly output: readonly Field[];
  readonly pagination: Pagination | undefined;
  /** True when the operation changes nothing: the service uses GET for these and only these. */
  readonly readOnly: boolean;
  /** The first sentence of AWS's documentation of the operation. */
  readonly documentation: string;
  readonly inputSchema: NormalizedSchema;
  readonly outputSchema: NormalizedSchema;
}
