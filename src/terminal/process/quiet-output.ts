import {format} from 'node:util';
import type {WriteLog} from './activity-log.ts';

/** What could write over the screen. */
export interface NoisySources {
  process: NodeJS.Process;
  console: Console;
  stderr: NodeJS.WriteStream;
}

const methods = ['debug', 'dir', 'error', 'info', 'log', 'table', 'trace', 'warn'] as const;

/**
 * Sends console output, Node's warnings and (when it is a terminal) everything written to stderr to a log. Returns a
 * function that lets console and stderr write again.
 */
export const quietOutput = ({process, console, stderr}: NoisySources, log: WriteLog): (() => void) => {
  const originals = methods.map(method => [method, console[method]] as const);
  for (const method of methods) {
    console[method] = (...values: unknown[]) => log(`console.${method} ${format(...values)}`);
  }

  // Node's own listener prints warnings.
  process.removeAllListeners('warning');
  process.on('warning', warning => log(`warning ${warning.stack ?? warning.message}`));

  const write = stderr.write;
  if (stderr.isTTY) stderr.write = (text: unknown, ...rest: unknown[]) => logWrite(log, text, rest);

  return () => {
    for (const [method, original] of originals) console[method] = original;
    stderr.write = write;
  };
};

const logWrite = (log: WriteLog, text: unknown, rest: unknown[]): boolean => {
  log(`stderr ${text instanceof Uint8Array ? Buffer.from(text).toString('utf8') : String(text)}`);
  const done = rest.find(value => typeof value === 'function');
  if (done !== undefined) queueMicrotask(() => done());
  return true;
};
