import {createSandbox, type Sandbox, type SandboxOptions} from '../sandbox/index.ts';
import {findNodeSdk} from './find-node-sdk.ts';
import type {Host} from './host.ts';

/** How a sandbox is started. */
export interface SandboxStart {
  readonly storage: SandboxOptions['storage'];
  /** 0 takes a free port. */
  readonly port: number;
  readonly region: string;
  readonly empty: boolean;
  /** Add the samples also where functions are, if they never were. */
  readonly seedUsed?: boolean;
  /** A folder whose folders are buckets; an S3 endpoint in the environment comes before it. */
  readonly buckets?: string | undefined;
  /** A folder with clients of the AWS SDK for Node; those beside the program otherwise. */
  readonly nodeSdk?: string | undefined;
  readonly onFault?: (error: unknown) => void;
}

/** What of the process and the machine a sandbox needs. */
export interface SandboxHost extends Pick<Host, 'env' | 'home' | 'bootstrapFolder' | 'nodeEnvironment'> {
  readonly process: Pick<Host['process'], 'execPath'>;
}

/** A sandbox that listens. */
export interface StartedSandbox {
  readonly url: string;
  readonly accountId: string;
  /** What a user should know about how its state was opened. */
  readonly notices: readonly string[];
  readonly isolation: Sandbox['isolation'];
  close(): Promise<void>;
}

/** The account the sandbox says it is; AWS's documentation uses the same for examples. */
const accountId = '123456789012';

/** Opens a sandbox and lets it listen on 127.0.0.1. Throws a `SandboxError` in words for people. */
export async function startSandbox(
  host: SandboxHost,
  {storage, port, region, empty, seedUsed = false, buckets, nodeSdk, onFault}: SandboxStart,
): Promise<StartedSandbox> {
  const sandbox = createSandbox({
    storage,
    region,
    accountId,
    seedUsed,
    seed: !empty,
    machine: {
      nodePath: host.process.execPath,
      ...(host.nodeEnvironment && {nodeEnvironment: host.nodeEnvironment}),
      bootstrapFolder: host.bootstrapFolder,
      sdkFolder: findNodeSdk(nodeSdk, host.bootstrapFolder),
      searchPath: host.env['PATH'] ?? '',
      home: host.home,
    },
    buckets: findBuckets(host, buckets),
    ...(onFault && {onFault}),
  });
  try {
    const {url} = await sandbox.listen(port);
    const {notices, isolation, close} = sandbox;
    return {url, accountId, notices, isolation, close};
  } catch (error) {
    await sandbox.close();
    throw error;
  }
}

function findBuckets({env}: SandboxHost, folder: string | undefined): NonNullable<SandboxOptions['buckets']> {
  const url = env['AWS_ENDPOINT_URL_S3'];
  if (url !== undefined && URL.canParse(url)) return {kind: 'endpoint', url};
  return folder === undefined ? {kind: 'none'} : {kind: 'folder', path: folder};
}
