import {readFileSync} from 'node:fs';
import {platform} from 'node:os';
import {type ControlGroups, type GroupLimits, openControlGroups} from './control-groups.ts';
import {findOwnControlGroup} from './own-control-group.ts';
import type {MemoryLimit, PlaceContents} from './place.ts';

/** MB for what the kernel itself keeps for processes: tables of pages, buffers of sockets. */
const kernelShare = 32;
/** Processes and threads of one environment (Lambda quotas page). */
export const processLimit = 1024;

/** Control groups for handlers, or why the kernel limits none here. Never rejects. */
export async function findControlGroups(): Promise<ControlGroups | Exclude<MemoryLimit, {kind: 'controlGroup'}>> {
  if (platform() !== 'linux') return {kind: 'none', why: 'only Linux tells what a tree of processes takes'};
  try {
    const folder = findOwnControlGroup(readOwn('cgroup'), readOwn('mountinfo'));
    if (folder === undefined) throw new Error('there are no control groups of version 2');
    return await openControlGroups(folder);
  } catch (error) {
    return {kind: 'watch', why: error instanceof Error ? error.message : String(error)};
  }
}

/**
 * The limits of a place. `/tmp` of a room is memory too, which counts as that of who wrote it: below this limit the memory is looked
 * at as everywhere, and what a burst takes in between is what the kernel refuses.
 */
export function formatLimits({memorySize, scratchSize}: PlaceContents, isWalled: boolean): GroupLimits {
  const memory = memorySize + (isWalled ? scratchSize : 0) + kernelShare;
  return {
    'memory.max': String(memory * 1024 * 1024),
    'memory.swap.max': '0',
    'memory.oom.group': '1',
    'pids.max': String(processLimit),
  };
}

function readOwn(name: string): string {
  return readFileSync(`/proc/self/${name}`, 'utf8');
}
