// Signals and the own number have no other home in Node than the global object; only this file takes them from there.
// biome-ignore lint/style/noRestrictedGlobals: see above
const {pid, kill, geteuid} = process;

/** The number of this process. */
export const ownPid: number = pid;

/** Whether this process may do everything on this machine; never on Windows, which has no such user. */
export const isSuperuser: boolean = geteuid?.() === 0;

/** Whether a process of that number runs, whoever it belongs to. */
export function isAlive(number: number): boolean {
  try {
    kill(number, 0);
    return true;
  } catch (error) {
    // EPERM: somebody else's process, but a living one.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/** SIGKILL to a process group; nothing happens when all of it has ended. */
export function killGroup(leader: number): void {
  killProcess(-leader);
}

/** SIGKILL to a process; nothing happens when it has ended. */
export function killProcess(number: number): void {
  try {
    kill(number, 'SIGKILL');
  } catch {
    // No such process any more.
  }
}
