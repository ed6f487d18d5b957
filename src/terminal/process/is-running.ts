import {codeOfDisk} from '../../disk/disk-error.ts';

/** Whether a process of this machine has not ended. */
export function isRunning(process: Pick<NodeJS.Process, 'kill'>, pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    // One of another user is alive.
    return codeOfDisk(error) === 'EPERM';
  }
}
