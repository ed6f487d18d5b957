import type {Context} from '../context/context.ts';

/** What the operations of CloudWatch need. */
export type MetricsContext = Pick<Context, 'telemetry' | 'region' | 'requestId'>;
