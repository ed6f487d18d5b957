import {readdirSync, readFileSync} from 'node:fs';
import {platform} from 'node:os';
import {killProcess} from './control.ts';

/**
 * SIGKILL to every process that has inherited this variable with this value: also to those that left their process group
 * and whose parent is gone. Only Linux can tell; elsewhere nothing happens.
 */
export function killStragglers(name: string, value: string): void {
  if (platform() !== 'linux') return;
  const entry = Buffer.from(`\0${name}=${value}\0`);
  for (const pid of readdirSync('/proc')) {
    if (/^\d+$/.test(pid) && hasEntry(pid, entry)) killProcess(Number(pid));
  }
}

function hasEntry(pid: string, entry: Buffer): boolean {
  try {
    return Buffer.concat([Buffer.alloc(1), readFileSync(`/proc/${pid}/environ`)]).includes(entry);
  } catch {
    // It has ended, or is another user's.
    return false;
  }
}
