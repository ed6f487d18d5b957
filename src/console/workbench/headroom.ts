import type {InvokeRequest} from '../../core/run/invoke-request.ts';
import type {Connection} from '../connection/connection.ts';
import {toProblem} from '../reads/read-query.ts';
import type {ControllerTools} from '../tools/parts.ts';

/**
 * Why that many cannot run at once: more than the function's own reservation, or than the account leaves to functions
 * without one. Undefined when they can; what may not be read is said and stops nobody.
 */
export async function headroomProblem(
  tools: ControllerTools,
  connection: Connection,
  {target: {FunctionName}, concurrency}: InvokeRequest,
  signal: AbortSignal,
): Promise<string | undefined> {
  const options = {background: false, signal};
  try {
    const own = await connection.call('GetFunctionConcurrency', {FunctionName}, options);
    const reserved = own['ReservedConcurrentExecutions'];
    if (typeof reserved === 'number') return problem(concurrency, reserved, 'are reserved for this function');
    const account = await connection.call('GetAccountSettings', {}, options);
    const {UnreservedConcurrentExecutions: left} = (account['AccountLimit'] ?? {}) as Record<string, unknown>;
    return typeof left === 'number' ? problem(concurrency, left, 'are left in this account') : undefined;
  } catch (error) {
    if (signal.aborted) return undefined;
    const {what, why} = toProblem(error);
    tools.notify(`How many may run at once is not known. ${what}: ${why}`, 'warn');
    return undefined;
  }
}

function problem(concurrency: number, most: number, reason: string): string | undefined {
  return concurrency <= most ? undefined : `at most ${most.toLocaleString('en')} ${reason}`;
}
