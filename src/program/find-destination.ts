import {hash} from 'node:crypto';
import type {ConnectionSettings} from '../aws/connection.ts';
import type {ConnectRequest} from '../console/services.ts';
import type {ConsoleRequest} from './command-line.ts';
import type {Host} from './host.ts';
import type {SettingsFile} from './settings.ts';

/** What says where to connect to. */
export interface DestinationParts {
  readonly host: Pick<Host, 'env'>;
  readonly request: Omit<ConsoleRequest, 'kind'>;
  readonly settings: Pick<SettingsFile, 'memory'>;
}

/** Where a request leads to: the embedded sandbox with its samples in a region, or what the AWS configuration says. */
export type Destination = {readonly sandbox: string} | {readonly configured: ConnectionSettings};

/** Finds that out as the command line and the AWS configuration say now. Rejects with a setup problem. */
export async function findDestination(parts: DestinationParts, change: ConnectRequest): Promise<Destination> {
  const {host, request} = parts;
  const {isConfigured, resolveConnection} = await import('../aws/connection.ts');
  const flags = toConnectionFlags(parts, change);
  if (request.sandbox !== true) {
    if (change.profile !== undefined || (await isConfigured(flags, host.env)))
      return {configured: await resolveConnection(flags, host.env)};
    (await import('../aws/config/check-named-files.ts')).checkNamedFiles(host.env);
  }
  return {sandbox: flags.region ?? host.env['AWS_REGION'] ?? host.env['AWS_DEFAULT_REGION'] ?? 'us-east-1'};
}

/** Whose rows a target has, by what is known without a call; undefined where that is not known. It holds no secret. */
export function toPlaceName(target: Destination): string | undefined {
  if ('sandbox' in target) return hash('sha256', JSON.stringify(['sandbox', target.sandbox]));
  const {profile, region, endpoint, owner} = target.configured;
  return owner === undefined ? undefined : hash('sha256', JSON.stringify([profile, region, endpoint, owner]));
}

/** What says where to connect: when any is set, a remembered profile must not take its place. */
const connectionVariables = [
  'AWS_PROFILE',
  'AWS_DEFAULT_PROFILE',
  'AWS_ACCESS_KEY_ID',
  'AWS_ENDPOINT_URL',
  'AWS_ENDPOINT_URL_LAMBDA',
];

/** What says the region, the first before the second. */
export const regionVariables = ['AWS_REGION', 'AWS_DEFAULT_REGION'];

/** Flags beat what was remembered; the environment beats it too, for it was set for this start. */
export function toConnectionFlags({request, settings, host}: DestinationParts, change: ConnectRequest) {
  const {profile: lastProfile, region: lastRegion} = settings.memory.lastConnection ?? {};
  const isSet = (name: string) => Boolean(host.env[name]);
  const given = request.profile !== undefined || request.endpointUrl !== undefined || connectionVariables.some(isSet);
  const regionGiven = given || regionVariables.some(isSet);
  // Another profile brings its own region.
  const usual = change.profile === undefined ? (request.region ?? (regionGiven ? undefined : lastRegion)) : undefined;
  return {
    profile: change.profile ?? request.profile ?? (given ? undefined : lastProfile),
    region: change.region ?? usual,
    endpointUrl: request.endpointUrl,
  };
}
