import {readFile} from 'node:fs/promises';
import type {AwsEnvironment} from './config-files.ts';

/** What the metadata of an EC2 instance says of it. */
export interface Instance {
  /** Whether a role is attached, whose keys it gives. */
  readonly hasRole: boolean;
  readonly region: string | undefined;
}

/** Longest wait for the metadata service, in milliseconds: it answers at once or it is not there. */
const longestWait = 1000;

/** Where a machine says that it is one of EC2's, and how (AWS, "Detect whether a host is an EC2 instance"). */
const marks: readonly (readonly [path: string, mark: RegExp])[] = [
  ['/sys/devices/virtual/dmi/id/board_asset_tag', /^i-/u],
  ['/sys/devices/virtual/dmi/id/sys_vendor', /^Amazon EC2/u],
  ['/sys/hypervisor/uuid', /^ec2/iu],
];

/**
 * What EC2's metadata service (IMDSv2) says of this machine; undefined where it is switched off, does not answer, or the machine
 * does not say that it is one of EC2's, in which case nothing is asked.
 */
export async function readInstance(env: AwsEnvironment): Promise<Instance | undefined> {
  if (env.AWS_EC2_METADATA_DISABLED?.toLowerCase() === 'true') return undefined;
  const named = env.AWS_EC2_METADATA_SERVICE_ENDPOINT;
  if (!named && !(await isOfEc2())) return undefined;
  const base =
    named ||
    (env.AWS_EC2_METADATA_SERVICE_ENDPOINT_MODE === 'IPv6' ? 'http://[fd00:ec2::254]' : 'http://169.254.169.254');
  const signal = AbortSignal.timeout(longestWait);
  const ask = async (path: string, headers: Record<string, string>, method = 'GET') => {
    const answer = await fetch(new URL(path, base), {method, headers, signal});
    const text = await answer.text();
    return answer.ok ? text.trim() : undefined;
  };
  try {
    const token = await ask('/latest/api/token', {'x-aws-ec2-metadata-token-ttl-seconds': '60'}, 'PUT');
    const headers = token === undefined ? {} : {'x-aws-ec2-metadata-token': token};
    const [role, region] = await Promise.all([
      ask('/latest/meta-data/iam/security-credentials/', headers),
      ask('/latest/meta-data/placement/region', headers),
    ]);
    return {hasRole: Boolean(role), region: region || undefined};
  } catch {
    return undefined;
  }
}

async function isOfEc2(): Promise<boolean> {
  const texts = await Promise.all(marks.map(([path]) => readFile(path, 'utf8').catch(() => '')));
  return marks.some(([, mark], index) => mark.test(texts[index] ?? ''));
}
