import {join} from 'node:path';
import {findStateFolder} from '../terminal/process/state-folder.ts';
import type {Host} from './host.ts';

/** Where the sandbox keeps its state unless told otherwise. */
export function findSandboxFolder(host: Pick<Host, 'env' | 'home'>): string {
  return join(findStateFolder(host.env, host.home), 'sandbox');
}
