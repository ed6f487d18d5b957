import {randomUUID} from 'node:crypto';
import type {Context} from '../context.ts';
import {LambdaError} from '../lambda-error.ts';
import {parseLayerArn} from '../names/layer-name.ts';
import {type Invocation, type Outcome, UnsupportedRuntimeError} from '../runtime/index.ts';
import {toNumberKey} from '../store/index.ts';
import type {StoredVersion} from './stored-function.ts';
import {layers} from './stored-layer.ts';

/** What a version is run with. */
export interface RunInput {
  readonly Payload: Uint8Array;
  /** Base64 of JSON. */
  readonly ClientContext?: string | undefined;
  readonly onResponse?: Invocation['onResponse'];
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
  const invocation = await toInvocation(version, functionArn, input, context);
  try {
    return await context.run(invocation, context.signal);
  } catch (error) {
    if (error instanceof UnsupportedRuntimeError) throw new LambdaError('InvalidRuntimeException', error.message);
    throw error;
  }
}

async function toInvocation(
  {configuration}: StoredVersion,
  functionArn: string,
  {Payload, ClientContext, onResponse}: RunInput,
  context: Context,
): Promise<Invocation> {
  const {CodeSha256 = '', Runtime = '', Handler = '', Version = '', LoggingConfig, Layers = []} = configuration;
  const isImage = configuration.PackageType === 'Image';
  return {
    functionArn,
    version: Version,
    runtime: Runtime,
    handler: Handler,
    codeFolder: isImage ? '' : await context.code.folderOf(CodeSha256),
    codeSha256: CodeSha256,
    layerFolders: await Promise.all(Layers.map(({Arn = ''}) => toLayerFolder(Arn, context))),
    environment: configuration.Environment?.Variables ?? {},
    memorySize: configuration.MemorySize ?? 128,
    timeout: configuration.Timeout ?? 3,
    requestId: context.requestId,
    payload: Payload,
    ...(ClientContext === undefined ? {} : {clientContext: Buffer.from(ClientContext, 'base64').toString('utf8')}),
    ...(onResponse ? {onResponse} : {}),
    logGroup: LoggingConfig?.LogGroup ?? `/aws/lambda/${configuration.FunctionName}`,
    logStream: toLogStream(Version, context.now()),
    ...(LoggingConfig?.LogFormat ? {logFormat: LoggingConfig.LogFormat} : {}),
    ...(LoggingConfig?.ApplicationLogLevel ? {logLevel: LoggingConfig.ApplicationLogLevel} : {}),
  };
}

async function toLayerFolder(arn: string, {records, code}: Context): Promise<string> {
  const reference = parseLayerArn(arn);
  const layer = reference && records.get(layers, reference.name, toNumberKey(reference.version));
  if (!layer) throw new LambdaError('ResourceNotFoundException', `Layer version ${arn} does not exist.`);
  return code.folderOf(layer.codeSha256);
}

function toLogStream(version: string, now: number): string {
  const date = new Date(now).toISOString().slice(0, 10).replaceAll('-', '/');
  return `${date}/[${version}]${randomUUID().replaceAll('-', '')}`;
}
