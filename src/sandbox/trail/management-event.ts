import {createHash} from 'node:crypto';
import {type Field, type Operation, toTrailName} from '../../schema/index.ts';
import type {Queries} from '../telemetry/index.ts';

/** Who called, and how. */
export interface TrailCaller {
  readonly accessKeyId: string;
  /** `ci-deploy/github-actions-482` of a role's session; a user's name else. */
  readonly name: string;
  readonly kind: 'user' | 'role';
  readonly address: string;
  readonly userAgent: string;
}

/** A call of Lambda that changed something, or was to. */
export interface ManagementCall {
  readonly operation: Operation;
  readonly input: Readonly<Record<string, unknown>>;
  readonly output: Readonly<Record<string, unknown>> | undefined;
  /** Why it was refused. */
  readonly error: {readonly code: string; readonly message: string} | undefined;
  readonly caller: TrailCaller;
  readonly region: string;
  readonly accountId: string;
  /** ms since 1970. */
  readonly time: number;
  readonly requestId: string;
}

/** Writes the management event of a call, as CloudTrail records those of Lambda (Lambda developer guide, CloudTrail page). */
export function insertManagementEvent(queries: Queries, call: ManagementCall): void {
  const {operation, input, output} = call;
  insertRecord(queries, {
    ...call,
    ...{source: 'lambda.amazonaws.com', name: toTrailName(operation)},
    request: toMembers(operation.input, input),
    response: output === undefined ? null : toMembers(operation.output, output),
    resource: findResource(input, output),
  });
}

/** A change to the role of a function; IAM is global, and its events are in one region of the partition. */
export interface RoleChange extends Pick<ManagementCall, 'caller' | 'accountId' | 'time' | 'requestId'> {
  /** `AttachRolePolicy`. */
  readonly name: string;
  readonly request: Readonly<Record<string, unknown>> & {readonly roleName: string};
}

/** Writes the event of a change to a role, as CloudTrail records those of IAM (IAM user guide, "Logging with CloudTrail"). */
export function insertRoleEvent(queries: Queries, change: RoleChange): void {
  const {roleName} = change.request;
  insertRecord(queries, {
    ...change,
    ...{source: 'iam.amazonaws.com', region: 'us-east-1', error: undefined, response: null},
    resource: ['AWS::IAM::Role', roleName],
  });
}

interface EventParts extends Pick<ManagementCall, 'caller' | 'accountId' | 'time' | 'requestId' | 'region' | 'error'> {
  readonly source: string;
  readonly name: string;
  readonly request: object;
  readonly response: object | null;
  readonly resource: readonly [type: string, name: string] | readonly [];
}

function insertRecord(queries: Queries, event: EventParts): void {
  const {caller, region, time} = event;
  const record = toRecord(event);
  const [type = null, resource = null] = event.resource;
  queries(
    `INSERT OR IGNORE INTO trail_events (id, region, time, name, source, user, access_key, resource_type, resource, record)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  ).run(
    ...[record.eventID, region, time, record.eventName, record.eventSource],
    ...[caller.name.split('/').at(-1) ?? '', caller.accessKeyId, type, resource, JSON.stringify(record)],
  );
}

function toRecord({source, name, request, response, error, caller, region, accountId, time, requestId}: EventParts) {
  return {
    eventVersion: '1.11',
    userIdentity: toIdentity(caller, accountId),
    // To the second, as all of its times.
    eventTime: `${new Date(time).toISOString().slice(0, 19)}Z`,
    eventSource: source,
    eventName: name,
    awsRegion: region,
    sourceIPAddress: caller.address,
    userAgent: caller.userAgent,
    ...(error !== undefined && {errorCode: error.code, errorMessage: error.message}),
    requestParameters: request,
    responseElements: response,
    requestID: requestId,
    eventID: toEventId(requestId),
    readOnly: false,
    eventType: 'AwsApiCall',
    managementEvent: true,
    recipientAccountId: accountId,
    eventCategory: 'Management',
  };
}

/** Of the same request always the same. */
function toEventId(requestId: string): string {
  const hex = createHash('sha256').update(requestId).digest('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), `4${hex.slice(13, 16)}`, `a${hex.slice(17, 20)}`, hex.slice(20, 32)].join(
    '-',
  );
}

function toIdentity({kind, name, accessKeyId}: TrailCaller, accountId: string) {
  const own = {accountId, accessKeyId};
  if (kind === 'user')
    return {
      type: 'IAMUser',
      principalId: accessKeyId,
      arn: `arn:aws:iam::${accountId}:user/${name}`,
      ...own,
      userName: name,
    };
  const [role = '', session = ''] = name.split('/');
  const arn = `arn:aws:iam::${accountId}:role/${role}`;
  return {
    ...{
      type: 'AssumedRole',
      principalId: `AROASANDBOX:${session}`,
      arn: `arn:aws:sts::${accountId}:assumed-role/${name}`,
    },
    ...own,
    sessionContext: {sessionIssuer: {type: 'Role', principalId: 'AROASANDBOX', arn, accountId, userName: role}},
  };
}

/** Members as a trail has them: small initials, no bytes, and of what may be secret only that it was there. */
function toMembers(fields: readonly Field[], value: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(
    fields.flatMap(field => {
      const own = value[field.name];
      if (own === undefined || own === null || field.kind === 'blob') return [];
      return [[`${field.name.charAt(0).toLowerCase()}${field.name.slice(1)}`, toValue(field, own)]];
    }),
  );
}

function toValue(field: Field, value: unknown): unknown {
  // Of an environment no name and no value is recorded, only that there is one.
  if (/^Environment(Response)?$/.test(field.structure ?? '')) return {};
  if (field.sensitive) return 'HIDDEN_DUE_TO_SECURITY_REASONS';
  if (field.kind === 'structure' || field.kind === 'union') return toMembers(field.members(), toObject(value));
  if (field.kind === 'list' && Array.isArray(value)) return value.map(item => toValue(field.item(), item));
  if (field.kind !== 'map') return value;
  return Object.fromEntries(Object.entries(toObject(value)).map(([key, own]) => [key, toValue(field.item(), own)]));
}

function toObject(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
}

/** What is named as the resource: the function, by its ARN where the call tells it. */
function findResource(
  input: ManagementCall['input'],
  output: ManagementCall['output'],
): readonly [type: string, name: string] | readonly [] {
  const text = (value: unknown) => (typeof value === 'string' && value !== '' ? value : undefined);
  const name = text(output?.['FunctionArn']) ?? text(input['FunctionName']) ?? text(input['Resource']);
  return name === undefined ? [] : ['AWS::Lambda::Function', name];
}
