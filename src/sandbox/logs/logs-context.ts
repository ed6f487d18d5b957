import type {Context} from '../context/context.ts';

/** What the operations of the logs service need. */
export type LogsContext = Pick<
  Context,
  'telemetry' | 'region' | 'accountId' | 'requestId' | 'records' | 'transaction' | 'delays'
>;
