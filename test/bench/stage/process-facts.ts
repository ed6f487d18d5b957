import {execFileSync} from 'node:child_process';
import {readFileSync} from 'node:fs';

/** Resident memory of a process now and at its most, in MB. Linux only. */
export function memoryOf(pid: number): {now: number; most: number} {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  const toMegabytes = (field: string) => Number(new RegExp(`^${field}:\\s+(\\d+) kB$`, 'm').exec(status)?.[1]) / 1024;
  return {now: toMegabytes('VmRSS'), most: toMegabytes('VmHWM')};
}

/** Processor time a process has used so far, in milliseconds. Linux only. */
export function processorTimeOf(pid: number): number {
  // The command's name, in brackets, may hold blanks; user and system ticks are the 14th and 15th field.
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
    .replace(/^.*\) /s, '')
    .split(' ');
  return ((Number(fields[11]) + Number(fields[12])) * 1000) / ticksPerSecond();
}

/** Milliseconds the main thread of a process has been ready to run while others had the processors. Linux only. */
export function queueingTimeOf(pid: number): number {
  const [, waited] = readFileSync(`/proc/${pid}/task/${pid}/schedstat`, 'utf8').split(' ');
  return Number(waited) / 1e6;
}

function ticksPerSecond(): number {
  return Number(execFileSync('getconf', ['CLK_TCK'], {encoding: 'utf8'}));
}
