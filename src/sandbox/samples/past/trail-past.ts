import {getOperation, type OperationName} from '../../../schema/index.ts';
import type {Queries} from '../../telemetry/index.ts';
import {insertManagementEvent, insertRoleEvent, type TrailCaller} from '../../trail/index.ts';
import type {Past} from './past.ts';

/** One change that was made to a sample. */
interface PastChange {
  /** Minutes ago. */
  readonly ago: number;
  readonly by: TrailCaller;
  readonly operation: OperationName;
  readonly input: Readonly<Record<string, unknown>> & {readonly FunctionName: string};
  readonly output: Readonly<Record<string, unknown>>;
}

const day = 24 * 60;

const cli = 'aws-cli/2.31.4 md/awscrt#0.27.6 ua/2.1 os/linux#6.8.0-1021-azure md/arch#x86_64 lang/python#3.13.7';
const terraform = 'APN/1.0 HashiCorp/1.0 Terraform/1.13.4 terraform-provider-aws/6.18.0 aws-sdk-go-v2/1.39.4';
const deploys = (build: number): TrailCaller => ({
  ...{kind: 'role', name: `ci-deploy/github-actions-${build}`, accessKeyId: 'ASIASANDBOXDEPLOY'},
  ...{address: '20.102.39.57', userAgent: cli},
});
const inBrowser = (name: string): TrailCaller => ({
  ...{kind: 'user', name, accessKeyId: 'ASIASANDBOXPERSON', address: '203.0.113.24'},
  userAgent: 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36',
});
const platform: TrailCaller = {
  ...{kind: 'role', name: 'platform-team/terraform', accessKeyId: 'ASIASANDBOXTERRAF'},
  ...{address: '198.51.100.7', userAgent: terraform},
};

/** Writes who changed the samples in the last days: orders-api was deployed, badly, 40 minutes ago. */
export function writeTrail(queries: Queries, past: Past): void {
  const {region, accountId, now, find} = past;
  for (const [index, {ago, by, operation, input, output}] of listChanges(find).entries()) {
    if (find(input.FunctionName, '$LATEST') === undefined) continue;
    insertManagementEvent(queries, {
      ...{operation: getOperation(operation), input, output, error: undefined, caller: by},
      ...{region, accountId, time: now - ago * 60_000, requestId: `past-${operation}-${index}`},
    });
  }
  writeRoleChanges(queries, past);
}

/** The role of notify-customers may send traces since the platform team lets all of theirs. */
function writeRoleChanges(queries: Queries, {accountId, now, find}: Past): void {
  const role = String(find('notify-customers', '$LATEST')?.['Role'] ?? '');
  const roleName = role.split('/').at(-1) ?? '';
  if (roleName === '') return;
  insertRoleEvent(queries, {
    ...{name: 'AttachRolePolicy', caller: platform, accountId, time: now - 2 * day * 60_000},
    request: {roleName, policyArn: 'arn:aws:iam::aws:policy/AWSXRayDaemonWriteAccess'},
    requestId: 'past-AttachRolePolicy',
  });
}

function listChanges(find: Past['find']): readonly PastChange[] {
  const FunctionName = 'orders-api';
  const [second, third] = [find(FunctionName, '2') ?? {}, find(FunctionName, '3') ?? {}];
  const before = {...second, Version: '$LATEST', MemorySize: 256, Timeout: 10};
  const deployed = {...before, CodeSha256: third['CodeSha256']};
  const live = {FunctionName, Name: 'live', FunctionVersion: '2'};
  const shared = {...live, RoutingConfig: {AdditionalVersionWeights: {'3': 0.1}}};
  const worker = find('payments-worker', '$LATEST') ?? {};
  const thumbnailer = find('thumbnailer', '$LATEST') ?? {};
  return [
    {ago: 6 * day, by: deploys(411), operation: 'UpdateAlias', input: live, output: live},
    {
      ...{ago: 3 * day, by: inBrowser('ana'), operation: 'UpdateFunctionConfiguration'},
      ...{input: {FunctionName, Timeout: 10}, output: before},
    },
    {
      ...{ago: 2 * day, by: platform, operation: 'UpdateFunctionConfiguration'},
      input: {FunctionName: 'payments-worker', Timeout: 30, Environment: {}},
      output: worker,
    },
    {
      ...{ago: 300, by: inBrowser('luis'), operation: 'PutFunctionConcurrency'},
      input: {FunctionName: 'notify-customers', ReservedConcurrentExecutions: 5},
      output: {ReservedConcurrentExecutions: 5},
    },
    {
      ...{ago: 60, by: platform, operation: 'UpdateFunctionConfiguration'},
      input: {FunctionName: 'thumbnailer', VpcConfig: thumbnailer['VpcConfig']},
      output: thumbnailer,
    },
    {ago: 41, by: deploys(482), operation: 'UpdateFunctionCode', input: {FunctionName}, output: deployed},
    {
      ...{ago: 40.6, by: deploys(482), operation: 'UpdateFunctionConfiguration'},
      ...{input: {FunctionName, MemorySize: 512}, output: {...deployed, MemorySize: 512}},
    },
    {
      ...{ago: 40.3, by: deploys(482), operation: 'PublishVersion'},
      ...{input: {FunctionName, Description: 'canary build'}, output: third},
    },
    {ago: 40, by: deploys(482), operation: 'UpdateAlias', input: shared, output: shared},
  ];
}
