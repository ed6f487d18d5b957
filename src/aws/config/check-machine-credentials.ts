import {existsSync} from 'node:fs';
import {ProblemError} from '../../core/problem.ts';
import {cleanText} from '../../core/text/clean.ts';
import type {AwsEnvironment} from './config-files.ts';

/** Where credentials of a container may be without TLS: on this machine, and where ECS and EKS give them. */
const containerHost = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\]|169\.254\.170\.23?|\[fd00:ec2::23\])$/;

/**
 * Refuses what the environment says of a container's or a web identity's credentials and cannot be: the SDK would go on to other
 * sources, and could end on another account. Throws a setup problem that names the variable.
 */
export function checkMachineCredentials(env: AwsEnvironment): void {
  const {AWS_CONTAINER_CREDENTIALS_RELATIVE_URI: relative, AWS_CONTAINER_CREDENTIALS_FULL_URI: full} = env;
  checkFile(env, 'AWS_WEB_IDENTITY_TOKEN_FILE');
  if (env['AWS_WEB_IDENTITY_TOKEN_FILE'] && !env['AWS_ROLE_ARN'])
    throw refused('AWS_ROLE_ARN', 'is not set, but AWS_WEB_IDENTITY_TOKEN_FILE is', 'Set both, or unset the latter.');
  checkFile(env, 'AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE');
  if (relative || !full) return;
  const url = URL.parse(full);
  if (url === null) throw refusedUri('which is no URL');
  if (url.protocol === 'https:' || containerHost.test(url.hostname)) return;
  throw refusedUri(`and ${cleanText(url.host)} may not give any without https`);
}

function checkFile(env: AwsEnvironment, name: string): void {
  const path = env[name];
  if (path && !existsSync(path))
    throw refused(
      name,
      `names ${cleanText(path)}: there is no such file`,
      `Set it to a file that is there, or unset it.`,
    );
}

/** What is asked for credentials may hold a secret, and is not shown. */
function refusedUri(why: string): ProblemError {
  const name = 'AWS_CONTAINER_CREDENTIALS_FULL_URI';
  return refused(name, `says where to ask for them, ${why}`, 'Set it to where they are, or unset it.');
}

function refused(name: string, why: string, tryThis: string): ProblemError {
  return new ProblemError({
    kind: 'setup',
    what: 'The credentials cannot be asked for',
    why: `${name} ${why}.`,
    tryThis,
  });
}
