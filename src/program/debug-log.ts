import {join} from 'node:path';
import {createActivityLog} from '../terminal/process/activity-log.ts';
import {findStateFolder} from '../terminal/process/state-folder.ts';
import {describeSetup} from './describe-setup.ts';
import type {Host} from './host.ts';
import type {SettingsFile} from './settings.ts';
import type {TargetRequest} from './target-request.ts';

/**
 * The host with a log of the session, `debug.log` in the state folder: what is used, and then what is told of it, a line with its
 * time each. It holds no secret.
 */
export async function withDebugLog(host: Host, request: TargetRequest, settings: SettingsFile): Promise<Host> {
  const {env, home} = host;
  const debug = createActivityLog(join(findStateFolder(env, home), 'debug.log'), () => new Date());
  for (const line of await describeSetup({host, request: {color: false, ...request}, settings}, {})) debug(line);
  return {...host, debug};
}
