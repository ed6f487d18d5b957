import {createHash, randomUUID} from 'node:crypto';
import type {Context} from '../context/context.ts';
import type {Input} from '../context/operation-types.ts';
import {present} from '../json/present.ts';
import {providerOf, requireCapacityProvider} from '../model/stored-capacity-provider.ts';
import {latest, type StoredConfiguration} from '../model/stored-function.ts';
import {formatServiceTime} from '../model/time.ts';
import {formatFunctionArn} from '../names/function-name.ts';
import {findLayers} from './find-layers.ts';
import type {StoredCode} from './store-code.ts';

/** The configuration of a new function, with the service's defaults. */
export function buildNewConfiguration(
  name: string,
  input: Input<'CreateFunction'>,
  code: StoredCode,
  context: Context,
): StoredConfiguration {
  const isImage = input.PackageType === 'Image';
  return {
    FunctionName: name,
    FunctionArn: formatFunctionArn(context, {name}),
    Role: input.Role,
    Description: '',
    Timeout: 3,
    MemorySize: 128,
    PackageType: 'Zip',
    Architectures: input.Architectures ?? ['x86_64'],
    EphemeralStorage: {Size: 512},
    TracingConfig: {Mode: 'PassThrough'},
    SnapStart: {ApplyOn: 'None', OptimizationStatus: 'Off'},
    Version: latest,
    LoggingConfig: buildLogging(name, input),
    ...(isImage ? {PackageType: 'Image' as const} : {}),
    ...(input.TenancyConfig ? {TenancyConfig: input.TenancyConfig} : {}),
    ...buildChanges(input, context),
    // A new function may have an empty one.
    ...(input.Environment ? {Environment: {Variables: input.Environment.Variables ?? {}}} : {}),
    ...toCodeMembers(code),
    ...createStamp(context),
  };
}

/** The members of the configuration that an input sets; those it leaves out stay as they are. */
export function buildChanges(input: Input<'UpdateFunctionConfiguration'>, context: Context): StoredConfiguration {
  const {Runtime, Handler, Role, Description, Timeout, MemorySize, KMSKeyArn, EphemeralStorage} = input;
  const {Environment, VpcConfig, Layers, SnapStart, ImageConfig} = input;
  const {DeadLetterConfig, TracingConfig, FileSystemConfigs, CapacityProviderConfig, DurableConfig} = input;
  checkCapacityProvider(CapacityProviderConfig, context);
  const plain = {Handler, Role, Description, Timeout, MemorySize, EphemeralStorage};
  const groups = {TracingConfig, CapacityProviderConfig, DurableConfig};
  return {
    ...present(plain),
    ...present(groups),
    ...(Runtime ? {Runtime, RuntimeVersionConfig: {RuntimeVersionArn: formatRuntimeVersionArn(Runtime, context)}} : {}),
    ...(VpcConfig ? {VpcConfig: buildVpc(VpcConfig)} : {}),
    ...(SnapStart ? {SnapStart: {...SnapStart, OptimizationStatus: 'Off' as const}} : {}),
    // Given empty, these are taken away.
    ...(Environment ? {Environment: isEmpty(Environment.Variables ?? {}) ? undefined : Environment} : {}),
    ...(KMSKeyArn === undefined ? {} : {KMSKeyArn: KMSKeyArn || undefined}),
    ...(DeadLetterConfig ? {DeadLetterConfig: DeadLetterConfig.TargetArn ? DeadLetterConfig : undefined} : {}),
    ...(FileSystemConfigs ? {FileSystemConfigs: FileSystemConfigs.length > 0 ? FileSystemConfigs : undefined} : {}),
    ...(Layers ? {Layers: Layers.length > 0 ? findLayers(Layers, context) : undefined} : {}),
    ...(ImageConfig ? {ImageConfigResponse: isEmpty(ImageConfig) ? undefined : {ImageConfig}} : {}),
  };
}

function buildVpc(
  vpc: NonNullable<Input<'CreateFunction'>['VpcConfig']>,
): NonNullable<StoredConfiguration['VpcConfig']> {
  return {
    SubnetIds: [],
    SecurityGroupIds: [],
    Ipv6AllowedForDualStack: false,
    ...vpc,
    VpcId: vpc.SubnetIds?.length ? 'vpc-5a4db0c5' : '',
  };
}

function isEmpty(object: object): boolean {
  return Object.values(object).every(value => value === undefined);
}

/** Throws the service's 404 for a capacity provider that is not there. */
function checkCapacityProvider(config: StoredConfiguration['CapacityProviderConfig'], context: Context): void {
  const arn = providerOf({CapacityProviderConfig: config});
  if (arn !== undefined) requireCapacityProvider(arn, context);
}

/** The logging settings: what the input leaves out stays as it was, or is the service's default. */
export function buildLogging(
  name: string,
  input: Pick<Input<'CreateFunction'>, 'LoggingConfig'>,
  before: Pick<StoredConfiguration, 'LoggingConfig'> = {},
): NonNullable<StoredConfiguration['LoggingConfig']> {
  const merged = {LogGroup: `/aws/lambda/${name}`, ...before.LoggingConfig, ...present(input.LoggingConfig ?? {})};
  const {LogFormat = 'Text', LogGroup} = merged;
  if (LogFormat === 'Text') return {LogFormat, LogGroup};
  return {ApplicationLogLevel: 'INFO', SystemLogLevel: 'INFO', ...merged, LogFormat};
}

/** What a configuration says about its code. */
export function toCodeMembers({sha256, size}: StoredCode): StoredConfiguration {
  return {CodeSha256: sha256, CodeSize: size};
}

/** Marks a change: a new RevisionId and the time. */
export function createStamp({now}: Pick<Context, 'now'>): StoredConfiguration {
  return {RevisionId: randomUUID(), LastModified: formatServiceTime(now())};
}

/** Stands for the runtime's build as the service's digest does: the same runtime has the same ARN. */
function formatRuntimeVersionArn(runtime: string, {region}: Context): string {
  return `arn:aws:lambda:${region}::runtime:${createHash('sha256').update(runtime).digest('hex')}`;
}
