import type {OperationOutput} from '../../schema/index.ts';
import {defineCollection} from '../store/index.ts';

/** How a function's asynchronous invocations are retried and whom their ends are told. */
export type EventInvokeConfig = OperationOutput<'GetFunctionEventInvokeConfig'>;

/** How asynchronous invocations are retried: owner is the function's name, key the qualifier. */
export const eventInvokeCollection = defineCollection<EventInvokeConfig>('function.event-invoke');
