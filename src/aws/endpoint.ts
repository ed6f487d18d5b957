import {isAwsEndpoint} from '../core/format/aws-host.ts';
import {maskUrl} from '../core/format/url.ts';
import {ProblemError} from '../core/problem.ts';
import type {AwsEnvironment, ConfigFiles, ProfileSection} from './config/config-files.ts';

/** A service as the services section of the AWS configuration files spells it. */
export type ServiceName =
  | 'lambda'
  | 'cloudwatch_logs'
  | 'cloudwatch'
  | 'cloudtrail'
  | 'sqs'
  | 'resource_groups_tagging_api'
  | 'iam';

/** Where an endpoint may be configured. */
export interface EndpointSources {
  readonly flag: string | undefined;
  readonly env: AwsEnvironment;
  readonly profile: ProfileSection;
  readonly files: ConfigFiles;
}

/**
 * The custom endpoint of a service, if any, by the order of the AWS SDKs guide: flag, AWS_ENDPOINT_URL_<SERVICE>,
 * AWS_ENDPOINT_URL, the profile's services section, the profile's `endpoint_url`. AWS_IGNORE_CONFIGURED_ENDPOINT_URLS
 * leaves the flag only. Throws a setup problem for what is no http(s) URL and for a services section that is not there.
 */
export function resolveEndpoint(
  service: ServiceName,
  {flag, env, profile, files}: EndpointSources,
): string | undefined {
  if (flag !== undefined) return parseUrl(flag, '--endpoint-url');
  const ignored = env.AWS_IGNORE_CONFIGURED_ENDPOINT_URLS ?? profile.ignore_configured_endpoint_urls;
  if (ignored?.toLowerCase() === 'true') return undefined;
  for (const name of [`AWS_ENDPOINT_URL_${service.toUpperCase()}`, 'AWS_ENDPOINT_URL']) {
    const url = env[name];
    if (url) return parseUrl(url, name);
  }
  const ofService = findServices(profile, files)?.[`${service}.endpoint_url`];
  if (ofService) return parseUrl(ofService, `the services section "${profile.services}"`);
  return profile.endpoint_url ? parseUrl(profile.endpoint_url, "the profile's endpoint_url") : undefined;
}

/**
 * Where the logs, metrics or events of functions are: at their own custom endpoint, else with a Lambda that is not AWS's own, for
 * keys that are meant for a stand-in must not be sent to AWS. Undefined means the region's own endpoint.
 */
export function resolveTelemetryEndpoint(
  service: Exclude<ServiceName, 'lambda'>,
  sources: EndpointSources,
  lambda: string | undefined,
): string | undefined {
  const own = resolveEndpoint(service, sources);
  return own ?? (lambda === undefined || isAwsEndpoint(lambda) ? undefined : lambda);
}

/** Whether the endpoint is on this machine, where local stand-ins for Lambda listen. */
export function isLoopback(endpoint: string): boolean {
  const {hostname} = new URL(endpoint);
  return hostname === 'localhost' || hostname.endsWith('.localhost') || hostname === '[::1]' || /^127\./.test(hostname);
}

function findServices(profile: ProfileSection, files: ConfigFiles): ProfileSection | undefined {
  if (!profile.services) return undefined;
  const section = files.services.get(profile.services);
  if (section !== undefined) return section;
  throw new ProblemError({
    kind: 'setup',
    what: 'The endpoint could not be read from the AWS configuration',
    why: `The profile names a services section "${profile.services}", and there is none.`,
    tryThis: `Add [services ${profile.services}] to ~/.aws/config, or take "services" out of the profile.`,
  });
}

function parseUrl(text: string, source: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url?.protocol === 'http:' || url?.protocol === 'https:') return text;
  throw new ProblemError({
    kind: 'setup',
    what: 'The endpoint is not a URL',
    why: `${source} is "${maskUrl(text)}".`,
    tryThis: 'Give a whole URL, such as http://127.0.0.1:9001.',
  });
}
