import type {Context} from '../context/context.ts';

/** What the operations of alarms need. */
export type AlarmsContext = Pick<Context, 'telemetry' | 'region' | 'accountId' | 'requestId' | 'now'>;
