import type {OperationInput} from '../../../schema/index.ts';

/** One call to replay, with what to set by hand afterwards on the resource it created or changed. */
export type SeedStep = {
  readonly [Name in SeedOperation]: {
    readonly operation: Name;
    readonly input: OperationInput<Name>;
    readonly after?: SeedState;
  };
}[SeedOperation];

/** What no call can set: how a resource has fared, and since when it is as it is. */
export interface SeedState {
  readonly State?: 'Failed';
  readonly StateReason?: string;
  readonly StateReasonCode?: 'SubnetOutOfIPAddresses';
  /** Of an event source mapping. */
  readonly LastProcessingResult?: string;
  /** Of a function version or mapping; of a layer version its CreatedDate. */
  readonly LastModified?: Date;
  /** Of a durable function. */
  readonly executions?: readonly SeedExecution[];
}

/** A durable execution, by what its function has checkpointed so many seconds after it began. */
export interface SeedExecution {
  readonly name: string;
  readonly startedAt: Date;
  readonly input: string;
  readonly updates: readonly {
    readonly after: number;
    readonly update: NonNullable<OperationInput<'CheckpointDurableExecution'>['Updates']>[number];
  }[];
}

type SeedOperation =
  | 'AddPermission'
  | 'CreateAlias'
  | 'CreateEventSourceMapping'
  | 'CreateFunction'
  | 'CreateFunctionUrlConfig'
  | 'PublishLayerVersion'
  | 'PublishVersion'
  | 'PutFunctionConcurrency'
  | 'UpdateFunctionCode'
  | 'UpdateFunctionConfiguration';

/** Where and when the samples are made. */
export interface SeedPlace {
  readonly region: string;
  readonly accountId: string;
  readonly now: Date;
}

/** One sample: its steps, and nothing that another sample needs to come after. */
export type Sample = (place: SeedPlace) => Promise<SeedStep[]>;

/** A step of one operation, typed by its name. */
export function toStep<Name extends SeedOperation>(
  operation: Name,
  input: OperationInput<Name>,
  after: SeedState = {},
): SeedStep {
  return {operation, input, after} as SeedStep;
}

const milliseconds = {minute: 60_000, hour: 3_600_000, day: 86_400_000, week: 604_800_000};

/** The moment so many units before the samples' now. */
export function ago({now}: SeedPlace, count: number, unit: keyof typeof milliseconds): Date {
  return new Date(now.getTime() - count * milliseconds[unit]);
}

/** ARNs of other services' resources, which the sandbox never contacts. */
export function formatArn({region, accountId}: SeedPlace, service: string, resource: string): string {
  return `arn:aws:${service}:${service === 'iam' ? '' : region}:${accountId}:${resource}`;
}

/** The execution role of a sample. */
export function formatRoleArn(place: SeedPlace, functionName: string): string {
  return formatArn(place, 'iam', `role/service-role/${functionName}-role`);
}
