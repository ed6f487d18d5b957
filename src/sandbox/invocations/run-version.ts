import {randomUUID} from 'node:crypto';
import type {Context} from '../context/context.ts';
import {invalidParameter, LambdaError} from '../errors/lambda-error.ts';
import {createLogWriter} from '../logs/index.ts';
import {recordInvocation} from '../metrics/index.ts';
import {formatProvision, provisioned} from '../model/stored-concurrency.ts';
import type {StoredVersion} from '../model/stored-function.ts';
import {layerCollection} from '../model/stored-layer.ts';
import {parseLayerArn} from '../names/layer-name.ts';
import {servedServices} from '../names/served-services.ts';
import {parseClientContext} from '../rules/client-context.ts';
import {type Invocation, type Outcome, UnsupportedRuntimeError} from '../runtime/index.ts';
import {toNumberKey} from '../store/index.ts';
import {createTraceIds, recordTrace} from '../traces/index.ts';
import {countRunning} from './throttle.ts';

/** What a version is run with. */
export interface RunInput {
  readonly Payload: Uint8Array;
  /** Base64 of JSON. */
  readonly ClientContext?: string | undefined;
  /** Only of a function that keeps its tenants apart. */
  readonly TenantId?: string | undefined;
  readonly onResponse?: Invocation['onResponse'];
  /** Set by a durable execution: the payload is its state. */
  readonly durable?: true;
}

/**
 * Runs a version's code with a payload. Throws a LambdaError for what cannot be run here; a function that fails is an
 * outcome.
 */
export async function runVersion(
  version: StoredVersion,
  functionArn: string,
  input: RunInput,
  context: Context,
): Promise<Outcome> {
  checkDurable(version, input);
  const invocation = await buildInvocation(version, functionArn, input, context);
  const begun = {time: context.now(), ...countRunning(version.configuration.FunctionName ?? '', context)};
  try {
    const outcome = await context.run(invocation, context.signal);
    measure(invocation, outcome, begun, context);
    return outcome;
  } catch (error) {
    if (error instanceof UnsupportedRuntimeError) throw new LambdaError('InvalidRuntimeException', error.message);
    throw error;
  }
}

/** A durable function understands nothing but the state of its execution. Throws an InvalidParameterValueException. */
function checkDurable({configuration}: StoredVersion, {durable}: RunInput): void {
  if (!configuration.DurableConfig || durable) return;
  throw invalidParameter(
    'The sandbox starts durable executions with Invoke only, not for function URLs, streamed responses or event sources.',
  );
}

/** Counts an invocation that has ended. */
function measure(invocation: Invocation, outcome: Outcome, facts: Begun, context: Context): void {
  const {functionArn, version, requestId, trace} = invocation;
  const [, , , region = '', , , functionName = '', qualifier = ''] = functionArn.split(':');
  recordInvocation(context.telemetry, {
    ...{region, functionName, qualifier, version},
    ...facts,
    duration: outcome.duration,
    outcome: outcome.functionError ? 'error' : 'success',
  });
  if (!trace) return;
  recordTrace(context.telemetry, {
    ...{...trace, region, functionName, functionArn, requestId, begun: facts.time},
    ...{initDuration: outcome.initDuration, duration: outcome.duration},
    hasFailed: outcome.functionError !== undefined,
  });
}

/** What is known when an invocation begins; the time in ms since 1970. */
type Begun = ReturnType<typeof countRunning> & {readonly time: number};

/** All that running a version with a payload takes. Throws a LambdaError for a layer that is not there. */
export async function buildInvocation(
  {configuration}: StoredVersion,
  functionArn: string,
  {Payload, ClientContext, TenantId, onResponse}: RunInput,
  context: Context,
): Promise<Invocation> {
  const {CodeSha256 = '', Runtime = '', Handler = '', Version = '', LoggingConfig, Layers = []} = configuration;
  const layers = Layers.map(({Arn = ''}) => findLayerCode(Arn, context));
  const isImage = configuration.PackageType === 'Image';
  const {code, opt} = isImage ? {code: '', opt: undefined} : await context.code.foldersOf(CodeSha256, layers);
  const {logGroup, logStream} = createLogPlace(configuration, context.now());
  const {telemetry, region} = context;
  return {
    functionArn,
    version: Version,
    runtime: Runtime,
    handler: Handler,
    codeFolder: code,
    codeSha256: CodeSha256,
    optFolder: opt,
    environment: configuration.Environment?.Variables ?? {},
    endpoints: findEndpoints(context),
    memorySize: configuration.MemorySize ?? 128,
    timeout: configuration.Timeout ?? 3,
    scratchSize: configuration.EphemeralStorage?.Size,
    requestId: context.requestId,
    payload: Payload,
    ...(ClientContext === undefined ? {} : {clientContext: parseClientContext(ClientContext)}),
    ...(TenantId === undefined ? {} : {tenantId: TenantId}),
    ...(onResponse ? {onResponse} : {}),
    ...findProvision(functionArn, Version, context),
    ...(configuration.TracingConfig?.Mode === 'Active' ? {trace: createTraceIds(context.now())} : {}),
    logGroup,
    logStream,
    onLog: createLogWriter(telemetry, {region, group: logGroup, stream: logStream}),
    ...(LoggingConfig?.LogFormat ? {logFormat: LoggingConfig.LogFormat} : {}),
    ...(LoggingConfig?.ApplicationLogLevel ? {logLevel: LoggingConfig.ApplicationLogLevel} : {}),
  };
}

/** The sandbox for all that it serves, and S3 where code comes from. */
function findEndpoints({origin, buckets}: Context): Record<string, string> {
  const served = origin === '' ? [] : Object.values(servedServices).map(name => [name, origin]);
  return {...Object.fromEntries(served), ...(buckets.kind === 'endpoint' ? {S3: buckets.url} : {})};
}

/** What was invoked by a version or alias with provisioned concurrency runs in the environments of that. */
function findProvision(
  functionArn: string,
  version: string,
  {records, region}: Context,
): Pick<Invocation, 'provision'> {
  const [, , , , , , name = '', qualifier] = functionArn.split(':');
  if (qualifier === undefined || !records.get(provisioned, name, qualifier)) return {};
  return {provision: formatProvision({region, name, qualifier, version})};
}

function findLayerCode(arn: string, {records}: Context): string {
  const reference = parseLayerArn(arn);
  const layer = reference && records.get(layerCollection, reference.name, toNumberKey(reference.version));
  if (!layer) throw new LambdaError('ResourceNotFoundException', `Layer version ${arn} does not exist.`);
  return layer.codeSha256;
}

/** Streams of a group that the settings name have the function's name, for others may log there (Lambda developer guide). */
function createLogPlace({FunctionName = '', Version, LoggingConfig}: StoredVersion['configuration'], now: number) {
  const date = new Date(now).toISOString().slice(0, 10).replaceAll('-', '/');
  const usual = `/aws/lambda/${FunctionName}`;
  const logGroup = LoggingConfig?.LogGroup ?? usual;
  const name = logGroup === usual ? '' : FunctionName;
  return {logGroup, logStream: `${date}/${name}[${Version}]${randomUUID().replaceAll('-', '')}`};
}
