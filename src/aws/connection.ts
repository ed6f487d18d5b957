import {ProblemError} from '../core/problem.ts';
import {cleanText} from '../core/text/clean.ts';
import {checkMachineCredentials} from './config/check-machine-credentials.ts';
import {checkNamedFiles} from './config/check-named-files.ts';
import {checkProfile} from './config/check-profile.ts';
import {
  type AwsEnvironment,
  type ConfigFiles,
  hasConfigFiles,
  type ProfileSection,
  readConfigFiles,
} from './config/config-files.ts';
import {configPaths} from './config/config-paths.ts';
import {type Instance, readInstance} from './config/instance.ts';
import {findUsualRegion, listSources, readProfileKind, signInProfile} from './config/profiles.ts';
import type {CredentialSource, MachineCredentials} from './credential-source.ts';
import {isLoopback, resolveEndpoint, resolveTelemetryEndpoint} from './endpoint.ts';
import {findKnownCaller, type KnownCaller} from './known-caller.ts';
import {type Network, plainNetwork, resolveNetwork} from './network/network.ts';
import {findOwner} from './owner.ts';
import {isRegionName} from './regions.ts';

/** What the user asked for on the command line or in the console. */
export interface ConnectionFlags {
  readonly profile?: string | undefined;
  readonly region?: string | undefined;
  readonly endpointUrl?: string | undefined;
}

/** Where requests go and who they are from. It may hold secrets: never show or write it whole. */
export interface ConnectionSettings {
  readonly kind: 'aws' | 'sandbox';
  /** Name of the profile in use; undefined when none is. */
  readonly profile: string | undefined;
  /** Whether there are profiles that could be used in its place. */
  readonly hasOtherProfiles: boolean;
  readonly region: string;
  /** Custom endpoint; undefined means the region's own. */
  readonly endpoint: string | undefined;
  /** Custom endpoints of CloudWatch Logs, CloudWatch, CloudTrail, SQS and the Resource Groups Tagging API. */
  readonly telemetry: {
    readonly logs: string | undefined;
    readonly metrics: string | undefined;
    readonly trail?: string | undefined;
    readonly queues?: string | undefined;
    readonly tags?: string | undefined;
  };
  /** Custom endpoint of IAM, which tells the account's alias. */
  readonly iam?: string | undefined;
  readonly credentials: CredentialSource;
  readonly network: Network;
  /** Whose credentials they are, as far as the files and the environment alone can tell; it holds no secret. */
  readonly owner: string | undefined;
  /** The account and the role's name, as far as the same can tell. */
  readonly known: KnownCaller;
}

const credentialVariables = [
  'AWS_ACCESS_KEY_ID',
  'AWS_PROFILE',
  'AWS_DEFAULT_PROFILE',
  'AWS_ENDPOINT_URL_LAMBDA',
  'AWS_ENDPOINT_URL',
  'AWS_WEB_IDENTITY_TOKEN_FILE',
  'AWS_CONTAINER_CREDENTIALS_RELATIVE_URI',
  'AWS_CONTAINER_CREDENTIALS_FULL_URI',
];

/**
 * Whether there is any connection to make: a profile or endpoint by flag, credentials or an endpoint in the environment, a
 * section in the files, a role of the machine itself. If not, the sandbox opens. Loads nothing of the SDK.
 */
export async function isConfigured(flags: ConnectionFlags, env: AwsEnvironment): Promise<boolean> {
  if (flags.profile !== undefined || flags.endpointUrl !== undefined) return true;
  if (credentialVariables.some(name => env[name])) return true;
  return (await hasConfigFiles(env)) || (await readInstance(env))?.hasRole === true;
}

/**
 * The connection by the conventions of the AWS command line: flags beat environment beats files.
 * Throws a `ProblemError` of kind `setup` that says how to mend it: unknown profile, no region, a broken endpoint.
 */
export async function resolveConnection(flags: ConnectionFlags, env: AwsEnvironment): Promise<ConnectionSettings> {
  const files = await readConfigFiles(env);
  const name = findProfileName(flags, env);
  const section = files.profiles.get(name);
  if (section === undefined && (name !== 'default' || flags.profile !== undefined)) {
    checkNamedFiles(env);
    throw unknownProfile(name, files);
  }
  const sources = {flag: flags.endpointUrl, env, profile: section ?? {}, files};
  const endpoint = resolveEndpoint('lambda', sources);
  const found = resolveCredentials(flags, env, name, files, endpoint);
  const usualRegion = flags.region || findUsualRegion(env, section);
  // What the environment says of a container needs no look at the machine below it.
  const isAsked = found.kind === 'chain' && (found.from === undefined || !usualRegion);
  const instance = isAsked ? await readInstance(env) : undefined;
  const region = usualRegion || instance?.region;
  const credentials = withInstance(found, instance);
  if (credentials.kind === 'profile') checkProfile(name, files);
  if (credentials.kind === 'chain') checkMachineCredentials(env);
  const profile = section === undefined || credentials.kind === 'fixed' ? undefined : name;
  return {
    kind: 'aws',
    profile,
    hasOtherProfiles: [...files.profiles.keys()].some(other => other !== profile),
    region: checkRegion(region ?? (endpoint && 'us-east-1'), name),
    endpoint,
    telemetry: {
      logs: resolveTelemetryEndpoint('cloudwatch_logs', sources, endpoint),
      metrics: resolveTelemetryEndpoint('cloudwatch', sources, endpoint),
      trail: resolveTelemetryEndpoint('cloudtrail', sources, endpoint),
      queues: resolveTelemetryEndpoint('sqs', sources, endpoint),
      tags: resolveTelemetryEndpoint('resource_groups_tagging_api', sources, endpoint),
    },
    iam: resolveEndpoint('iam', sources),
    credentials,
    network: await resolveNetwork(env, section ?? {}),
    owner: findOwner(credentials, section),
    known: findKnownCaller(credentials, section),
  };
}

function withInstance(found: CredentialSource, instance: Instance | undefined): CredentialSource {
  if (found.kind !== 'chain' || instance?.hasRole !== true) return found;
  return {...found, from: found.from ?? 'instance role'};
}

/** The profile a connection is with, should there be one of that name; undefined where keys of the environment beat it. */
export function findUsedProfile(flags: ConnectionFlags, env: AwsEnvironment): string | undefined {
  return flags.profile === undefined && readFixed(env) !== undefined ? undefined : findProfileName(flags, env);
}

function findProfileName(flags: ConnectionFlags, env: AwsEnvironment): string {
  return flags.profile ?? (env.AWS_PROFILE || env.AWS_DEFAULT_PROFILE || 'default');
}

/** A connection to the embedded sandbox, which takes any credentials. */
export function sandboxConnection(endpoint: string, region: string): ConnectionSettings {
  const telemetry = {logs: endpoint, metrics: endpoint, trail: endpoint, queues: endpoint, tags: endpoint};
  return {
    kind: 'sandbox',
    profile: undefined,
    hasOtherProfiles: false,
    region,
    endpoint,
    telemetry,
    credentials: placeholder,
    network: plainNetwork,
    owner: undefined,
    known: {account: undefined, role: undefined},
  };
}

const placeholder: CredentialSource = {kind: 'none', accessKeyId: 'sandbox', secretAccessKey: 'sandbox'};

/**
 * As with the AWS command line, keys in the environment beat AWS_PROFILE and are beaten by --profile. An endpoint on
 * this machine needs no credentials: without any, placeholders sign the requests.
 */
function resolveCredentials(
  flags: ConnectionFlags,
  env: AwsEnvironment,
  name: string,
  files: ConfigFiles,
  endpoint: string | undefined,
): CredentialSource {
  const fromEnvironment = readFixed(env);
  if (flags.profile === undefined && fromEnvironment !== undefined) return fromEnvironment;
  const paths = configPaths(env);
  const section: ProfileSection = files.profiles.get(name) ?? {};
  if (readProfileKind(section) !== 'settings only') {
    return {kind: 'profile', name, ...describeSignIn(name, files), files: paths};
  }
  const from = findMachineCredentials(env);
  if (endpoint !== undefined && isLoopback(endpoint) && from === undefined) return placeholder;
  return {kind: 'chain', files: paths, from};
}

function findMachineCredentials(env: AwsEnvironment): MachineCredentials | undefined {
  if (env.AWS_WEB_IDENTITY_TOKEN_FILE) return 'web identity';
  return Object.keys(env).some(key => /^AWS_CONTAINER_CRED/.test(key)) ? 'container role' : undefined;
}

/** What to call whoever calls where no profile says it; undefined where nobody knows before the credentials are asked for. */
export function nameCredentials({credentials}: ConnectionSettings): string | undefined {
  if (credentials.kind === 'fixed') return 'environment';
  return credentials.kind === 'chain' ? credentials.from : undefined;
}

function describeSignIn(name: string, files: ConfigFiles) {
  const signIn = signInProfile(name, files);
  const section = files.profiles.get(signIn) ?? {};
  const signsInBy = readProfileKind(section);
  const {credential_process: command} = section;
  const process =
    signsInBy === 'credential process' && command ? {profile: signIn, command, given: undefined} : undefined;
  return {
    signIn,
    signsInBy,
    process,
    takesCode: listSources(name, files).some(one => files.profiles.get(one)?.mfa_serial),
  };
}

function readFixed(env: AwsEnvironment): CredentialSource | undefined {
  const {AWS_ACCESS_KEY_ID: accessKeyId, AWS_SECRET_ACCESS_KEY: secretAccessKey, AWS_SESSION_TOKEN: token} = env;
  if (!accessKeyId) return undefined;
  if (!secretAccessKey) throw halfKey();
  return {kind: 'fixed', accessKeyId, secretAccessKey, ...(token && {sessionToken: token})};
}

/** Whoever gives a key means it: what the files have is another account's. */
function halfKey(): ProblemError {
  return new ProblemError({
    kind: 'setup',
    what: 'The keys of the environment are not whole',
    why: 'AWS_ACCESS_KEY_ID is set, but AWS_SECRET_ACCESS_KEY is not.',
    tryThis: 'Set both, or unset AWS_ACCESS_KEY_ID.',
  });
}

function checkRegion(region: string | undefined, profile: string): string {
  if (region && isRegionName(region)) return region;
  throw new ProblemError({
    kind: 'setup',
    what: region ? 'The region is not a region name' : 'No region is set',
    why: region
      ? `"${cleanText(region)}" cannot be part of a host name.`
      : `Neither --region nor AWS_REGION is given, and the profile ${profile} has none.`,
    tryThis: `Run: aws configure set region eu-west-1 --profile ${profile} (or choose one with R)`,
  });
}

function unknownProfile(name: string, files: ConfigFiles): ProblemError {
  const known = [...files.profiles.keys()].sort();
  return new ProblemError({
    kind: 'setup',
    what: `There is no profile "${cleanText(name)}"`,
    why:
      known.length > 0 ? `The AWS configuration has: ${known.join(', ')}.` : 'The AWS configuration has no profiles.',
    tryThis: `${known.length > 0 ? 'Choose another profile with P, or run' : 'Run'}: aws configure --profile ${cleanText(name)}`,
  });
}
