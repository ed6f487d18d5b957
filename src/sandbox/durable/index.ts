export type {InvokeChained} from './chained.ts';
export {invokeDurable} from './invoke-durable.ts';
export {replayExecution} from './replay-execution.ts';
export {resumeExecutions} from './start-execution.ts';
