import type {ConnectRequest, ProfileChoice} from '../console/services.ts';
import {ProblemError} from '../core/problem.ts';
import {formatDiskError} from '../disk/disk-error.ts';
import {type DestinationParts, toConnectionFlags} from './find-destination.ts';

/**
 * The profiles that can be switched to; `asked` is the connection that was asked for last. Throws a ProblemError where the
 * files cannot be read, and in a console that stays in its sandbox.
 */
export async function readProfiles(parts: DestinationParts, asked: ConnectRequest): Promise<readonly ProfileChoice[]> {
  const {env} = parts.host;
  if (parts.request.sandbox === true) {
    throw toProblemError('No profile is used here', 'the console was started with --sandbox.', 'Start it without.');
  }
  const {listProfiles} = await import('../aws/config/profiles.ts');
  const {findUsedProfile} = await import('../aws/connection.ts');
  const used = findUsedProfile(toConnectionFlags(parts, asked), env);
  try {
    return (await listProfiles(env)).map(({name, region}) => ({name, region, isUsed: name === used}));
  } catch (error) {
    throw toProblemError('The profiles cannot be read', formatDiskError(error), 'Mend that and press P again.');
  }
}

function toProblemError(what: string, why: string, tryThis: string): ProblemError {
  return new ProblemError({kind: 'setup', what, why, tryThis});
}
