import {randomBytes} from 'node:crypto';
import type {StoredExecution} from '../model/stored-execution.ts';

/** Gives an execution the only token it takes from now on; whoever gets it is told of all changes so far. */
export function renewToken(execution: StoredExecution): StoredExecution {
  if (execution.status !== 'RUNNING') return execution;
  return {...execution, token: {text: randomBytes(24).toString('base64'), seen: execution.changes}};
}
