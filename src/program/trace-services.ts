import type {Calls} from '../aws/calls.ts';
import type {TraceServices} from '../core/traces/trace.ts';

/** Reading traces with the credentials of a connection. What reads them is loaded when first used. */
export function createTraceServices(calls: () => Calls): TraceServices {
  return {
    read: async (id, signal) => {
      const {readTrace} = await import('../aws/traces/read-trace.ts');
      return readTrace(calls().signed, id, signal);
    },
  };
}
