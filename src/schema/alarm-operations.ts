import * as sdk from '@aws-sdk/client-cloudwatch';
import {NormalizedSchema} from '@smithy/core/schema';
import limits from './alarm-constraints.json' with {type: 'json'};
import {type AlarmOperationName, alarmOperationNames, readsAlarms} from './alarm-operation-names.ts';
import {readFields} from './field.ts';
import {documentation, enums} from './generated/alarm-documentation.ts';
import type {Operation} from './operation-shape.ts';

const tuples = {
  DeleteAlarms: sdk.DeleteAlarms$,
  DescribeAlarms: sdk.DescribeAlarms$,
  PutMetricAlarm: sdk.PutMetricAlarm$,
};
const notes = {documentation, enums, sdk, limits};

/** The operations of alarms by name, as the SDK's run-time schemas describe them. */
export const cloudWatchOperations: ReadonlyMap<string, Operation> = new Map(
  alarmOperationNames.map(name => [name, createAlarmOperation(name)]),
);

/** They are remote procedures: all of them are posted to one path, and all members travel in the body. */
function createAlarmOperation(name: AlarmOperationName): Operation {
  const [, , , , input, output] = tuples[name];
  const inputSchema = NormalizedSchema.of(input);
  const outputSchema = NormalizedSchema.of(output);
  const fields = {input: readFields(inputSchema, notes), output: readFields(outputSchema, notes)};
  return {
    ...{name, service: 'cloudwatch', method: 'POST', path: '/', query: {}, status: 200},
    ...fields,
    // Those that are listed are read by their names.
    pagination: undefined,
    readOnly: readsAlarms(name),
    documentation: documentation[name] ?? '',
    ...{inputSchema, outputSchema},
  };
}
